import type { Rows } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'
import { isCounted } from './counted.ts'
import type { OrderRemoval } from './incoming.ts'
import type { WrittenOrder } from './write-orders.ts'

/** Keeps each removal for tellings that come later, and cancels the orders we have. Returns those this changed. */
export async function writeRemovals(
  rows: Rows,
  storeId: string,
  removals: readonly OrderRemoval[],
): Promise<WrittenOrder[]> {
  const given = rowsJson(removals)
  await rows.$executeRaw`
    INSERT INTO "OrderRemoval" AS r ("storeId", "externalId", "removedAt")
    SELECT ${storeId}::text, "externalId", min("removedAt")
    FROM json_to_recordset(${given}::json) AS x("externalId" text, "removedAt" timestamptz) GROUP BY 2 ORDER BY 2
    ON CONFLICT ("storeId", "externalId") DO UPDATE SET "removedAt" = least(r."removedAt", EXCLUDED."removedAt")`
  return rows.$queryRaw<WrittenOrder[]>`
    WITH chosen AS MATERIALIZED (
      SELECT o.id, r."removedAt", ${isCounted('o')} AS "isCounted"
      FROM json_to_recordset(${given}::json) AS x("externalId" text)
      JOIN "OrderRemoval" r ON r."storeId" = ${storeId}::text AND r."externalId" = x."externalId"
      JOIN "Order" o ON o."storeId" = r."storeId" AND o."externalId" = r."externalId"
    )
    UPDATE "Order" o SET "cancelledAt" = least(o."cancelledAt", c."removedAt"), "attributionDue" = true
    FROM chosen c WHERE o.id = c.id AND (o."cancelledAt" IS NULL OR c."removedAt" < o."cancelledAt")
    RETURNING o.id, o."externalId", o."customerId", o."customerId" AS "customerIdBefore",
      o."placedAt" AS "placedAtBefore", c."isCounted" AS "movesNumbers"`
}
