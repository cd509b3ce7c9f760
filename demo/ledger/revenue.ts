import { type Order, revenueCents, sum } from '../world/shop.ts'

/** Lines after discounts, without tax and shipping. */
export function grossCents(order: Order): number {
  return sum(order.lines.map(revenueCents))
}

/** Gross less the lines that were paid back. */
export function netCents(order: Order): number {
  return grossCents(order) - sum(order.refunds.flatMap(({ lines }) => lines.map(revenueCents)))
}
