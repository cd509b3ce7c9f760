import { z } from 'zod'
import { AppError } from '../errors.ts'
import { id } from './schemas/common.ts'

/** A place in a list sorted newest first: the last row's instant and id. */
export interface Place {
  readonly at: Date
  readonly id: bigint
}

const written = z.tuple([z.iso.datetime(), id])

/** Before everything: what a first page starts from. */
const start: Place = { at: new Date('9999-01-01T00:00:00Z'), id: 2n ** 62n }

/** Of a list sorted by something else, the cursor is the last row's id. */
export function readIdCursor(cursor: string): bigint {
  if (!id.safeParse(cursor).success) throw badCursor()
  return BigInt(cursor)
}

export function readCursor(cursor: string | undefined): Place {
  if (cursor === undefined) return start
  const parsed = written.safeParse(readJson(cursor))
  if (!parsed.success) throw badCursor()
  return { at: new Date(parsed.data[0]), id: BigInt(parsed.data[1]) }
}

/** Asks for one row more than a page holds, so that the last page knows it is the last. */
export function pageFrom<Row extends Place>(rows: readonly Row[], limit: number) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const nextCursor = rows.length > limit && last ? writeCursor(last) : null
  return { items, nextCursor }
}

function writeCursor({ at, id }: Place): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id.toString()])).toString('base64url')
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

function badCursor(): AppError {
  return new AppError('bad-cursor', 400, 'cursor: is not a nextCursor of this list')
}
