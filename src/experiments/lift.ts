import { type Comparison, compare, meanOf, proportionOf, ratioOf } from './statistics.ts'

/** One arm's sums over its customers, each within its own window. Money in minor units of one currency. */
export interface ArmSums {
  readonly recipients: number
  /** Recipients with at least one order. */
  readonly converters: number
  readonly orders: number
  readonly ordersSquares: number
  readonly revenue: number
  readonly revenueSquares: number
  /** Sum over customers of revenue × orders. */
  readonly revenueOrders: number
}

/** Offers against the holdout. (1 + aov) × (1 + ordersPerRecipient) = 1 + revenuePerRecipient, exactly. */
export interface Lifts {
  readonly aov: Comparison
  readonly conversion: Comparison
  readonly ordersPerRecipient: Comparison
  readonly revenuePerRecipient: Comparison
}

export function liftsOf(heldOut: ArmSums, offer: ArmSums): Lifts {
  const over = (estimate: (arm: ArmSums) => ReturnType<typeof meanOf>) => compare(estimate(heldOut), estimate(offer))
  return {
    aov: over(aovOf),
    conversion: over(({ recipients: n, converters: sum }) => proportionOf({ n, sum })),
    ordersPerRecipient: over(({ recipients: n, orders: sum, ordersSquares: sumSquares }) =>
      meanOf({ n, sum, sumSquares }),
    ),
    revenuePerRecipient: over(({ recipients: n, revenue: sum, revenueSquares: sumSquares }) =>
      meanOf({ n, sum, sumSquares }),
    ),
  }
}

function aovOf(arm: ArmSums) {
  return ratioOf({
    n: arm.recipients,
    top: arm.revenue,
    topSquares: arm.revenueSquares,
    bottom: arm.orders,
    bottomSquares: arm.ordersSquares,
    products: arm.revenueOrders,
  })
}

/** Revenue per recipient falls when orders per recipient change by less than this: −a ÷ (1 + a). */
export function breakEvenOrdersLift(aovLift: number): number {
  return -aovLift / (1 + aovLift)
}
