import { z } from 'zod'
import { scaleMinor } from '../lib/money.ts'
import type { IncomingRefund } from '../orders/incoming.ts'
import { sumMinor } from './amounts.ts'
import {
  id,
  listOf,
  optionalAmount,
  optionalCurrency,
  optionalId,
  optionalInstant,
  optionalText,
  quantity,
} from './fields.ts'
import { discountOf, grossOf, kindOf, lineShape } from './shopify-lines.ts'
import { minorOf, moneySet, sumAmounts } from './shopify-money.ts'
import { versionOf } from './version.ts'

const refundLine = z.object({
  line_item_id: optionalId,
  quantity,
  subtotal: optionalAmount,
  subtotal_set: moneySet,
  total_tax: optionalAmount,
  total_tax_set: moneySet,
  line_item: lineShape.nullish(),
})

export const refundShape = z.object({
  id,
  order_id: optionalId,
  created_at: optionalInstant,
  processed_at: optionalInstant,
  refund_line_items: listOf(refundLine),
  refund_shipping_lines: listOf(z.object({ subtotal_amount_set: moneySet, tax_amount_set: moneySet })),
  order_adjustments: listOf(z.object({ kind: optionalText, amount: optionalAmount, tax_amount: optionalAmount })),
  transactions: listOf(
    z.object({ kind: optionalText, status: optionalText, amount: optionalAmount, currency: optionalCurrency }),
  ),
  total_duties_set: moneySet,
})
export type ShopifyRefund = z.infer<typeof refundShape>
type RefundLine = z.infer<typeof refundLine>

export interface RefundContext {
  readonly orderExternalId: string
  readonly currency: string
  /** undefined: a refund told alone does not say whether its amounts hold the tax. */
  readonly taxesIncluded: boolean | undefined
  /** For a refund without any time of its own. */
  readonly otherwiseAt: Date
}

/** The currency of a refund told alone, where it says. Refunds too old to have sets knew no other than the shop's. */
export function refundCurrency(refund: ShopifyRefund): string | null {
  const sets = [...refund.refund_line_items.map((line) => line.subtotal_set), refund.total_duties_set]
  const told = sets.find((set) => set?.currency_code)?.currency_code
  return told ?? refund.transactions.find((transaction) => transaction.currency)?.currency ?? null
}

export function toRefund(refund: ShopifyRefund, context: RefundContext): IncomingRefund {
  const amounts = refundAmounts(refund, context.currency)
  const taxesIncluded = context.taxesIncluded ?? seemsTaxIncluded(refund, amounts, context.currency)
  const withoutTax = (part: Part) => (taxesIncluded ? part.subtotal - part.tax : part.subtotal)
  const goods = amounts.lines.filter(({ line }) => isGoods(line))
  const lines = goods.map((part) => ({
    lineExternalId: part.line.line_item_id ?? '',
    quantity: part.line.quantity,
    totalMinor: withoutTax(part),
  }))
  const told = {
    externalId: refund.id,
    orderExternalId: context.orderExternalId,
    refundedAt: refund.processed_at ?? refund.created_at ?? context.otherwiseAt,
    currency: context.currency,
    linesMinor: sumMinor(lines.map((line) => line.totalMinor)),
    taxMinor: sumMinor([...amounts.lines.map((part) => part.tax), amounts.shipping.tax]),
    shippingMinor: withoutTax(amounts.shipping),
    moneyMinor: paidBack(refund, context.currency, taxesIncluded, amounts),
    lines,
  }
  return { ...told, version: versionOf(told.refundedAt, told, rankOf(refund, context)) }
}

/**
 * A refund's time stays the same while its money is on the way: more transactions that went through make the later
 * telling. Between equals, the one told inside its order wins: it knows how taxes were counted.
 */
function rankOf(refund: ShopifyRefund, { taxesIncluded }: RefundContext): number {
  return Math.min(successful(refund).length, 499) * 2 + (taxesIncluded === undefined ? 0 : 1)
}

interface Part {
  readonly subtotal: bigint
  readonly tax: bigint
}
interface Amounts {
  readonly lines: readonly (Part & { readonly line: RefundLine })[]
  readonly shipping: Part
}

function refundAmounts(refund: ShopifyRefund, currency: string): Amounts {
  const lines = refund.refund_line_items.map((line) => ({
    line,
    subtotal: subtotalOf(line, currency),
    tax: minorOf(line.total_tax_set?.amount ?? line.total_tax, currency),
  }))
  return { lines, shipping: shippingBack(refund, currency) }
}

/** Refunds told before 2018 have no subtotal; it is the refunded share of what the line cost. */
function subtotalOf(line: RefundLine, currency: string): bigint {
  const told = line.subtotal_set?.amount ?? line.subtotal
  if (told !== null || !line.line_item || line.line_item.quantity === 0) return minorOf(told, currency)
  const whole = grossOf(line.line_item, currency) - discountOf(line.line_item, currency)
  return scaleMinor(whole, BigInt(line.quantity), BigInt(line.line_item.quantity))
}

/** Since 2024 shipping has its own list; before, it was an adjustment with a negative amount. */
function shippingBack(refund: ShopifyRefund, currency: string): Part {
  const adjusted = refund.order_adjustments.filter((adjustment) => adjustment.kind === 'shipping_refund')
  if (refund.refund_shipping_lines.length === 0) {
    const tax = adjusted.map((adjustment) => -minorOf(adjustment.tax_amount, currency))
    return { subtotal: -sumAmounts(adjusted, currency), tax: sumMinor(tax) }
  }
  const part = (key: 'subtotal_amount_set' | 'tax_amount_set') =>
    sumMinor(refund.refund_shipping_lines.map((line) => minorOf(line[key]?.amount, currency)))
  return { subtotal: part('subtotal_amount_set'), tax: part('tax_amount_set') }
}

/** What is paid back plus what was kept back (`refund_discrepancy`) is the subtotals only where these hold the tax. */
function seemsTaxIncluded(refund: ShopifyRefund, amounts: Amounts, currency: string): boolean {
  const kept = refund.order_adjustments.filter((adjustment) => adjustment.kind === 'refund_discrepancy')
  const expected = sumAmounts(successful(refund), currency) + sumAmounts(kept, currency)
  const subtotals = sumMinor([...amounts.lines.map((part) => part.subtotal), amounts.shipping.subtotal])
  return expected !== 0n && expected === subtotals
}

/** Transactions are in the customer's currency; where that is not the shop's, the refunded parts stand in. */
function paidBack(refund: ShopifyRefund, currency: string, taxesIncluded: boolean, amounts: Amounts): bigint {
  const done = successful(refund)
  if (done.every((transaction) => (transaction.currency ?? currency) === currency)) return sumAmounts(done, currency)
  const parts = [...amounts.lines, amounts.shipping]
  return sumMinor(parts.map((part) => (taxesIncluded ? part.subtotal : part.subtotal + part.tax)))
}

function successful(refund: ShopifyRefund) {
  return refund.transactions.filter(({ kind, status }) => kind === 'refund' && (status ?? 'success') === 'success')
}

function isGoods(line: RefundLine): boolean {
  return !line.line_item || kindOf(line.line_item, true) === 'product'
}
