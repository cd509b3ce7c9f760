import { decimalText } from '../lib/money.ts'
import type { IncomingOrder, IncomingRefund } from '../orders/incoming.ts'
import { toRefunds } from '../stores/woocommerce-refund.ts'
import { fileVersion } from './version.ts'

interface RefundTold {
  readonly refundedMinor: bigint | null
  /** All of the order. */
  readonly isRefunded: boolean
  readonly changedAt: Date
}

type Refunded = Pick<IncomingOrder, 'externalId' | 'currency' | 'lines' | 'taxMinor' | 'shippingMinor' | 'totalMinor'>

/**
 * A file tells the sum of an order's refunds and no more. It stands in for them until the platform tells of the order or
 * of a refund, and is split over goods, tax and shipping as that of any platform that tells sums only.
 */
export function refundsOf(order: Refunded, told: RefundTold, importedAt: Date): IncomingRefund[] {
  const minor = told.refundedMinor ?? 0n
  if (minor <= 0n) return []
  const sum = {
    id: `refunded ${order.externalId}`.slice(0, 255),
    total: decimalText({ minor: -minor, currency: order.currency }),
  }
  const context = {
    ...order,
    chargedMinor: order.totalMinor,
    isRefunded: told.isRefunded,
    changedAt: told.changedAt,
    rank: 0,
  }
  return toRefunds([sum], context).map((refund) => ({
    ...refund,
    version: fileVersion(importedAt, told.changedAt, refund.externalId),
  }))
}
