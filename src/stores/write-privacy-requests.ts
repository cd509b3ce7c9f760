import type { Rows } from '../database/client.ts'
import { columns } from '../database/columns.ts'
import { rowsJson } from '../database/rows-json.ts'
import type { IncomingPrivacyRequest } from './adapter.ts'

/** Shopify's own term, and the law's. */
const dueDays = 30

const told = columns({
  key: 'text',
  kind: 'text',
  email: 'text',
  customerExternalId: 'text',
  orderExternalIds: 'text[]',
  requestedAt: 'timestamptz',
})

/** Keeps each request once, for the privacy module to carry out or the owner to answer. Nothing is erased here. */
export async function writePrivacyRequests(
  rows: Rows,
  storeId: string,
  requests: readonly IncomingPrivacyRequest[],
): Promise<void> {
  if (requests.length === 0) return
  await rows.$executeRaw`
    INSERT INTO "PrivacyRequest" ("storeId", origin, ${told.names}, "dueAt")
    SELECT s.id, s.platform, ${told.names}, "requestedAt" + make_interval(days => ${dueDays}::int)
    FROM json_to_recordset(${rowsJson(requests)}::json) AS x(${told.typed}) JOIN "Store" s ON s.id = ${storeId}::text
    ORDER BY key
    ON CONFLICT ("storeId", key) DO NOTHING`
}
