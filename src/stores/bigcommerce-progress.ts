import type { IncomingOrder } from '../orders/incoming.ts'
import type { Hook } from './bigcommerce-hook.ts'
import type { BigCommerceOrder } from './bigcommerce-order-shape.ts'
import { isPaid, type Stage, stageOf } from './bigcommerce-stage.ts'

/**
 * BigCommerce does not tell when; the last change is at or after it. "Refunded" with no refund behind it was set by
 * hand, and nothing is left of such an order either. Archiving is what BigCommerce also calls deleting: of an order that
 * was fulfilled it is tidying up, of any other it takes the sale back. All of it can be undone, so it is no removal.
 */
export function cancelledAt(order: BigCommerceOrder, refundCount: number): Date | null {
  const { status_id, stage, is_deleted, changedAt } = order
  const isEmptied = status_id === '4' && refundCount === 0
  const isTakenBack = is_deleted && stage !== 'fulfilled'
  return stage === 'cancelled' || isEmptied || isTakenBack ? changedAt : null
}

/** Digital goods are Completed without ever being shipped. */
export function fulfilledAt({ stage, date_shipped, changedAt }: BigCommerceOrder): Date | null {
  if (stage === 'fulfilled') return date_shipped ?? changedAt
  return stage === 'refunded' || stage === 'disputed' ? date_shipped : null
}

const ranks: Readonly<Record<Stage, number>> = {
  incomplete: 0,
  unpaid: 1,
  paid: 2,
  fulfilled: 4,
  disputed: 5,
  refunded: 6,
  cancelled: 9,
}

/** Between two states of one second, the one further along is the later one. */
export function rankOf({ status_id, stage }: BigCommerceOrder, isCancelled: boolean): number {
  const isFurther = status_id === '3' || status_id === '4'
  return (isCancelled ? 100 : 0) + ranks[stage] * 10 + (isFurther ? 1 : 0)
}

/** A checkout that pays at once may take this long to hear from its bank. */
const atOnceMs = 10 * 60_000

/**
 * BigCommerce never says when an order was paid. An order told unpaid, or a webhook of its status moving from unpaid to
 * paid, shows that payment came after placing; then the earliest time at which it is known paid is the time of payment.
 */
export function paymentOf(order: BigCommerceOrder, hook: Hook): Pick<IncomingOrder, 'paidBy' | 'paysLater'> {
  if (isPaidNow(hook)) return { paidBy: hook.sentAt ?? provenBy(order), paysLater: true }
  return { paidBy: provenBy(order), paysLater: order.stage === 'unpaid' }
}

function isPaidNow({ statusBefore, statusAfter }: Hook): boolean {
  return stageOf(statusBefore) === 'unpaid' && isPaid(stageOf(statusAfter))
}

/** The last change of an order that was disputed or paid back is that, not its payment. */
function provenBy({ stage, date_created, changedAt }: BigCommerceOrder): Date | null {
  if (!isPaid(stage)) return null
  if (changedAt.getTime() - date_created.getTime() <= atOnceMs) return date_created
  return stage === 'paid' || stage === 'fulfilled' ? changedAt : null
}
