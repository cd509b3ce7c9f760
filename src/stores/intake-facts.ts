import type { RawRows } from '../database/raw-rows.ts'
import type { StoreAdapter } from './adapter.ts'
import type { IntakeFacts } from './health.ts'

type Row = Omit<IntakeFacts, 'label' | 'hasApi'> & { readonly platform: string }

/** Undefined when there is no such store. */
export async function loadIntakeFacts(
  rows: RawRows,
  adapters: readonly StoreAdapter[],
  storeId: string,
): Promise<IntakeFacts | undefined> {
  const [row] = await rows.$queryRaw<Row[]>`
    SELECT s.platform, s."sealedCredentials" IS NOT NULL AS "hasAccess",
      (SELECT "receivedAt" FROM "Delivery" d WHERE d."storeId" = s.id AND d.origin = 'webhook'
        ORDER BY "receivedAt" LIMIT 1) AS "firstWebhookAt",
      (SELECT "receivedAt" FROM "Delivery" d WHERE d."storeId" = s.id AND d.origin = 'webhook'
        ORDER BY "receivedAt" DESC LIMIT 1) AS "lastWebhookAt",
      (SELECT count(*)::int FROM "Delivery" d WHERE d.state = 'quarantined' AND d."storeId" = s.id) AS quarantined,
      waits.unanswered, waits.reason AS "unansweredReason",
      r."passedAt", coalesce(r.seen, 0) AS seen, coalesce(r.lost, 0) AS lost, r.problem
    FROM "Store" s LEFT JOIN "Reconciliation" r ON r."storeId" = s.id,
      LATERAL (SELECT count(*)::int AS unanswered, max(d.reason) AS reason FROM "Delivery" d
        WHERE d.state = 'waiting' AND d."isAsking" AND d.attempts > 0 AND d."storeId" = s.id) waits
    WHERE s.id = ${storeId}`
  if (!row) return undefined
  const { platform, ...facts } = row
  const adapter = adapters.find(({ name }) => name === platform)
  return { ...facts, label: adapter?.label ?? platform, hasApi: adapter?.api !== undefined }
}
