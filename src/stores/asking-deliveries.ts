import { z } from 'zod'
import type { RawRows } from '../database/raw-rows.ts'
import { rowsJson } from '../database/rows-json.ts'
import { type Keys, unseal } from '../lib/secrets.ts'
import type { Credentials } from './api.ts'
import type { WaitingDelivery } from './waiting-deliveries.ts'

/** A thin delivery whose platform has not told all of it yet. */
export interface AskingDelivery extends WaitingDelivery {
  readonly sealedCredentials: string | null
}

/** What asking came to. `answers` null: nothing new; then `reason` says why and `retryAt` when it is tried again. */
export interface Asked {
  readonly id: bigint
  readonly isAsking: boolean
  readonly answers: string | null
  readonly state: 'waiting' | 'quarantined'
  readonly reason: string | null
  readonly attempts: number
  readonly retryAt: Date | null
}

const most = 100

/** The oldest that may be tried. Not locked: the job runs once at a time, and applying passes over them. */
export function loadAsking(rows: RawRows, now: Date): Promise<AskingDelivery[]> {
  return rows.$queryRaw<AskingDelivery[]>`
    SELECT d.id, d."storeId", s.platform, s.currency, s."storefrontUrl", s."sealedCredentials", d.topic, d.stops,
      d.headers, encode(d.body, 'base64') AS "bodyBase64", d.attempts, d."receivedAt", d.answers
    FROM "Delivery" d JOIN "Store" s ON s.id = d."storeId"
    WHERE d.state = 'waiting' AND d."isAsking" AND (d."retryAt" IS NULL OR d."retryAt" <= ${now}::timestamptz)
    ORDER BY d.id LIMIT ${most}`
}

/** One that was replayed or settled in the meantime stays as it is. */
export async function writeAsked(rows: RawRows, asked: readonly Asked[], now: Date): Promise<void> {
  await rows.$executeRaw`
    UPDATE "Delivery" d SET "isAsking" = x."isAsking", answers = coalesce(x.answers, d.answers), state = x.state,
      reason = x.reason, attempts = x.attempts, "retryAt" = x."retryAt",
      "settledAt" = CASE WHEN x.state = 'waiting' THEN NULL ELSE ${now}::timestamptz END
    FROM json_to_recordset(${rowsJson(asked)}::json) AS x(id bigint, "isAsking" boolean, answers text, state text,
      reason text, attempts int, "retryAt" timestamptz)
    WHERE d.id = x.id AND d.state = 'waiting' AND d."isAsking"`
}

const credentials = z.record(z.string(), z.string())

/** Undefined when none were entered, or they were sealed with another SECRET. */
export function openCredentials(keys: Keys, sealed: string | null): Credentials | undefined {
  if (sealed === null) return undefined
  try {
    return credentials.parse(JSON.parse(unseal(keys.sealing, sealed)))
  } catch {
    return undefined
  }
}
