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

export interface Assigned {
  readonly arm: string
  /** Those who may still buy within their window. */
  readonly openWindows: number
  /** Those known to have been drawn with a share to hold out, and the sum of these shares in basis points. */
  readonly drawn: number
  readonly shares: number
}

/** The customers assigned in the period. */
export function loadAssigned(rows: Rows, { storeId, from, to }: Period, now: Date): Promise<Assigned[]> {
  return rows.$queryRaw<Assigned[]>`
    SELECT a.arm,
      count(*) FILTER (WHERE a."assignedAt" + make_interval(hours => 24 * s."windowDays") > ${now}::timestamptz)::int
        AS "openWindows",
      count(*) FILTER (WHERE a."holdoutShare" > 0)::int AS drawn, sum(a."holdoutShare")::double precision AS shares
    FROM "Store" s JOIN "Assignment" a ON a."storeId" = s.id
      AND a."assignedAt" >= ${from}::timestamp AT TIME ZONE s."timeZone"
      AND a."assignedAt" < (${to}::date + 1)::timestamp AT TIME ZONE s."timeZone"
    WHERE s.id = ${storeId}
    GROUP BY a.arm`
}
