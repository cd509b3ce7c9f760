import { Prisma, type PrismaClient } from '../database/client.ts'
import { freshCells } from './fresh-cells.ts'

const daysAtOnce = 100

/**
 * Job: recomputes the cells of days that were touched since last time. Returns how many days it did; call until 0.
 * The touches it takes and the cells it writes are one commit.
 */
export function rollUp({ client }: { readonly client: PrismaClient }): Promise<number> {
  return writeCells(
    client,
    Prisma.sql`
      days AS MATERIALIZED (
        SELECT DISTINCT "storeId", day FROM "MetricTouch" ORDER BY "storeId", day LIMIT ${daysAtOnce}
      ), taken AS (
        DELETE FROM "MetricTouch" t USING days d WHERE t."storeId" = d."storeId" AND t.day = d.day
      )`,
  )
}

/** Derives every cell of a store anew, for when what a figure means has changed: time zone, window, revenue, currency. */
export function rebuildCells(client: PrismaClient, storeId: string): Promise<number> {
  return writeCells(
    client,
    Prisma.sql`
      days AS MATERIALIZED (
        SELECT "storeId", day FROM "MetricCell" WHERE "storeId" = ${storeId}
        UNION SELECT s.id, (o."placedAt" AT TIME ZONE s."timeZone")::date
          FROM "Store" s JOIN "Order" o ON o."storeId" = s.id WHERE s.id = ${storeId}
        UNION SELECT s.id, (a."assignedAt" AT TIME ZONE s."timeZone")::date
          FROM "Store" s JOIN "Assignment" a ON a."storeId" = s.id WHERE s.id = ${storeId}
        UNION SELECT s.id, (m."sentAt" AT TIME ZONE s."timeZone")::date
          FROM "Store" s JOIN "Message" m ON m."storeId" = s.id AND m."sentAt" IS NOT NULL WHERE s.id = ${storeId}
      ), taken AS (
        DELETE FROM "MetricTouch" WHERE "storeId" = ${storeId}
      )`,
  )
}

/**
 * One statement reads one snapshot, so a touch that is taken always stands for a change that is seen. Two roll-ups at
 * once could still write an older day over a newer one: the lock comes first, in a statement of its own.
 */
async function writeCells(client: PrismaClient, days: Prisma.Sql): Promise<number> {
  const [, [answer]] = await client.$transaction([
    client.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('roll up', 0))`,
    client.$queryRaw<{ days: bigint }[]>`
      WITH ${days}, ${freshCells}, gone AS (
        DELETE FROM "MetricCell" c USING days d WHERE c."storeId" = d."storeId" AND c.day = d.day
          AND NOT EXISTS (SELECT 1 FROM fresh f WHERE f."storeId" = c."storeId" AND f.day = c.day
            AND f.segment = c.segment AND f.currency = c.currency)
      ), written AS (
        INSERT INTO "MetricCell" ("storeId", day, segment, currency, recipients, converters, orders, "ordersSq",
          "grossMinor", "netMinor", "netSq", "netOrders")
        SELECT * FROM fresh
        ON CONFLICT ("storeId", day, segment, currency) DO UPDATE SET recipients = EXCLUDED.recipients,
          converters = EXCLUDED.converters, orders = EXCLUDED.orders, "ordersSq" = EXCLUDED."ordersSq",
          "grossMinor" = EXCLUDED."grossMinor", "netMinor" = EXCLUDED."netMinor", "netSq" = EXCLUDED."netSq",
          "netOrders" = EXCLUDED."netOrders"
      )
      SELECT count(*) AS days FROM days`,
  ])
  return Number(answer?.days ?? 0)
}
