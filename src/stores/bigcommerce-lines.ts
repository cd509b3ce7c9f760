import { scaleMinor } from '../lib/money.ts'
import type { IncomingLine } from '../orders/incoming.ts'
import { sumMinor } from './amounts.ts'
import { minorOf, roundedMinor, storedAmount } from './bigcommerce-money.ts'
import type { BigCommerceLine } from './bigcommerce-order-shape.ts'

/** What of an order decides its lines' amounts. */
interface PricedIn {
  readonly currency: string
  /** Prices and discounts hold the tax. */
  readonly taxesIncluded: boolean
}

/** A line that moved between two pages while they were read is told twice. */
export function toLines(lines: readonly BigCommerceLine[], pricedIn: PricedIn): IncomingLine[] {
  return [...new Map(lines.map((line) => [line.id, toLine(line, pricedIn)])).values()]
}

function toLine(line: BigCommerceLine, { currency, taxesIncluded }: PricedIn): IncomingLine {
  const discount = sumMinor(line.applied_discounts.map(({ amount }) => storedAmount(amount)))
  return {
    externalId: line.id,
    productExternalId: line.product_id,
    variantExternalId: line.variant_id,
    sku: line.sku,
    title: line.name ?? '',
    quantity: line.quantity,
    unitMinor: minorOf(taxesIncluded ? line.price_inc_tax : line.price_ex_tax, currency),
    discountMinor: roundedMinor(discount, currency),
    totalMinor: sumMinor([roundedMinor(withoutTax(line, discount, taxesIncluded), currency)]),
    taxMinor: minorOf(line.total_tax, currency),
    kind: line.type === 'giftcertificate' ? 'gift-card' : 'product',
  }
}

/**
 * `total_*` are before discounts, of the whole order's too: each line carries its share. In a shop with tax in its prices
 * that share holds tax as the line does, and BigCommerce's own amounts without tax are estimates.
 */
function withoutTax(line: BigCommerceLine, discount: bigint, taxesIncluded: boolean): bigint {
  const whole = storedAmount(line.total_ex_tax)
  const withTax = storedAmount(line.total_inc_tax)
  if (!taxesIncluded || withTax <= 0n) return whole - discount
  return scaleMinor(withTax - discount, whole, withTax)
}
