import type { IncomingOrder } from '../orders/incoming.ts'
import { sumMinor } from './amounts.ts'
import { minorIn } from './saleor-money.ts'
import { type SaleorOrder, timesOf } from './saleor-order-shape.ts'

const paidStatuses = new Set(['FULLY_CHARGED', 'PARTIALLY_REFUNDED', 'FULLY_REFUNDED'])
const chargedStatuses = new Set(['FULL', 'OVERCHARGED'])

type Payment = Pick<IncomingOrder, 'paidAt' | 'paidBy' | 'paysLater'>

/**
 * When an order was paid, its own events say. Without them (imports have none) order_fully_paid does, and otherwise an
 * order that is paid was so when it was placed.
 */
export function paymentOf(order: SaleorOrder, topic: string, issuedAt: Date | null): Payment {
  const [toldAt] = timesOf(order, 'ORDER_FULLY_PAID', 'ORDER_MARKED_AS_PAID')
  if (toldAt) return { paidAt: toldAt, paidBy: toldAt, paysLater: true }
  if (!wasPaid(order)) return { paidAt: null, paidBy: null, paysLater: true }
  const isTold = topic === 'order_fully_paid' && issuedAt !== null
  return { paidAt: order.created, paidBy: isTold ? issuedAt : null, paysLater: isTold }
}

/** Paid once, even if some or all of it went back since: then Saleor itself says that it is no longer paid. */
function wasPaid(order: SaleorOrder): boolean {
  if (order.isPaid || paidStatuses.has(order.paymentStatus ?? '') || chargedStatuses.has(order.chargeStatus ?? '')) {
    return true
  }
  const { currency } = order.total.gross
  const total = minorIn(currency, order.total.gross, 'order.total.gross')
  const charged = minorIn(currency, order.totalCharged, 'order.totalCharged')
  const refunded = minorIn(currency, order.totalRefunded, 'order.totalRefunded')
  return total > 0n && sumMinor([charged, refunded]) >= total
}
