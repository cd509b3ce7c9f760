import type { Reading } from './layout.ts'
import { meaningOf, type StatusMeaning } from './order-status.ts'
import type { WholeOrder } from './whole-order.ts'

export interface OrderTimes {
  readonly placedAt: Date
  readonly paidAt: Date | null
  readonly fulfilledAt: Date | null
  readonly cancelledAt: Date | null
  /** The newest time that the file tells of this order. */
  readonly changedAt: Date
  readonly isRefunded: boolean
}

/** A store's clock may run ahead, and its zone may be a day ahead of the one chosen. */
const aheadMs = 36 * 3_600_000

/** An export tells the past, so an order that nothing calls unpaid counts as paid when it was placed. */
export function readTimes(whole: WholeOrder, reading: Reading): OrderTimes {
  const { cells, rowOf } = whole
  const placedAt = whole.date('placedAt') ?? cells.refuse(rowOf('placedAt'), 'placedAt', 'an order has a date')
  if (placedAt.getTime() > reading.importedAt.getTime() + aheadMs) {
    cells.refuse(rowOf('placedAt'), 'placedAt', 'lies in the future; are days and months the right way round')
  }
  const meaning = meaningOfOrder(whole)
  const [paid, fulfilledAt, cancelled] = [whole.date('paidAt'), whole.date('fulfilledAt'), whole.date('cancelledAt')]
  const times = [placedAt, paid, fulfilledAt, cancelled].flatMap((at) => at?.getTime() ?? [])
  const changedAt = new Date(Math.max(...times))
  return {
    placedAt,
    paidAt: paidAt(whole, meaning, paid, placedAt),
    fulfilledAt,
    cancelledAt: cancelled ?? (isCalledOff(whole, meaning) ? changedAt : null),
    changedAt,
    isRefunded: meaning === 'refunded',
  }
}

function meaningOfOrder(whole: WholeOrder): StatusMeaning | null {
  const status = whole.text('status')
  if (status === null) return null
  const { cells, rowOf } = whole
  const unknown = 'no status this version knows; without a column for it, the date of payment counts'
  const meaning = meaningOf(status) ?? cells.refuse(rowOf('status'), 'status', unknown)
  return meaning === 'draft' ? cells.refuse(rowOf('status'), 'status', 'nobody has placed this order yet') : meaning
}

function paidAt(whole: WholeOrder, meaning: StatusMeaning | null, paid: Date | null, placedAt: Date): Date | null {
  if (meaning === 'paid' || meaning === 'refunded') return paid ?? placedAt
  if (meaning !== null) return null
  // A status that is empty says nothing either.
  return whole.cells.has('paidAt') ? paid : placedAt
}

/** Set to refunded without an amount: nothing tells what went back, so it is called off. */
function isCalledOff(whole: WholeOrder, meaning: StatusMeaning | null): boolean {
  const hasAmount = /[1-9]/.test(whole.text('refunded') ?? '')
  return meaning === 'called-off' || (meaning === 'refunded' && !hasAmount)
}
