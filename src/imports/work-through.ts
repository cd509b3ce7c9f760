import { setImmediate as otherWork } from 'node:timers/promises'
import type { Batch } from './batches.ts'
import type { Group } from './groups.ts'
import { oneAhead } from './one-ahead.ts'
import { type ReadGroups, readGroups } from './read-groups.ts'
import { type ReadBatch, type Recording, recordBatch } from './record-batch.ts'

export interface Working<T> extends Recording<T> {
  readonly read: (group: Group) => T
  /** Batches of this turn. */
  readonly most: number
}

export interface Turn {
  readonly batches: number
  readonly linesDone: number
  /** Done to the end, or cancelled. */
  readonly isOver: boolean
}

/** Records batch after batch, reading the next while the database works. */
export async function workThrough<T>(batches: AsyncGenerator<Batch>, working: Working<T>): Promise<Turn> {
  let { one } = working
  let count = 0
  for await (const batch of oneAhead(readAll(batches, working))) {
    const after = await recordBatch({ ...working, one }, batch)
    if (after === undefined) return { batches: count, linesDone: one.linesDone, isOver: true }
    one = after
    count++
    if (count >= working.most) break
  }
  return { batches: count, linesDone: one.linesDone, isOver: one.bytesDone >= one.bytes }
}

async function* readAll<T>(batches: AsyncGenerator<Batch>, working: Working<T>): AsyncGenerator<ReadBatch<T>> {
  for await (const batch of batches) yield { ...batch, ...(await readInPieces(batch.groups, working)) }
}

const pieceGroups = 25

/** Answers of the database, and of the web, are seen to in between. */
async function readInPieces<T>(groups: readonly Group[], { read, separator }: Working<T>): Promise<ReadGroups<T>> {
  const pieces: ReadGroups<T>[] = []
  for (let at = 0; at < groups.length; at += pieceGroups) {
    pieces.push(readGroups(groups.slice(at, at + pieceGroups), read, separator))
    await otherWork()
  }
  return { items: pieces.flatMap((piece) => piece.items), refusals: pieces.flatMap((piece) => piece.refusals) }
}
