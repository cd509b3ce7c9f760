import { Prisma, type PrismaClient } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'
import { grossMinor, netMinor } from '../orders/revenue.ts'
import type { Credit } from './credit.ts'

export interface Settled {
  readonly orderId: bigint
  readonly rowVersion: string
  readonly credit: Credit | undefined
}

/** SQL: a product that message `t."messageId"` offered is among the lines of order `t."orderId"`. */
const offerBought = Prisma.sql`EXISTS (
  SELECT 1 FROM "Decision" d CROSS JOIN LATERAL jsonb_array_elements(d.offers) AS offered
  JOIN "OrderLine" l ON l."orderId" = t."orderId" AND l."productExternalId" = offered->>'productExternalId'
  WHERE d."messageId" = t."messageId")`

/**
 * Writes, restates or takes back the credit of these orders, in one statement and so one commit. An order that anyone
 * wrote to since it was read is left due. Returns how many are settled.
 */
export async function writeCredits(client: PrismaClient, settled: readonly Settled[], now: Date): Promise<number> {
  const rows = settled.map(({ credit, ...order }) => ({ ...order, ...credit }))
  const [answer] = await client.$queryRaw<{ settled: bigint }[]>`
    WITH settled AS (
      UPDATE "Order" o SET "attributionDue" = false
      FROM json_to_recordset(${rowsJson(rows)}::json) AS g("orderId" bigint, "rowVersion" text, "messageId" bigint,
        evidence text, "clickId" text, "evidenceAt" timestamptz), "Store" s
      WHERE o.id = g."orderId" AND o.xmin::text = g."rowVersion" AND s.id = o."storeId"
      RETURNING g.*, o."storeId", o.currency, ${grossMinor} AS "grossMinor", ${netMinor} AS "netMinor",
        (o."placedAt" AT TIME ZONE s."timeZone")::date AS day
    ), taken_back AS (
      DELETE FROM "Attribution" a USING settled t WHERE a."orderId" = t."orderId" AND t."messageId" IS NULL
      RETURNING a."orderId"
    ), credited AS (
      INSERT INTO "Attribution" ("orderId", "storeId", "messageId", evidence, "clickId", "evidenceAt", "offerBought",
        currency, "grossMinor", "netMinor", "creditedAt")
      SELECT t."orderId", t."storeId", m.id, t.evidence, t."clickId", t."evidenceAt", ${offerBought},
        t.currency, t."grossMinor", t."netMinor", ${now}::timestamptz
      FROM settled t JOIN "Message" m ON m.id = t."messageId"
      ON CONFLICT ("orderId") DO UPDATE SET "messageId" = EXCLUDED."messageId", evidence = EXCLUDED.evidence,
        "clickId" = EXCLUDED."clickId", "evidenceAt" = EXCLUDED."evidenceAt", "offerBought" = EXCLUDED."offerBought",
        currency = EXCLUDED.currency, "grossMinor" = EXCLUDED."grossMinor", "netMinor" = EXCLUDED."netMinor",
        "creditedAt" = CASE WHEN "Attribution"."messageId" = EXCLUDED."messageId" THEN "Attribution"."creditedAt"
          ELSE EXCLUDED."creditedAt" END
      RETURNING "orderId"
    ), touched AS (
      INSERT INTO "MetricTouch" ("storeId", day)
      SELECT DISTINCT t."storeId", t.day FROM settled t
      WHERE t."orderId" IN (SELECT "orderId" FROM taken_back UNION ALL SELECT "orderId" FROM credited)
      UNION SELECT m."storeId", (m."sentAt" AT TIME ZONE s."timeZone")::date
      FROM settled t LEFT JOIN "Attribution" before ON before."orderId" = t."orderId"
      JOIN "Message" m ON m.id IN (t."messageId", before."messageId") JOIN "Store" s ON s.id = m."storeId"
      WHERE m."sentAt" IS NOT NULL
    )
    SELECT count(*) AS settled FROM settled`
  return Number(answer?.settled ?? 0)
}
