import { z } from 'zod'
import type { IncomingLine } from '../orders/incoming.ts'
import { shareOut, sumMinor } from './amounts.ts'
import { flag, listOf, optionalAmount, optionalId, optionalText, quantity } from './fields.ts'
import { allocations, minorOf, type moneySet, sumAmounts, sumPrices, taxLines } from './shopify-money.ts'

export const lineShape = z.object({
  id: optionalId,
  product_id: optionalId,
  variant_id: optionalId,
  sku: optionalText,
  title: optionalText,
  name: optionalText,
  quantity,
  price: optionalAmount,
  total_discount: optionalAmount,
  discount_allocations: allocations,
  tax_lines: taxLines,
  gift_card: flag,
  tip_payment_gateway: optionalText,
  tip_payment_method: optionalText,
})
export type ShopifyLine = z.infer<typeof lineShape>

export const shippingLines = listOf(
  z.object({
    price: optionalAmount,
    discounted_price: optionalAmount,
    discount_allocations: allocations,
    tax_lines: taxLines,
    is_removed: flag,
  }),
)
type ShippingLine = z.infer<typeof shippingLines>[number]

/** What of an order decides its lines' amounts. */
export interface PricedOrder {
  readonly currency: string
  /** Prices, discounts and shipping hold the tax. */
  readonly taxesIncluded: boolean
  readonly taxMinor: bigint
  readonly lines: readonly ShopifyLine[]
  readonly shipping: readonly ShippingLine[]
  /** `total_shipping_price_set`, asked only when there are no shipping lines. */
  readonly shippingTotal: z.infer<typeof moneySet>
  /** `total_tip_received` is above zero. */
  readonly hasTip: boolean
}

/** Lines and shipping after discounts and without tax, whichever way the shop shows its prices. */
export function priceOrder(order: PricedOrder): { lines: IncomingLine[]; shippingMinor: bigint } {
  const after = order.lines.map((line) => grossOf(line, order.currency) - discountOf(line, order.currency))
  const shipped = shippingOf(order)
  const taxes = taxesOf(order, after, shipped)
  const taken = order.taxesIncluded ? taxes : taxes.map(() => 0n)
  const ids = uniqueIds(order.lines)
  const lines = order.lines.map((line, i) => ({
    ...describe(line, ids[i] ?? '', order),
    totalMinor: (after[i] ?? 0n) - (taken[i] ?? 0n),
    taxMinor: taxes[i] ?? 0n,
  }))
  return { lines, shippingMinor: shipped - (taken[order.lines.length] ?? 0n) }
}

/** Before discounts. */
export function grossOf(line: ShopifyLine, currency: string): bigint {
  return sumMinor([minorOf(line.price, currency) * BigInt(line.quantity)])
}

/** Order-wide discounts reach a line only as allocations; `total_discount` is asked when none is told. */
export function discountOf(line: ShopifyLine, currency: string): bigint {
  const allocated = sumAmounts(line.discount_allocations, currency)
  return allocated !== 0n ? allocated : minorOf(line.total_discount, currency)
}

export function kindOf(line: ShopifyLine, hasTip: boolean): IncomingLine['kind'] {
  if (line.gift_card) return 'gift-card'
  const isTip = line.tip_payment_gateway !== null || line.tip_payment_method !== null
  return isTip || (hasTip && line.product_id === null && line.title === 'Tip') ? 'tip' : 'product'
}

function describe(line: ShopifyLine, externalId: string, { currency, hasTip }: PricedOrder) {
  return {
    externalId,
    productExternalId: line.product_id,
    variantExternalId: line.variant_id,
    sku: line.sku,
    title: line.title ?? line.name ?? '',
    quantity: line.quantity,
    unitMinor: minorOf(line.price, currency),
    discountMinor: discountOf(line, currency),
    kind: kindOf(line, hasTip),
  }
}

function shippingOf({ shipping, shippingTotal, currency }: PricedOrder): bigint {
  if (shipping.length === 0) return minorOf(shippingTotal?.amount, currency)
  const kept = shipping.filter((line) => !line.is_removed)
  return sumMinor(kept.map((line) => shippingAfterDiscounts(line, currency)))
}

/** `discounted_price` does not know of order-wide discounts, the allocations do. */
function shippingAfterDiscounts(line: ShippingLine, currency: string): bigint {
  const allocated = sumAmounts(line.discount_allocations, currency)
  const price = minorOf(line.price, currency)
  return allocated !== 0n ? price - allocated : line.discounted_price ? minorOf(line.discounted_price, currency) : price
}

/** Tax of each line, then of shipping. Orders made by other programs may tell tax for the whole order only. */
function taxesOf(order: PricedOrder, after: readonly bigint[], shipped: bigint): bigint[] {
  const kept = order.shipping.filter((line) => !line.is_removed)
  const told = [
    ...order.lines.map((line) => sumPrices(line.tax_lines, order.currency)),
    sumMinor(kept.map((line) => sumPrices(line.tax_lines, order.currency))),
  ]
  if (order.taxMinor === 0n || told.some((tax) => tax !== 0n)) return told
  const taxed = order.lines.map((line, i) => (kindOf(line, order.hasTip) === 'product' ? (after[i] ?? 0n) : 0n))
  return shareOut(order.taxMinor, [...taxed, shipped])
}

/** An order keeps one row a line id; a line without one is known by its place. */
function uniqueIds(lines: readonly ShopifyLine[]): string[] {
  const seen = new Set<string>()
  return lines.map((line, i) => {
    const unique = line.id !== null && !seen.has(line.id) ? line.id : `${line.id ?? 'line'}#${i + 1}`
    seen.add(unique)
    return unique
  })
}
