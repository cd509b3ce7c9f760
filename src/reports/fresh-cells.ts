import { Prisma } from '../database/client.ts'
import { isCounted } from '../orders/counted.ts'
import { grossMinor, netMinor } from '../orders/revenue.ts'

/**
 * SQL: WITH parts that derive, from the rows, all cells of the ("storeId", day) pairs in a part named `days`; the last
 * one is `fresh`. A day is the store's own, so it may have 23 or 25 hours.
 */
export const freshCells = Prisma.sql`
  spans AS MATERIALIZED (
    SELECT d."storeId", d.day, s.currency, make_interval(hours => 24 * s."windowDays") AS "window",
      d.day::timestamp AT TIME ZONE s."timeZone" AS since, (d.day + 1)::timestamp AT TIME ZONE s."timeZone" AS until
    FROM days d JOIN "Store" s ON s.id = d."storeId"
  ), by_credit AS (
    SELECT p."storeId", p.day, CASE WHEN a."orderId" IS NULL THEN 'other' ELSE 'email' END AS segment, o.currency,
      ${grossMinor} AS gross, ${netMinor}::numeric AS net
    FROM spans p
    JOIN "Store" s ON s.id = p."storeId"
    JOIN "Order" o ON o."storeId" = p."storeId" AND o."placedAt" >= p.since AND o."placedAt" < p.until
    LEFT JOIN "Attribution" a ON a."orderId" = o.id
    WHERE ${isCounted('o')}
  ), assigned AS MATERIALIZED (
    SELECT p."storeId", p.day, 'arm:' || a.arm AS segment, p.currency, a."customerId", a."assignedAt",
      a."assignedAt" + p."window" AS until, thanked."orderId" AS "thankedOrderId"
    FROM spans p
    JOIN "Assignment" a ON a."storeId" = p."storeId" AND a."assignedAt" >= p.since AND a."assignedAt" < p.until
    LEFT JOIN LATERAL (
      SELECT m."orderId" FROM "Message" m WHERE m."customerId" = a."customerId" AND m.arm <> 'none'
      ORDER BY m."dueAt" = a."assignedAt" DESC, m.id LIMIT 1) thanked ON true
  ), bought AS (
    SELECT u."storeId", u.day, u.segment, u."customerId", o.currency,
      count(*) AS orders, sum(${grossMinor}) AS gross, sum(${netMinor})::numeric AS net
    FROM assigned u
    JOIN "Store" s ON s.id = u."storeId"
    JOIN "Order" o ON o."customerId" = u."customerId" AND o."placedAt" > u."assignedAt" AND o."placedAt" <= u.until
    WHERE ${isCounted('o')} AND o.id IS DISTINCT FROM u."thankedOrderId"
    GROUP BY 1, 2, 3, 4, 5
  ), mailed AS MATERIALIZED (
    SELECT p."storeId", p.day, p.currency, m.id
    FROM spans p JOIN "Message" m ON m."storeId" = p."storeId" AND m."sentAt" >= p.since AND m."sentAt" < p.until
  ), earned AS (
    SELECT u."storeId", u.day, u.id, o.currency,
      count(*) AS orders, sum(${grossMinor}) AS gross, sum(${netMinor})::numeric AS net
    FROM mailed u
    JOIN "Store" s ON s.id = u."storeId"
    JOIN "Attribution" a ON a."messageId" = u.id
    JOIN "Order" o ON o.id = a."orderId"
    WHERE ${isCounted('o')}
    GROUP BY 1, 2, 3, 4
  ), units AS (
    SELECT "storeId", day, segment, currency, 0 AS recipient, 0 AS converter, 1 AS orders, gross, net FROM by_credit
    UNION ALL SELECT "storeId", day, segment, currency, 1, 0, 0, 0, 0 FROM assigned
    UNION ALL SELECT "storeId", day, segment, currency, 0, 1, orders, gross, net FROM bought
    UNION ALL SELECT "storeId", day, 'mailed', currency, 1, 0, 0, 0, 0 FROM mailed
    UNION ALL SELECT "storeId", day, 'mailed', currency, 0, 1, orders, gross, net FROM earned
  ), fresh AS MATERIALIZED (
    SELECT "storeId", day, segment, currency, sum(recipient)::int AS recipients, sum(converter)::int AS converters,
      sum(orders)::int AS orders, sum(orders * orders)::int AS "ordersSq", sum(gross)::bigint AS "grossMinor",
      sum(net)::bigint AS "netMinor", sum(net * net) AS "netSq", sum(net * orders) AS "netOrders"
    FROM units GROUP BY 1, 2, 3, 4
  )`
