import type { IncomingLine, IncomingOrder } from '../orders/incoming.ts'

/** Minor units of the order's currency. */
export type OrderAmounts = Pick<
  IncomingOrder,
  'discountMinor' | 'taxMinor' | 'shippingMinor' | 'tipMinor' | 'totalMinor'
>

export type LineAmounts = Pick<
  IncomingLine,
  'quantity' | 'unitMinor' | 'discountMinor' | 'totalMinor' | 'taxMinor' | 'kind'
>

export interface SummedOrder<Line> {
  /** Those the customer put into the cart: a tip is a row of the sums, where there are any. */
  readonly lines: readonly PaidLine<Line>[]
  /** itemsMinor − discountMinor + shippingMinor + tipMinor + addedTaxMinor is the total. */
  readonly sums: {
    readonly itemsMinor: bigint
    readonly discountMinor: bigint
    readonly shippingMinor: bigint
    readonly tipMinor: bigint
    readonly addedTaxMinor: bigint
    readonly includedTaxMinor: bigint
  } | null
}

/** In the prices the shop shows: with tax if they hold it. */
type PaidLine<Line> = Line & { readonly paidMinor: bigint; readonly beforeMinor: bigint }

/** What an order's customer saw and paid. The rows hold amounts without tax, and do not say how the shop shows them. */
export function sumUpOrder<Line extends LineAmounts>(order: OrderAmounts, lines: readonly Line[]): SummedOrder<Line> {
  const included = includedTaxes(order, lines)
  const paid = lines.map((line, index) => {
    const paidMinor = line.totalMinor + (included?.[index] ?? 0n)
    return { ...line, paidMinor, beforeMinor: paidMinor + line.discountMinor }
  })
  const goods = paid.filter((line) => line.kind !== 'tip')
  const sums = sumsOf(order, goods, included && sum(included))
  return { lines: sums ? goods : paid, sums }
}

function sumsOf(
  order: OrderAmounts,
  goods: readonly PaidLine<LineAmounts>[],
  linesTaxMinor: bigint | null,
): SummedOrder<never>['sums'] {
  const paidMinor = sum(goods.map((line) => line.paidMinor))
  const discountMinor = sum(goods.map((line) => line.discountMinor))
  const isIncluded = linesTaxMinor !== null
  const hasTaxedShipping = isIncluded && order.shippingMinor > 0n
  const sums = {
    itemsMinor: paidMinor + discountMinor,
    discountMinor,
    shippingMinor: order.shippingMinor + (hasTaxedShipping ? order.taxMinor - linesTaxMinor : 0n),
    tipMinor: order.tipMinor,
    addedTaxMinor: isIncluded ? 0n : order.taxMinor,
    includedTaxMinor: isIncluded ? order.taxMinor : 0n,
  }
  const offMinor = order.totalMinor - paidMinor - sums.shippingMinor - sums.tipMinor - sums.addedTaxMinor
  if (offMinor === 0n) return sums
  // A discount told for the order and for none of its lines.
  const isDiscount = offMinor < 0n && offMinor === discountMinor - order.discountMinor
  if (isDiscount) return { ...sums, discountMinor: order.discountMinor }
  // Each line's tax is rounded alone, so that what they leave for shipping may be a few minor units off.
  const isRounding = hasTaxedShipping && abs(offMinor) <= BigInt(goods.length)
  return isRounding ? { ...sums, shippingMinor: sums.shippingMinor + offMinor } : null
}

/** The tax within each line's price as the shop shows it, or null when tax comes on top. */
function includedTaxes(order: OrderAmounts, lines: readonly LineAmounts[]): bigint[] | null {
  const above = lines.map((line) => line.unitMinor * BigInt(line.quantity) - line.discountMinor - line.totalMinor)
  const aboveMinor = sum(above)
  const taxMinor = sum(lines.map((line) => line.taxMinor))
  // Unit prices may be rounded, so the nearer reading is the right one.
  if (taxMinor !== 0n) return abs(aboveMinor - taxMinor) < abs(aboveMinor) ? lines.map((line) => line.taxMinor) : null
  // Tax told for the whole order only. A discount told for it only would look the same.
  const isTold = order.discountMinor <= sum(lines.map((line) => line.discountMinor))
  return isTold && aboveMinor > 0n && aboveMinor <= order.taxMinor ? above : null
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

function abs(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}
