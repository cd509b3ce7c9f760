import type { Rows } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'
import type { IncomingOrder } from './incoming.ts'

/**
 * Gathers, from every telling and not only the newest, what shows when an order was paid. Both columns only ever move
 * one way (earlier, and to true), so the order of arrival does not matter. Call after the orders are written.
 */
export async function writePayments(rows: Rows, storeId: string, orders: readonly IncomingOrder[]): Promise<void> {
  const told = orders.map(({ externalId, paidBy, paysLater }) => ({ externalId, paidBy, paysLater }))
  await rows.$executeRaw`
    WITH told AS MATERIALIZED (
      SELECT "externalId", min("paidBy") AS "paidBy", bool_or("paysLater") AS "paysLater"
      FROM json_to_recordset(${rowsJson(told)}::json)
        AS x("externalId" text, "paidBy" timestamptz, "paysLater" boolean)
      GROUP BY 1
    ), known AS (
      SELECT o.id, o."paidAt", least(o."paidBy", t."paidBy") AS by, o."paysLater" OR t."paysLater" AS later
      FROM told t JOIN "Order" o ON o."storeId" = ${storeId}::text AND o."externalId" = t."externalId"
    ), payment AS (
      SELECT *, CASE WHEN "paidAt" IS NOT NULL AND later THEN coalesce(by, "paidAt") ELSE "paidAt" END AS at FROM known
    )
    UPDATE "Order" o SET "paidBy" = p.by, "paysLater" = p.later, "paidAt" = p.at
    FROM payment p
    WHERE o.id = p.id AND (o."paidBy", o."paysLater", o."paidAt") IS DISTINCT FROM (p.by, p.later, p.at)`
}
