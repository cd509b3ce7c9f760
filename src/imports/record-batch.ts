import type { PrismaClient, Rows } from '../database/client.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Batch } from './batches.ts'
import { type DueImport, noteStep, type Step } from './import-row.ts'
import { type ReadGroups, type ReadItem, type Refusal, refuseGroup } from './read-groups.ts'
import type { Separator } from './rows.ts'

export type ReadBatch<T> = Batch & ReadGroups<T>

export interface Recording<T> {
  readonly client: PrismaClient
  readonly log: Log
  readonly clock: Clock
  readonly one: DueImport
  readonly separator: Separator
  readonly record: (rows: Rows, one: DueImport, items: readonly T[], now: Date) => Promise<void>
}

/**
 * Records a batch and where the file goes on, in one transaction. Returns the import as it stands then; undefined when it
 * was cancelled meanwhile.
 */
export async function recordBatch<T>(recording: Recording<T>, batch: ReadBatch<T>): Promise<DueImport | undefined> {
  const { items, refusals } = batch
  try {
    return await recordItems(recording, batch, items, refusals)
  } catch (error) {
    // What the database refuses, it refuses whole: found one by one, the poisoned are refused and the others recorded.
    const poisoned = await findPoisoned(recording, items)
    if (poisoned.size === 0) throw error
    const sound = items.filter((item) => !poisoned.has(item))
    const refused = [...poisoned].flatMap(([{ group }, why]) => refuseGroup(group, why, recording.separator))
    return recordItems(recording, batch, sound, [...refusals, ...refused])
  }
}

async function recordItems<T>(
  { client, clock, one, record }: Recording<T>,
  { groups, next }: Batch,
  items: readonly ReadItem<T>[],
  refusals: readonly Refusal[],
): Promise<DueImport | undefined> {
  const now = clock.now()
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0)
  const step: Step = { next, rows, recorded: items.length, refusals }
  return client.$transaction(async (transaction) => {
    if (!(await noteStep(transaction, one, step, now))) return undefined
    await record(
      transaction,
      one,
      items.map(({ item }) => item),
      now,
    )
    const refused = one.refused + refusals.length
    return { ...one, bytesDone: BigInt(next.byte), linesDone: next.line - 1, refused }
  })
}

type Poisoned<T> = Map<ReadItem<T>, Error>

/** Tries halves of halves, each in a transaction that leaves nothing. When the database is away this throws too. */
async function findPoisoned<T>(recording: Recording<T>, items: readonly ReadItem<T>[]): Promise<Poisoned<T>> {
  const poisoned: Poisoned<T> = new Map()
  const queue = [items]
  for (let some = queue.pop(); some !== undefined; some = queue.pop()) {
    const [only] = some
    const error = only === undefined ? undefined : await tryOut(recording, some)
    if (only === undefined || error === undefined) continue
    if (some.length === 1) {
      recording.log.error('a row of a file could not be recorded', error, { import: recording.one.id.toString() })
      poisoned.set(only, new Error(`The database refuses it: ${lastLineOf(error)}`))
    } else {
      const half = Math.ceil(some.length / 2)
      queue.push(some.slice(0, half), some.slice(half))
    }
  }
  return poisoned
}

class LeaveNothing extends Error {}

async function tryOut<T>({ client, clock, one, record }: Recording<T>, items: readonly ReadItem<T>[]) {
  await client.$queryRaw`SELECT 1`
  try {
    return await client.$transaction(async (rows) => {
      await record(
        rows,
        one,
        items.map(({ item }) => item),
        clock.now(),
      )
      throw new LeaveNothing()
    })
  } catch (error) {
    return error instanceof LeaveNothing ? undefined : error
  }
}

/** Prisma puts its own call first and the database's words last. */
function lastLineOf(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error)
    .trim()
    .split('\n')
  return (lines.at(-1) ?? '').slice(0, 300)
}
