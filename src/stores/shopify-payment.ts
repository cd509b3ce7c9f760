import type { IncomingOrder } from '../orders/incoming.ts'
import type { ShopifyOrder } from './shopify-order-shape.ts'

/** Paid once, even if some or all of it went back since. "authorized" is a promise of money, not money. */
const paidStatuses = new Set(['paid', 'partially_refunded', 'refunded'])
/** A checkout that pays at once may take this long to hear from its bank. */
const atOnceMs = 10 * 60_000

export function isPaid({ financial_status }: ShopifyOrder): boolean {
  return paidStatuses.has(financial_status ?? '')
}

/**
 * Shopify never says when an order was paid. A body that is `paid` proves that it was by its `updated_at`, but only with
 * a sign that payment came after placing (a telling of it unpaid, or orders/paid) is that the time of payment: any
 * later change of an old order would look as fresh. Without such a sign, it was paid when it was placed.
 */
export function paymentOf(
  order: ShopifyOrder,
  topic: string,
  placedAt: Date,
): Pick<IncomingOrder, 'paidBy' | 'paysLater'> {
  if (!isPaid(order)) return { paidBy: null, paysLater: true }
  return { paidBy: provenBy(order, topic, placedAt), paysLater: topic === 'orders/paid' }
}

function provenBy(order: ShopifyOrder, topic: string, placedAt: Date): Date | null {
  const { updated_at: changedAt, created_at: createdAt } = order
  if (topic === 'orders/create' || changedAt === null) return placedAt
  if (changedAt.getTime() - (createdAt ?? placedAt).getTime() <= atOnceMs) return placedAt
  // The last change of an order that was cancelled or paid back is that, not its payment.
  return order.financial_status === 'paid' && order.cancelled_at === null ? changedAt : null
}
