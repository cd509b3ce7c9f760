import type { Answers } from '../app/answers.ts'
import { type Order, sum } from '../world/shop.ts'
import { type Check, each, euros, same } from './check.ts'
import { countBy } from './check-messages.ts'
import { type ExpectedCredit, openCreditBook } from './expected-credit.ts'
import type { Ledger } from './ledger.ts'
import { netCents } from './revenue.ts'

interface Credited extends ExpectedCredit {
  readonly order: Order
}

function creditsOf(ledger: Ledger): Credited[] {
  const book = openCreditBook(ledger)
  return ledger.orders.flatMap((order) => {
    const credit = book.creditOf(order)
    return credit ? [{ order, ...credit }] : []
  })
}

/** Clicks and credited orders, mail by mail. */
export function checkCredits(ledger: Ledger, { messages }: Answers): Check[] {
  const credits = creditsOf(ledger)
  const clicksBy = (isHuman: boolean) =>
    countBy(ledger.clicks.flatMap((click) => (click.isHuman === isHuman ? [click.mail.orderNumber] : [])))
  const [people, scanners] = [clicksBy(true), clicksBy(false)]
  const owed = countBy(credits.map(({ mail }) => mail.orderNumber))
  const sent = messages.filter(({ state }) => state === 'sent')
  return [
    same('clicks by people', total(people), sum(sent.map((row) => row.humanClicks))),
    same('clicks by scanners', total(scanners), sum(sent.map((row) => row.scannerClicks))),
    each('mails whose clicks agree one by one', sent, ({ orderNumber, humanClicks, scannerClicks }) => {
      const [h, s] = [people.get(orderNumber) ?? 0, scanners.get(orderNumber) ?? 0]
      return humanClicks === h && scannerClicks === s
        ? undefined
        : `${orderNumber}: ${humanClicks}+${scannerClicks}, not ${h}+${s}`
    }),
    same('orders credited to a mail', credits.length, sum(sent.map((row) => row.credited?.orders ?? 0))),
    each('mails with the right credit', sent, ({ orderNumber, credited }) => {
      const [found, right] = [credited?.orders ?? 0, owed.get(orderNumber) ?? 0]
      return found === right ? undefined : `${orderNumber} has ${found} orders, not ${right}`
    }),
    same(
      'revenue of credited orders, net',
      sum(credits.map(({ order }) => netCents(order))),
      sum(sent.map((row) => row.credited?.net.minor ?? 0)),
      euros,
    ),
  ]
}

function total(counts: ReadonlyMap<string, number>): number {
  return sum(counts.values())
}
