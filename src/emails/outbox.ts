import { randomUUID } from 'node:crypto'
import { Prisma } from '../database/client.ts'
import type { RawRows } from '../database/raw-rows.ts'
import { rowsJson } from '../database/rows-json.ts'
import type { MayLeave } from './may-leave.ts'
import type { Settlement } from './retry.ts'

/** Longer than any mail may take; the mailers give up well before. By the database's clock. */
const claimSeconds = 120
const sendingSeconds = 600

export interface Claim {
  /** Proves, at every later step, that this process still holds the rows. */
  readonly token: string
  readonly ids: readonly bigint[]
}

/** Takes up to `limit` messages that are due, so that no other process works on them meanwhile. */
export async function claimDue(rows: RawRows, limit: number, now: Date): Promise<Claim> {
  const token = randomUUID()
  const found = await rows.$queryRaw<{ id: bigint }[]>`
    UPDATE "Message" SET "leaseToken" = ${token}, "leaseUntil" = now() + make_interval(secs => ${claimSeconds}::int)
    WHERE id IN (
      SELECT m.id FROM "Message" m JOIN "Store" s ON s.id = m."storeId"
      WHERE m.state = 'planned' AND m."dueAt" <= ${now}::timestamptz
        AND (m."leaseUntil" IS NULL OR m."leaseUntil" < now())
        AND NOT s."sendingPaused" AND s."senderEmail" <> ''
      ORDER BY m."dueAt", m.id LIMIT ${limit} FOR UPDATE OF m SKIP LOCKED)
    RETURNING id`
  return { token, ids: found.map((row) => row.id) }
}

/** Gives back what was claimed and not sent. */
export async function releaseClaim(rows: RawRows, { token, ids }: Claim): Promise<void> {
  await rows.$executeRaw`
    UPDATE "Message" SET "leaseToken" = NULL, "leaseUntil" = NULL
    WHERE id = ANY(${ids}::bigint[]) AND "leaseToken" = ${token} AND state = 'planned'`
}

export interface Settled extends Settlement {
  readonly id: bigint
}

/**
 * SQL: message `m` of order `o` may still leave: neither the order nor its address says no, and no stopping delivery
 * that was received does. A new one holds its whole store, as nobody has read it; one that failed or was quarantined
 * holds the order it is about.
 */
const nothingStops = Prisma.sql`o."cancelledAt" IS NULL AND NOT o."isFullyRefunded" AND o."paidAt" IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM "Suppression" x WHERE x."storeId" = m."storeId" AND x.email = m."toEmail")
  AND NOT EXISTS (
    SELECT 1 FROM "Delivery" d WHERE d."storeId" = m."storeId" AND d.stops
      AND d.state = 'waiting' AND (d.attempts = 0 OR d."orderExternalId" IS NULL))
  AND NOT EXISTS (
    SELECT 1 FROM "Delivery" d WHERE d."storeId" = m."storeId" AND d.stops
      AND d.state IN ('waiting', 'quarantined') AND d."orderExternalId" = o."externalId")`

/** SQL: the days on which the messages in a part named `settled` left have new figures. */
export const touchedDays = Prisma.sql`
  INSERT INTO "MetricTouch" ("storeId", day)
  SELECT DISTINCT s.id, (t."sentAt" AT TIME ZONE s."timeZone")::date
  FROM settled t JOIN "Store" s ON s.id = t."storeId" WHERE t."sentAt" IS NOT NULL`

/**
 * One step of the outbox, in one statement and so one commit: what the mailer answered is written, and the next
 * messages become `sending`. Returns those that may be handed over now: a cancellation, refund or suppression told in
 * the meantime holds its message back here, and so does one that was received and is not applied yet, or could not
 * be read: while it is new it holds its whole store, after that the order it is about. `isRepeated`: the
 * same call was made before and its reply lost, so that what is `sending` under this claim was started by it.
 */
