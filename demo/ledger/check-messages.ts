import type { Answers, MessageRow } from '../app/answers.ts'
import type { Order } from '../world/shop.ts'
import { type Check, each, same } from './check.ts'
import { type ExpectedMessage, expectMessage } from './expected-message.ts'
import type { Ledger } from './ledger.ts'

interface OwedMessage {
  readonly order: Order
  readonly expected: ExpectedMessage
}

/** Every message the app owes, and whether it is there once, sent once, or rightly not sent. */
export function checkMessages(ledger: Ledger, answers: Answers): Check[] {
  const owed = ledger.orders.flatMap((order): OwedMessage[] => {
    const expected = expectMessage(order, ledger)
    return expected ? [{ order, expected }] : []
  })
  const rows = new Map(answers.messages.map((row) => [row.orderNumber, row]))
  const mailsOf = countBy(ledger.mails.map(({ orderNumber }) => orderNumber))
  const sent = owed.filter(({ expected }) => expected.state === 'sent')
  const kept = owed.filter(({ expected }) => expected.state === 'skipped')
  return [
    same('paid orders that have a message', owed.length, answers.messages.length),
    each('thank-yous sent, each once', sent, (it) => wrongWith(it, rows, mailsOf, 1)),
    each('not sent, for the right reason', kept, (it) => wrongWith(it, rows, mailsOf, 0)),
    same('mails in the readers’ mailboxes', sent.length, ledger.mails.length),
    same('people who unsubscribed', ledger.unsubscribed.size, answers.suppressed),
    same('broken webhooks in quarantine', ledger.posted.broken, answers.quarantined),
  ]
}

function wrongWith(
  { order, expected }: OwedMessage,
  rows: ReadonlyMap<string, MessageRow>,
  mailsOf: ReadonlyMap<string, number>,
  mailsOwed: number,
): string | undefined {
  const row = rows.get(order.number)
  if (!row) return `${order.number} has no message`
  const [wanted, found] = [inWords(expected), inWords(row)]
  if (wanted !== found) return `${order.number} is ${found}, not ${wanted}`
  const mails = mailsOf.get(order.number) ?? 0
  return mails === mailsOwed ? undefined : `${order.number} was mailed ${mails} times, not ${mailsOwed}`
}

function inWords({ state, reason }: Pick<MessageRow, 'state' | 'reason'>): string {
  return reason ? `${state} (${reason})` : state
}

export function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
