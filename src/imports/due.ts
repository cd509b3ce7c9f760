import { existsSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import type { PrismaClient } from '../database/client.ts'
import { learnSizes } from '../database/tidy.ts'
import { AppError } from '../errors.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { readBatches } from './batches.ts'
import { collectGarbage } from './collect-garbage.ts'
import { findColumns } from './columns.ts'
import { readHead } from './head.ts'
import { firstBytes, importFile } from './import-file.ts'
import { type DueImport, failImport, findDue } from './import-row.ts'
import type { Reading } from './layout.ts'
import { keyReader } from './read-groups.ts'
import { orderReader } from './read-order.ts'
import { productReader } from './read-product.ts'
import { recordPastOrders, recordPastProducts } from './record-past.ts'
import { type Turn, workThrough } from './work-through.ts'

export interface ImportParts {
  readonly client: PrismaClient
  readonly clock: Clock
  readonly log: Log
  /** Where uploaded files lie. */
  readonly importFolder: string
  /** Rows of one transaction, about. */
  readonly batchRows?: number
  /** Batches of one run: a process that is to stop waits for these. */
  readonly batchesAtATurn?: number
}

/**
 * Job: works on the oldest import whose file lies on this machine, for a bounded piece. Each batch and the place after
 * it are one transaction, so whenever a process ends, the next goes on there and nothing is doubled. Returns how many
 * batches it recorded.
 */
export async function importDue(parts: ImportParts): Promise<number> {
  const due = await findDue(parts.client)
  const one = due.find(({ id }) => existsSync(importFile(parts.importFolder, id)))
  if (!one) return 0
  try {
    return await workOn(parts, one)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    await failImport(parts.client, one.id, error.message, parts.clock.now())
    return 1
  }
}

async function workOn(parts: ImportParts, one: DueImport): Promise<number> {
  const path = importFile(parts.importFolder, one.id)
  const file = await open(path)
  try {
    const turn = await takeTurn(parts, one, file)
    collectGarbage()
    if (hasDoubled(one.linesDone, turn.linesDone)) await learnSizes(parts.client)
    if (turn.isOver) await rm(path, { force: true })
    return turn.batches
  } finally {
    await file.close()
  }
}

async function takeTurn(parts: ImportParts, due: DueImport, file: FileHandle): Promise<Turn> {
  const bytes = Number(due.bytes)
  const head = readHead(await firstBytes(file, bytes), due.layout.encoding)
  const columns = findColumns(due.kind, due.format, head.names, due.layout.columns)
  const from = due.bytesDone > 0n ? { byte: Number(due.bytesDone), line: due.linesDone + 1 } : head.start
  const batches = readBatches({
    file,
    bytes,
    head,
    from,
    keyOf: keyReader(due, columns),
    rows: parts.batchRows ?? 1000,
  })
  const common = { ...parts, one: due, separator: head.dialect.separator, most: parts.batchesAtATurn ?? 20 }
  const reading = readingOf(due)
  return due.kind === 'orders'
    ? workThrough(batches, { ...common, read: orderReader(reading, columns), record: recordPastOrders })
    : workThrough(batches, { ...common, read: productReader(reading, columns), record: recordPastProducts })
}

/** From a thousand lines on, each time an import has brought twice as many. */
function hasDoubled(before: number, after: number): boolean {
  return after >= 1000 && Math.floor(Math.log2(Math.max(before, 1))) < Math.floor(Math.log2(after))
}

function readingOf(due: DueImport): Reading {
  const { kind, format, layout, currency, timeZone, storefrontUrl, createdAt } = due
  return { kind, format, layout, currency, timeZone, storefrontUrl, importedAt: createdAt }
}
