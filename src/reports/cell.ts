import type { ArmSums } from '../experiments/lift.ts'

/** The sums of one or more MetricCells of one currency. They add across days, so any period is a sum of cells. */
export interface Sums {
  readonly recipients: number
  readonly converters: number
  readonly orders: number
  readonly ordersSquares: number
  readonly grossMinor: bigint
  readonly netMinor: bigint
  /** Doubles from here on: they serve statistics only, never money. */
  readonly netSquares: number
  readonly netOrders: number
}

export const nothing: Sums = {
  recipients: 0,
  converters: 0,
  orders: 0,
  ordersSquares: 0,
  grossMinor: 0n,
  netMinor: 0n,
  netSquares: 0,
  netOrders: 0,
}

export function addSums(a: Sums, b: Sums): Sums {
  return {
    recipients: a.recipients + b.recipients,
    converters: a.converters + b.converters,
    orders: a.orders + b.orders,
    ordersSquares: a.ordersSquares + b.ordersSquares,
    grossMinor: a.grossMinor + b.grossMinor,
    netMinor: a.netMinor + b.netMinor,
    netSquares: a.netSquares + b.netSquares,
    netOrders: a.netOrders + b.netOrders,
  }
}

/** Lifts are measured on revenue after refunds. */
export function armSums(sums: Sums): ArmSums {
  return {
    recipients: sums.recipients,
    converters: sums.converters,
    orders: sums.orders,
    ordersSquares: sums.ordersSquares,
    revenue: Number(sums.netMinor),
    revenueSquares: sums.netSquares,
    revenueOrders: sums.netOrders,
  }
}
