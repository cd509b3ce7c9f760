import type { Rows } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'
import { newestBy } from '../lib/newest.ts'
import { customerKey } from './customer-key.ts'
import type { Consent, IncomingConsent, IncomingOrder } from './incoming.ts'

interface Said {
  readonly key: string
  readonly email: string | null
  readonly consent: Consent
  readonly consentSource: string | null
  /** `newestBy` goes by it. */
  readonly version: string
}

/**
 * What was said last counts, wherever and in whatever order it was told; of two things said at one moment, the refusal.
 * A box left open says nothing, so it takes nothing back. A person who has not bought yet gets a row too, which
 * their first order describes.
 */
export async function writeConsents(rows: Rows, storeId: string, said: readonly Said[], now: Date): Promise<void> {
  const newest = newestBy(said, ({ key }) => key)
  if (newest.length === 0) return
  await rows.$executeRaw`
    INSERT INTO "Customer" ("storeId", key, email, consent, "consentSource", "consentVersion", "createdAt")
    SELECT ${storeId}::text, key, email, consent, "consentSource", version, ${now}::timestamptz
    FROM json_to_recordset(${rowsJson(newest)}::json) AS x(key text, email text, consent text,
      "consentSource" text, version text)
    ON CONFLICT ("storeId", key) DO UPDATE SET consent = EXCLUDED.consent, "consentSource" = EXCLUDED."consentSource",
      "consentVersion" = EXCLUDED."consentVersion"
    WHERE "Customer"."consentVersion" COLLATE "C" < EXCLUDED."consentVersion" COLLATE "C"`
}

export function saidIn({ customer, version }: IncomingOrder): Said[] {
  const key = customerKey(customer)
  if (!customer || !key || customer.consent === 'unasked') return []
  const { email, consent, consentSource, consentAt } = customer
  // An order's version starts with the time of its last change.
  const at = consentAt?.toISOString() ?? version.slice(0, 24)
  return [{ key, email, consent, consentSource, version: versionAt(at, customer) }]
}

export function saidApart({ email, customerExternalId, consent, consentSource, consentAt }: IncomingConsent): Said[] {
  const key = customerKey({ email, externalId: customerExternalId })
  if (!key) return []
  const version = versionAt(consentAt.toISOString(), { consent, consentSource })
  return [{ key, email, consent, consentSource, version }]
}

function versionAt(at: string, { consent, consentSource }: Pick<Said, 'consent' | 'consentSource'>): string {
  return `${at} ${consent === 'refused' ? 1 : 0} ${consentSource ?? ''}`
}
