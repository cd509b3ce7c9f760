import { Prisma, type Rows } from '../database/client.ts'
import { isToldByFile } from './told-by-file.ts'

const isStandIn = isToldByFile(Prisma.sql`r.version`)
const counts = Prisma.sql`(NOT ${isStandIn} OR (c."isToldByFile" AND bool_and(${isStandIn}) OVER (PARTITION BY c.id)))`

/** SQL: what came back of each order's lines, by parts named `refunds` and `chosen`, and whether it is all of them. */
const broughtBack = Prisma.sql`
  came_back AS (
    SELECT r."orderId", x."lineExternalId", sum(x.quantity) AS quantity
    FROM refunds r CROSS JOIN jsonb_to_recordset(r.lines) AS x("lineExternalId" text, quantity int)
    GROUP BY 1, 2
  ), goods AS (
    SELECT l."orderId", bool_and(coalesce(b.quantity, 0) >= l.quantity) AS "allCameBack"
    FROM (SELECT DISTINCT "orderId" AS id FROM refunds) c
    JOIN "OrderLine" l ON l."orderId" = c.id AND l.quantity > 0 AND l.kind <> 'tip'
    LEFT JOIN came_back b ON b."orderId" = l."orderId" AND b."lineExternalId" = l."externalId"
    GROUP BY 1
  )`

/**
 * Takes the refunded amounts of these orders from their refunds anew, whichever came first. Returns the ids of the
 * orders this changed. An order is fully refunded when every line came back, or all of its money. The sum that a file
 * of past orders told stands in until the platform tells of the order or of a refund.
 */
export async function restateRefunds(
  rows: Rows,
  storeId: string,
  orderExternalIds: readonly string[],
): Promise<bigint[]> {
  if (orderExternalIds.length === 0) return []
  const restated = await rows.$queryRaw<{ id: bigint }[]>`
    WITH chosen AS MATERIALIZED (
      SELECT o.id, o."externalId", o.currency, o."totalMinor", ${isToldByFile(Prisma.sql`o.version`)} AS "isToldByFile"
      FROM "Order" o
      WHERE o."storeId" = ${storeId}::text AND o."externalId" = ANY(${orderExternalIds}::text[])
    ), told AS MATERIALIZED (
      SELECT c.id AS "orderId", r.*, r.currency = c.currency AS "isSameMoney", ${counts} AS counts
      FROM chosen c JOIN "Refund" r ON r."storeId" = ${storeId}::text AND r."orderExternalId" = c."externalId"
    ), refunds AS (
      SELECT * FROM told WHERE counts
    ), sums AS (
      SELECT "orderId", sum("linesMinor")::bigint AS lines, sum("taxMinor")::bigint AS tax,
        sum("shippingMinor")::bigint AS shipping, sum("moneyMinor")::bigint AS money
      FROM refunds WHERE "isSameMoney" GROUP BY "orderId"
    ), ${broughtBack}, restated AS (
      SELECT c.id, coalesce(s.lines, 0) AS lines, coalesce(s.tax, 0) AS tax, coalesce(s.shipping, 0) AS shipping,
        coalesce(g."allCameBack", false) OR (c."totalMinor" > 0 AND coalesce(s.money, 0) >= c."totalMinor") AS "isFull"
      FROM chosen c LEFT JOIN sums s ON s."orderId" = c.id LEFT JOIN goods g ON g."orderId" = c.id
    )
    UPDATE "Order" o SET "attributionDue" = true, "refundedLinesMinor" = r.lines, "refundedTaxMinor" = r.tax,
      "refundedShippingMinor" = r.shipping, "isFullyRefunded" = r."isFull"
    FROM restated r
    WHERE o.id = r.id AND (o."refundedLinesMinor", o."refundedTaxMinor", o."refundedShippingMinor", o."isFullyRefunded")
      IS DISTINCT FROM (r.lines, r.tax, r.shipping, r."isFull")
    RETURNING o.id`
  return restated.map((order) => order.id)
}
