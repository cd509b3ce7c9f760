import { scaleMinor } from '../lib/money.ts'
import type { IncomingLine, IncomingRefund } from '../orders/incoming.ts'
import { sumMinor } from './amounts.ts'
import { minorIn, type TaxedMinor } from './saleor-money.ts'
import { type SaleorOrder, type SaleorPart, timesOf } from './saleor-order-shape.ts'
import { versionOf } from './version.ts'

/** What of the order its refunds are read by. */
export interface RefundedOrder {
  readonly order: SaleorOrder
  readonly currency: string
  readonly lines: readonly IncomingLine[]
  readonly shipping: TaxedMinor
  readonly total: bigint
  readonly rank: number
}

interface ToldRefund {
  readonly externalId: string
  readonly refundedAt: Date
  readonly moneyMinor: bigint
  readonly lines: readonly SaleorPart[]
  /** With tax. */
  readonly shippingGross: bigint
}

/**
 * Goods come back by parcels that were refunded or by refunds that were granted; what else went back, one more refund
 * tells, so that together they are always `totalRefunded`. All are told in every telling that has any, with nothing in
 * them where nothing (no longer) went back: then the newest telling of each is the truth.
 */
export function refundsOf(from: RefundedOrder): IncomingRefund[] {
  const named = [...parcelRefunds(from), ...grantedRefunds(from)]
  return [...named, ...otherRefund(from, named)].map((told) => toRefund(told, from))
}

function parcelRefunds({ order, currency }: RefundedOrder): ToldRefund[] {
  const refunded = order.fulfillments.filter(
    ({ status }) => status === 'REFUNDED' || status === 'REFUNDED_AND_RETURNED',
  )
  return refunded.map(({ id, created, lines, ...parcel }) => ({
    externalId: id,
    refundedAt: created ?? order.updatedAt,
    moneyMinor: minorIn(currency, parcel.totalRefundedAmount, 'fulfillment.totalRefundedAmount'),
    lines,
    shippingGross: minorIn(currency, parcel.shippingRefundedAmount, 'fulfillment.shippingRefundedAmount'),
  }))
}

/** Granting is a decision; only SUCCESS says that the money went. */
function grantedRefunds({ order, currency, shipping }: RefundedOrder): ToldRefund[] {
  return order.grantedRefunds.map((granted) => {
    const isPaid = granted.status === 'SUCCESS'
    return {
      externalId: granted.id,
      refundedAt: granted.createdAt ?? order.updatedAt,
      moneyMinor: isPaid ? minorIn(currency, granted.amount, 'grantedRefund.amount') : 0n,
      lines: isPaid ? granted.lines : [],
      shippingGross: isPaid && granted.shippingCostsIncluded ? shipping.gross : 0n,
    }
  })
}

/** Of money alone nobody knows which goods it was for, except where it is all of it. */
function otherRefund({ order, currency, shipping, total }: RefundedOrder, named: readonly ToldRefund[]): ToldRefund[] {
  if (!order.totalRefunded) return []
  const moneyMinor = sumMinor([
    minorIn(currency, order.totalRefunded, 'order.totalRefunded'),
    ...named.map((refund) => -refund.moneyMinor),
  ])
  if (moneyMinor === 0n && named.length === 0) return []
  const isWhole = total > 0n && moneyMinor >= total
  return [
    {
      externalId: `${order.id} other`,
      refundedAt: timesOf(order, 'PAYMENT_REFUNDED', 'TRANSACTION_REFUND_REQUESTED').at(-1) ?? order.updatedAt,
      moneyMinor,
      lines: isWhole ? order.lines.map(({ id, quantity }) => ({ quantity, orderLine: { id } })) : [],
      shippingGross: isWhole ? shipping.gross : 0n,
    },
  ]
}

function toRefund(refund: ToldRefund, { order, currency, lines, shipping, rank }: RefundedOrder): IncomingRefund {
  const parts = refund.lines.flatMap((part) => shareOf(part, lines))
  const shippingMinor = share(shipping.net, refund.shippingGross, shipping.gross)
  const told = {
    externalId: refund.externalId,
    orderExternalId: order.id,
    refundedAt: refund.refundedAt,
    currency,
    linesMinor: sumMinor(parts.map((part) => part.totalMinor)),
    taxMinor: sumMinor([...parts.map((part) => part.taxMinor), refund.shippingGross - shippingMinor]),
    shippingMinor,
    moneyMinor: refund.moneyMinor,
    lines: parts.map(({ taxMinor, ...part }) => part),
  }
  return { ...told, version: versionOf(order.updatedAt, told, rank) }
}

/** What so many of the line cost, without tax. Gift cards are no goods. */
function shareOf({ quantity, orderLine }: SaleorPart, lines: readonly IncomingLine[]) {
  const line = lines.find(({ externalId, kind }) => externalId === orderLine?.id && kind === 'product')
  if (!line) return []
  const [some, all] = [BigInt(quantity), BigInt(line.quantity)]
  const totalMinor = share(line.totalMinor, some, all)
  return [{ lineExternalId: line.externalId, quantity, totalMinor, taxMinor: share(line.taxMinor, some, all) }]
}

function share(minor: bigint, some: bigint, all: bigint): bigint {
  return all === 0n ? 0n : sumMinor([scaleMinor(minor, some, all)])
}
