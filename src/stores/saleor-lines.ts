import type { IncomingLine } from '../orders/incoming.ts'
import { sumMinor } from './amounts.ts'
import { type TaxedMinor, taxedIn } from './saleor-money.ts'
import type { SaleorLine, SaleorOrder } from './saleor-order-shape.ts'

/** `totalPrice` is after every discount, the line's share of those on the whole order included. */
export function linesOf(order: SaleorOrder, currency: string): IncomingLine[] {
  return order.lines.map((line, i) => {
    const unit = taxedIn(currency, line.undiscountedUnitPrice, `order.lines[${i}].undiscountedUnitPrice`)
    const total = taxedIn(currency, line.totalPrice, `order.lines[${i}].totalPrice`)
    const shown = (price: TaxedMinor) => (order.displayGrossPrices ? price.gross : price.net)
    const discount = sumMinor([shown(unit) * BigInt(line.quantity), -shown(total)])
    return {
      ...namesOf(line),
      quantity: line.quantity,
      unitMinor: shown(unit),
      // A price set by hand may be higher than the list price.
      discountMinor: discount > 0n ? discount : 0n,
      totalMinor: total.net,
      taxMinor: total.tax,
    }
  })
}

function namesOf(line: SaleorLine) {
  const product = line.variant?.product
  return {
    externalId: line.id,
    productExternalId: product?.id ?? null,
    variantExternalId: line.variant?.id ?? line.productVariantId,
    sku: line.productSku,
    title: line.productName ?? '',
    kind: product?.productType?.kind === 'GIFT_CARD' ? ('gift-card' as const) : ('product' as const),
  }
}
