import type { Rows } from '../database/client.ts'
import type { Outcome } from './request.ts'

interface Told {
  readonly emails: readonly string[]
  readonly customerExternalIds: readonly string[]
}

export interface ErasedNotes {
  readonly suppressions: number
  readonly notes: number
  readonly refusalsKept: number
}

const overtaken: Outcome = 'overtaken'

/**
 * What else names the person: suppressions, unless they said no themselves and must go on being heard; the audit, which
 * keeps who did what; other requests, of which one for their data can no longer be answered.
 */
export async function eraseNotes(
  rows: Rows,
  { id, storeId }: { readonly id: bigint; readonly storeId: string },
  { emails, customerExternalIds }: Told,
  now: Date,
): Promise<ErasedNotes> {
  const suppressions = await rows.$executeRaw`
    DELETE FROM "Suppression" WHERE "storeId" = ${storeId}::text AND email = ANY(${emails}::text[])
      AND reason NOT IN ('unsubscribed', 'complaint')`
  const refusalsKept = await rows.suppression.count({ where: { storeId, email: { in: [...emails] } } })
  const audits = await rows.$executeRaw`
    UPDATE "Audit" SET detail = '{"erased": true}' WHERE "storeId" = ${storeId}::text
      AND EXISTS (SELECT 1 FROM unnest(${emails}::text[]) AS e WHERE position(e IN lower(detail::text)) > 0)`
  const requests = await rows.$executeRaw`
    UPDATE "PrivacyRequest" SET email = NULL, "customerExternalId" = NULL, "orderExternalIds" = '{}',
      "doneAt" = coalesce("doneAt", ${now}::timestamptz), outcome = coalesce(outcome, ${overtaken})
    WHERE "storeId" = ${storeId}::text AND id <> ${id} AND kind = 'export'
      AND (email = ANY(${emails}::text[]) OR "customerExternalId" = ANY(${customerExternalIds}::text[]))`
  return { suppressions, notes: audits + requests, refusalsKept }
}