export async function exchange(
  rows: RawRows,
  { token }: Claim,
  settled: readonly Settled[],
  next: readonly bigint[],
  { now, isRepeated = false }: { readonly now: Date; readonly isRepeated?: boolean },
): Promise<bigint[]> {
  const found = await rows.$queryRaw<{ id: bigint }[]>`
    WITH answers AS (
      SELECT * FROM json_to_recordset(${rowsJson(settled)}::json)
        AS x(id bigint, state text, reason text, detail text, attempts int, "dueAt" timestamptz, "isDeadAddress" boolean)
    ), settled AS (
      UPDATE "Message" m SET state = a.state, reason = a.reason, detail = a.detail, attempts = a.attempts,
        "dueAt" = coalesce(a."dueAt", m."dueAt"),
        "sentAt" = coalesce(m."sentAt", CASE WHEN a.state = 'sent' THEN ${now}::timestamptz END),
        "settledAt" = CASE WHEN a.state <> 'planned' THEN ${now}::timestamptz END,
        "leaseToken" = NULL, "leaseUntil" = NULL
      FROM answers a WHERE m.id = ANY(${settled.map(({ id }) => id)}::bigint[]) AND m.id = a.id
        AND m."leaseToken" = ${token} AND m.state IN ('sending', 'uncertain')
      RETURNING m.id, m."storeId", m."toEmail", m."sentAt", a."isDeadAddress"
    ), bounced AS (
      INSERT INTO "Suppression" AS x ("storeId", email, reason, source, "messageId", "createdAt")
      SELECT DISTINCT ON ("storeId", "toEmail") "storeId", "toEmail", 'hard-bounce', 'mail server', id, ${now}::timestamptz
      FROM settled WHERE "isDeadAddress" AND "toEmail" IS NOT NULL
      ON CONFLICT ("storeId", email) DO UPDATE
        SET reason = EXCLUDED.reason, source = EXCLUDED.source, "messageId" = EXCLUDED."messageId"
        WHERE x.reason = 'unsubscribed'
    ), touched AS (${touchedDays}), started AS (
      UPDATE "Message" m SET state = 'sending', "leaseUntil" = now() + make_interval(secs => ${sendingSeconds}::int)
      FROM "Order" o, "Store" s
      WHERE m.id = ANY(${next as bigint[]}::bigint[]) AND m."leaseToken" = ${token}
        AND (m.state = 'planned' OR (${isRepeated} AND m.state = 'sending')) AND m."leaseUntil" > now()
        AND o.id = m."orderId" AND s.id = m."storeId" AND NOT s."sendingPaused"
        AND ${nothingStops}
      RETURNING m.id
    )
    SELECT id FROM started ORDER BY id`
  return found.map((row) => row.id)
}

export interface Verdict {
  readonly id: bigint
  readonly verdict: Exclude<MayLeave, { kind: 'go' }> | { readonly kind: 'fail'; readonly detail: string }
}

/** Writes what will not be handed over now, and why. */
export async function settleUnsent(
  rows: RawRows,
  { token }: Claim,
  verdicts: readonly Verdict[],
  now: Date,
): Promise<void> {
  if (verdicts.length === 0) return
  const values = verdicts.map(({ id, verdict }) => ({ id, ...unsentColumns(verdict) }))
  await rows.$executeRaw`
    UPDATE "Message" m SET state = x.state, reason = x.reason, detail = x.detail,
      "dueAt" = coalesce(x."dueAt", m."dueAt"),
      "settledAt" = CASE WHEN x.state <> 'planned' THEN ${now}::timestamptz END,
      "leaseToken" = NULL, "leaseUntil" = NULL
    FROM json_to_recordset(${rowsJson(values)}::json)
      AS x(id bigint, state text, reason text, detail text, "dueAt" timestamptz)
    WHERE m.id = x.id AND m.state = 'planned' AND m."leaseToken" = ${token}`
}

function unsentColumns(verdict: Verdict['verdict']) {
  switch (verdict.kind) {
    case 'skip':
      return { state: 'skipped', reason: verdict.reason, detail: null, dueAt: null }
    case 'wait':
      return { state: 'planned', reason: null, detail: null, dueAt: verdict.until }
    case 'fail':
      return { state: 'failed', reason: 'could-not-render', detail: verdict.detail, dueAt: null }
    default:
      return verdict satisfies never
  }
}

/**
 * Job: what was being handed over when its process ended can be known by nobody: it becomes `uncertain`, never a second
 * mail. Its lease has run out, which by then proves that no process is still at it.
 */
export async function markInDoubt(rows: RawRows, now: Date): Promise<number> {
  return rows.$executeRaw`
    UPDATE "Message" SET state = 'uncertain', reason = 'in-doubt', "settledAt" = ${now}::timestamptz
    WHERE state = 'sending' AND "leaseUntil" < now()`
}

/** For the start of the only process there is: whatever is leased was leased by one that is gone. */
export async function endAllLeases(rows: RawRows): Promise<void> {
  await rows.$executeRaw`
    UPDATE "Message" SET "leaseUntil" = now() - interval '1 second'
    WHERE state IN ('planned', 'sending') AND "leaseUntil" IS NOT NULL`
}
