import type { Money } from '../lib/money.ts'
import type { OrderModel } from './mail-model.ts'
import { type LineAmounts, type OrderAmounts, type SummedOrder, sumUpOrder } from './order-sums.ts'

interface OrderFacts extends OrderAmounts {
  readonly number: string
  readonly placedAt: Date
  readonly currency: string
}

interface LineFacts extends LineAmounts {
  readonly title: string
  readonly imageUrl: string | null
}

export function orderModel(order: OrderFacts, lines: readonly LineFacts[]): OrderModel {
  const { number, placedAt, currency, totalMinor } = order
  const summed = sumUpOrder(order, lines)
  return {
    number,
    placedAt,
    lines: summed.lines.map(({ title, quantity, paidMinor, beforeMinor, imageUrl }) => ({
      title,
      quantity,
      total: { minor: paidMinor, currency },
      before: beforeMinor > paidMinor ? { minor: beforeMinor, currency } : null,
      imageUrl,
    })),
    sums: summed.sums && sumsModel(summed.sums, order),
    total: { minor: totalMinor, currency },
  }
}

function sumsModel(sums: NonNullable<SummedOrder<never>['sums']>, order: OrderFacts): OrderModel['sums'] {
  const some = (minor: bigint): Money | null => (minor === 0n ? null : { minor, currency: order.currency })
  const rows = {
    discount: some(sums.discountMinor),
    shipping: some(sums.shippingMinor),
    tip: some(sums.tipMinor),
    addedTax: some(sums.addedTaxMinor),
  }
  const isTotal = Object.values(rows).every((row) => row === null)
  const items = isTotal ? null : { minor: sums.itemsMinor, currency: order.currency }
  return { items, ...rows, includedTax: some(sums.includedTaxMinor) }
}
