import { z } from 'zod'
import { scaleMinor } from '../lib/money.ts'
import type { IncomingLine, IncomingRefund } from '../orders/incoming.ts'
import { shareOut, sumMinor } from './amounts.ts'
import { minorOf, paidMinor } from './bigcommerce-money.ts'
import {
  amount,
  flag,
  id,
  listOf,
  optionalAmount,
  optionalId,
  optionalInstant,
  optionalText,
  quantity,
} from './fields.ts'
import { versionOf } from './version.ts'

const item = z.object({
  item_type: optionalText,
  item_id: optionalId,
  quantity: quantity.nullish(),
  requested_amount: optionalAmount,
})
type Item = z.infer<typeof item>

const refundShape = z.object({
  id,
  created: optionalInstant,
  total_amount: amount,
  total_tax: optionalAmount,
  items: listOf(item),
  payments: listOf(z.object({ amount: optionalAmount, is_declined: flag })),
})
type BigCommerceRefund = z.infer<typeof refundShape>
export const refunds = z.array(refundShape)

/** What of an order a refund is told against. */
interface RefundedOrder {
  readonly externalId: string
  readonly currency: string
  readonly lines: readonly IncomingLine[]
  readonly shippingMinor: bigint
  readonly changedAt: Date
}

/** A refund that every payment provider declined has not happened. */
export function toRefunds(told: readonly BigCommerceRefund[], order: RefundedOrder): IncomingRefund[] {
  const happened = told.filter(({ payments }) => payments.length === 0 || payments.some((one) => !one.is_declined))
  return happened.map((refund) => toRefund(refund, order))
}

function toRefund(refund: BigCommerceRefund, order: RefundedOrder): IncomingRefund {
  const { currency } = order
  const total = paidMinor(refund.total_amount, currency, 'refund.total_amount')
  const taxMinor = minorOf(refund.total_tax, currency)
  const parts = partsOf(refund, order, total - taxMinor)
  const sumOf = (kind: Part['kind']) => sumMinor(parts.filter((one) => one.kind === kind).map((one) => one.minor))
  const lines = parts.flatMap(({ kind, lineExternalId, quantity, minor }) =>
    kind === 'goods' && lineExternalId !== null ? [{ lineExternalId, quantity, totalMinor: minor }] : [],
  )
  const told = {
    externalId: refund.id,
    orderExternalId: order.externalId,
    refundedAt: refund.created ?? order.changedAt,
    currency,
    linesMinor: sumOf('goods'),
    taxMinor,
    shippingMinor: sumOf('shipping'),
    moneyMinor: refund.payments.length === 0 ? total : paidBack(refund, currency),
    lines,
  }
  // The time stays while payments are on their way: the more went through, the later the telling.
  return { ...told, version: versionOf(told.refundedAt, told, Math.min(accepted(refund).length, 999)) }
}

interface Part {
  readonly kind: 'goods' | 'shipping' | 'other'
  readonly lineExternalId: string | null
  readonly quantity: number
  readonly minor: bigint
}

/** Only the whole is told without tax, not each item: it is shared out by what the items cost or were asked for. */
function partsOf({ items }: BigCommerceRefund, order: RefundedOrder, withoutTax: bigint): Part[] {
  const costs = items.map((one) => costOf(one, order))
  const weights = costs.some((cost) => cost > 0n) ? costs : costs.map(() => 1n)
  const shares = shareOut(withoutTax, weights)
  return items.map((one, i) => ({
    kind: kindOf(one, order),
    lineExternalId: one.item_type === 'PRODUCT' ? one.item_id : null,
    quantity: one.quantity ?? 0,
    minor: shares[i] ?? 0n,
  }))
}

function costOf(one: Item, order: RefundedOrder): bigint {
  const line = lineOf(one, order)
  const asked = minorOf(one.requested_amount, order.currency)
  const whole = asked === 0n && line ? shareOfLine(line, one.quantity ?? 0) : asked
  const cost = whole === 0n && kindOf(one, order) === 'shipping' ? order.shippingMinor : whole
  return cost > 0n ? cost : 0n
}

function shareOfLine({ totalMinor, quantity }: IncomingLine, refunded: number): bigint {
  return quantity === 0 ? 0n : scaleMinor(totalMinor, BigInt(refunded), BigInt(quantity))
}

/** ORDER is an amount off the goods as a whole. Wrapping is no part of a line, and gift cards are not revenue. */
function kindOf(one: Item, order: RefundedOrder): Part['kind'] {
  switch (one.item_type) {
    case 'PRODUCT':
      return (lineOf(one, order)?.kind ?? 'product') === 'product' ? 'goods' : 'other'
    case 'ORDER':
      return 'goods'
    case 'SHIPPING':
    case 'HANDLING':
      return 'shipping'
    default:
      return 'other'
  }
}

function lineOf({ item_type, item_id }: Item, { lines }: RefundedOrder): IncomingLine | undefined {
  return item_type === 'PRODUCT' ? lines.find(({ externalId }) => externalId === item_id) : undefined
}

function accepted({ payments }: BigCommerceRefund) {
  return payments.filter((one) => !one.is_declined)
}

function paidBack(refund: BigCommerceRefund, currency: string): bigint {
  const amounts = accepted(refund).flatMap((one) => one.amount ?? [])
  return sumMinor(amounts.map((text) => paidMinor(text, currency, 'refund.payments.amount')))
}
