import type { Rows } from '../database/client.ts'
import type { Sums } from './cell.ts'
import type { Segment } from './segments.ts'

export interface Cell extends Sums {
  /** 2026-11-24 */
  readonly day: string
  readonly segment: Segment
  readonly currency: string
}

export interface Period {
  readonly storeId: string
  /** The store's days, both included, as 2026-11-24. */
  readonly from: string
  readonly to: string
}

export function loadCells(rows: Rows, { storeId, from, to }: Period): Promise<Cell[]> {
  return rows.$queryRaw<Cell[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, segment, currency, recipients, converters, orders,
      "ordersSq" AS "ordersSquares", "grossMinor", "netMinor",
      "netSq"::double precision AS "netSquares", "netOrders"::double precision AS "netOrders"
    FROM "MetricCell"
    WHERE "storeId" = ${storeId} AND day BETWEEN ${from}::date AND ${to}::date
    ORDER BY day`
}

export interface OpenWindow {
  readonly arm: string
  readonly recipients: number
}

/** Recipients assigned in the period who may still buy within their window. */
export function loadOpenWindows(rows: Rows, { storeId, from, to }: Period, now: Date): Promise<OpenWindow[]> {
  return rows.$queryRaw<OpenWindow[]>`
    SELECT a.arm, count(*)::int AS recipients
    FROM "Store" s JOIN "Assignment" a ON a."storeId" = s.id
      AND a."assignedAt" >= ${from}::timestamp AT TIME ZONE s."timeZone"
      AND a."assignedAt" < (${to}::date + 1)::timestamp AT TIME ZONE s."timeZone"
      AND a."assignedAt" + make_interval(hours => 24 * s."windowDays") > ${now}::timestamptz
    WHERE s.id = ${storeId}
    GROUP BY a.arm`
}
