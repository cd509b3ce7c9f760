import type { RawRows } from '../database/raw-rows.ts'
import { rowsJson } from '../database/rows-json.ts'
import type { FoundOrder } from './api.ts'

export interface DueStore {
  readonly id: string
  readonly platform: string
  readonly storefrontUrl: string
  readonly sealedCredentials: string
  /** Up to here every order was looked at; from when the store was added if none was. */
  readonly since: Date
  /** A pass broke off and is taken up again. */
  readonly isUnderWay: boolean
}

/** Stores whose platform can be asked and whose turn it is. */
export function dueStores(rows: RawRows, now: Date): Promise<DueStore[]> {
  return rows.$queryRaw<DueStore[]>`
    SELECT s.id, s.platform, s."storefrontUrl", s."sealedCredentials", coalesce(r."seenTo", s."createdAt") AS since,
      coalesce(r."isUnderWay", false) AS "isUnderWay"
    FROM "Store" s LEFT JOIN "Reconciliation" r ON r."storeId" = s.id
    WHERE s."sealedCredentials" IS NOT NULL AND (r."nextAt" IS NULL OR r."nextAt" <= ${now}::timestamptz)
    ORDER BY r."nextAt" NULLS FIRST, s.id`
}

/** Those that we do not have, or only as they were before: a version starts with its time of change. */
export async function missing(rows: RawRows, storeId: string, found: readonly FoundOrder[]): Promise<FoundOrder[]> {
  const asked = found.map(({ externalId, changedAt }) => ({ externalId, changedAt: changedAt.toISOString() }))
  const absent = await rows.$queryRaw<{ externalId: string }[]>`
    SELECT x."externalId" FROM json_to_recordset(${rowsJson(asked)}::json) AS x("externalId" text, "changedAt" text)
    LEFT JOIN "Order" o ON o."storeId" = ${storeId} AND o."externalId" = x."externalId"
    WHERE o.id IS NULL OR left(o.version, 24) COLLATE "C" < x."changedAt" COLLATE "C"`
  const ids = new Set(absent.map(({ externalId }) => externalId))
  return found.filter(({ externalId }) => ids.has(externalId))
}

export interface Page {
  readonly seen: number
  readonly lost: number
  /** Null when the pages' order does not say. */
  readonly seenTo: Date | null
  /** Of a new pass: what the one before counted is over. */
  readonly isFirst: boolean
}

export async function notePage(rows: RawRows, storeId: string, { seen, lost, seenTo, isFirst }: Page): Promise<void> {
  await rows.$executeRaw`
    INSERT INTO "Reconciliation" AS r ("storeId", "nextAt", seen, lost, "seenTo", "isUnderWay")
    VALUES (${storeId}, now(), ${seen}::int, ${lost}::int, ${seenTo}::timestamptz, true)
    ON CONFLICT ("storeId") DO UPDATE SET "isUnderWay" = true,
      seen = EXCLUDED.seen + CASE WHEN ${isFirst} THEN 0 ELSE r.seen END,
      lost = EXCLUDED.lost + CASE WHEN ${isFirst} THEN 0 ELSE r.lost END,
      "seenTo" = greatest(EXCLUDED."seenTo", r."seenTo")`
}

export interface Pause {
  readonly problem: string | null
  readonly nextAt: Date
  /** Of a whole pass: every change up to here was seen. */
  readonly passedTo: Date | null
  readonly at: Date
}

export async function notePause(
  rows: RawRows,
  storeId: string,
  { problem, nextAt, passedTo, at }: Pause,
): Promise<void> {
  await rows.$executeRaw`
    INSERT INTO "Reconciliation" AS r ("storeId", "nextAt", problem, "seenTo", "passedAt")
    VALUES (${storeId}, ${nextAt}::timestamptz, ${problem}, ${passedTo}::timestamptz,
      CASE WHEN ${passedTo}::timestamptz IS NULL THEN NULL ELSE ${at}::timestamptz END)
    ON CONFLICT ("storeId") DO UPDATE SET "nextAt" = EXCLUDED."nextAt", problem = EXCLUDED.problem,
      "seenTo" = greatest(EXCLUDED."seenTo", r."seenTo"), "passedAt" = coalesce(EXCLUDED."passedAt", r."passedAt"),
      "isUnderWay" = r."isUnderWay" AND EXCLUDED."passedAt" IS NULL`
}
