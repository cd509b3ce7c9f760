import type { Rows } from '../database/client.ts'
import { columns } from '../database/columns.ts'
import { rowsJson } from '../database/rows-json.ts'
import { newestBy } from '../lib/newest.ts'
import type { IncomingRefund } from './incoming.ts'

const told = columns({
  orderExternalId: 'text',
  refundedAt: 'timestamptz',
  version: 'text',
  currency: 'text',
  linesMinor: 'bigint',
  taxMinor: 'bigint',
  shippingMinor: 'bigint',
  moneyMinor: 'bigint',
  lines: 'jsonb',
})

/** Returns the external ids of the orders whose refunds changed; those orders may not have come yet. */
export async function writeRefunds(
  rows: Rows,
  storeId: string,
  refunds: readonly IncomingRefund[],
): Promise<readonly string[]> {
  if (refunds.length === 0) return []
  const newest = newestBy(refunds, (refund) => refund.externalId)
  const changed = await rows.$queryRaw<{ orderExternalId: string }[]>`
    WITH given AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${rowsJson(newest)}::json) AS x("externalId" text, ${told.typed})
    ), before AS MATERIALIZED (
      SELECT r.id, r."orderExternalId" FROM "Refund" r
      JOIN given g ON r."storeId" = ${storeId}::text AND r."externalId" = g."externalId"
    ), written AS (
      INSERT INTO "Refund" ("storeId", "externalId", ${told.names})
      SELECT ${storeId}::text, "externalId", ${told.names} FROM given ORDER BY "externalId"
      ON CONFLICT ("storeId", "externalId") DO UPDATE SET ${told.overwrite}
      WHERE "Refund".version COLLATE "C" < EXCLUDED.version COLLATE "C"
      RETURNING id, "orderExternalId"
    )
    SELECT "orderExternalId" FROM written
    UNION SELECT b."orderExternalId" FROM before b JOIN written w ON w.id = b.id`
  return changed.map((refund) => refund.orderExternalId)
}
