import type { Rows } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'
import type { Format, Kind, Layout } from './layout.ts'
import type { Refusal } from './read-groups.ts'
import type { Place } from './rows.ts'

export const importStates = ['uploading', 'waiting', 'running', 'done', 'failed', 'cancelled'] as const

/** An import that is to be worked on, with what reading needs of its store. */
export interface DueImport {
  readonly id: bigint
  readonly storeId: string
  readonly kind: Kind
  readonly format: Format
  readonly layout: Layout
  readonly bytes: bigint
  readonly bytesDone: bigint
  readonly linesDone: number
  readonly refused: number
  readonly createdAt: Date
  readonly currency: string
  readonly timeZone: string
  readonly storefrontUrl: string
}

/** The most that are kept of one import's refusals; they are counted all. */
const mostRefusals = 10_000

/** Oldest first. */
export function findDue(rows: Rows): Promise<DueImport[]> {
  return rows.$queryRaw<DueImport[]>`
    SELECT i.id, i."storeId", i.kind, i.format, i.layout, i.bytes, i."bytesDone", i."linesDone", i.refused, i."createdAt",
      s.currency, s."timeZone", s."storefrontUrl"
    FROM "Import" i JOIN "Store" s ON s.id = i."storeId"
    WHERE i.state IN ('waiting', 'running') ORDER BY i.id LIMIT 100`
}

/** What one batch did. */
export interface Step {
  readonly next: Place
  readonly rows: number
  readonly recorded: number
  readonly refusals: readonly Refusal[]
}

/**
 * Notes a batch in the transaction that records it: both happen, or neither. False when the import was cancelled, or
 * another process has recorded the batch: then nothing of it may stay.
 */
export async function noteStep(rows: Rows, one: DueImport, step: Step, now: Date): Promise<boolean> {
  const { next, refusals } = step
  const isDone = BigInt(next.byte) >= one.bytes
  const noted = await rows.$executeRaw`
    UPDATE "Import" SET state = ${isDone ? 'done' : 'running'}, "bytesDone" = ${BigInt(next.byte)}::bigint,
      "linesDone" = ${next.line - 1}::int, rows = rows + ${step.rows}::int, recorded = recorded + ${step.recorded}::int,
      refused = refused + ${refusals.length}::int, "startedAt" = coalesce("startedAt", ${now}::timestamptz),
      "finishedAt" = ${isDone ? now : null}::timestamptz
    WHERE id = ${one.id} AND "bytesDone" = ${one.bytesDone}::bigint AND state IN ('waiting', 'running')`
  if (noted === 0) return false
  await keepRefusals(rows, one, refusals)
  return true
}

async function keepRefusals(rows: Rows, { id, refused }: DueImport, refusals: readonly Refusal[]): Promise<void> {
  const kept = refusals.slice(0, Math.max(0, mostRefusals - refused))
  if (kept.length === 0) return
  await rows.$executeRaw`
    INSERT INTO "ImportRefusal" ("importId", line, reason, text)
    SELECT ${id}::bigint, line, reason, text
    FROM json_to_recordset(${rowsJson(kept)}::json) AS x(line int, reason text, text text)`
}

/** Ends an import that cannot go on. What was recorded stays. */
export async function failImport(rows: Rows, id: bigint, problem: string, now: Date): Promise<void> {
  await rows.$executeRaw`
    UPDATE "Import" SET state = 'failed', problem = ${problem}, "finishedAt" = ${now}::timestamptz
    WHERE id = ${id} AND state IN ('waiting', 'running')`
}

/** Stops an import where it is; false when it has ended already. What was recorded stays. */
export async function cancelImport(rows: Rows, id: bigint, now: Date): Promise<boolean> {
  const cancelled = await rows.$executeRaw`
    UPDATE "Import" SET state = 'cancelled', "finishedAt" = ${now}::timestamptz
    WHERE id = ${id} AND state IN ('waiting', 'running')`
  return cancelled > 0
}
