import type { Answers, MessageRow } from '../app/answers.ts'
import type { Order } from '../world/shop.ts'
import { type Check, each } from './check.ts'
import { addressOf, type Ledger } from './ledger.ts'

const heldOutShare = 0.2

/** Whether chance, and chance alone, decided who got an offer. */
export function checkArms(ledger: Ledger, answers: Answers): Check[] {
  const orders = new Map(ledger.orders.map((order) => [order.number, order]))
  const mails = new Map(ledger.mails.map((mail) => [mail.orderNumber, mail]))
  const rows = answers.messages.filter(({ state }) => state === 'sent')
  const arms = firstArms(rows, orders)
  return [
    each('mails with an offer only for who may get one', rows, (row) => {
      const offers = mails.get(row.orderNumber)?.offerLinks.length ?? 0
      if (row.arm === 'offer' && row.offers.length > 0 !== offers > 0) return `${row.orderNumber}: mail and row differ`
      return row.arm !== 'offer' && offers > 0 ? `${row.orderNumber} (${row.arm}) has an offer` : undefined
    }),
    each('customers who stay what they were assigned to', rows, (row) => {
      const first = arms.get(addressOfRow(row, orders))
      return row.arm === first ? undefined : `${row.orderNumber} is ${row.arm}, earlier ${first}`
    }),
    each('people who refused offers, in no arm', rows, (row) => {
      const refuses = orders.get(row.orderNumber)?.customer?.hasRefused ?? false
      return refuses === (row.arm === 'none') ? undefined : `${row.orderNumber} is ${row.arm}`
    }),
    shareCheck([...arms.values()]),
  ]
}

function firstArms(rows: readonly MessageRow[], orders: ReadonlyMap<string, Order>): Map<string, string> {
  const arms = new Map<string, string>()
  for (const row of rows.toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id)))) {
    const address = addressOfRow(row, orders)
    if (!arms.has(address)) arms.set(address, row.arm)
  }
  return arms
}

function addressOfRow(row: MessageRow, orders: ReadonlyMap<string, Order>): string {
  const order = orders.get(row.orderNumber)
  return (order && addressOf(order)) ?? ''
}

/** A fair coin lands more than four and a half standard deviations away once in 150,000 demos. */
function shareCheck(arms: readonly string[]): Check {
  const assigned = arms.filter((arm) => arm !== 'none')
  const heldOut = assigned.filter((arm) => arm === 'held-out').length
  const expected = assigned.length * heldOutShare
  const limit = 4.5 * Math.sqrt(expected * (1 - heldOutShare))
  const isFair = Math.abs(heldOut - expected) <= limit
  const name = 'customers held out, of whom a fifth was asked for'
  return {
    name,
    did: `${expected.toFixed(0)} ± ${limit.toFixed(0)}`,
    says: String(heldOut),
    wrong: isFair ? [] : [`${heldOut} of ${assigned.length} is not a fifth`],
  }
}
