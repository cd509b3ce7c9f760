import type { FileHandle } from 'node:fs/promises'
import { cutGroups, furthestApart, type Group } from './groups.ts'
import type { Head } from './head.ts'
import { type CsvRow, type Place, readRows } from './rows.ts'

/** Whole groups, and where the file goes on after them. */
export interface Batch {
  readonly groups: readonly Group[]
  readonly next: Place
}

export interface Batched {
  readonly file: FileHandle
  readonly bytes: number
  readonly head: Head
  readonly from: Place
  readonly keyOf: (row: CsvRow) => string
  /** Of one batch, about. */
  readonly rows: number
}

const blockBytes = 64 * 1024
/** No row is longer, so a block of this size always holds one. */
const largestBlock = 128 * blockBytes

/** The file from a place on, to its end. Nothing of it is held but the batch being read. */
export async function* readBatches(batched: Batched): AsyncGenerator<Batch> {
  const { bytes, keyOf, rows: most } = batched
  let pending: CsvRow[] = []
  let place = batched.from
  for (let wanted = most + furthestApart; ; ) {
    while (pending.length < wanted && place.byte < bytes) {
      const read = await readBlock(batched, place)
      pending = pending.concat(read.rows)
      place = read.next
    }
    const isEnd = place.byte >= bytes
    const cut = cutGroups(pending, pending.map(keyOf), { most, isEnd })
    if (cut) {
      pending = pending.slice(cut.count)
      const isLast = isEnd && pending.length === 0
      yield { groups: cut.groups, next: isLast ? place : cut.next }
      wanted = most + furthestApart
      if (isLast) return
    } else if (isEnd) {
      // Nothing but blank lines.
      yield { groups: [], next: place }
      return
    } else wanted *= 2
  }
}

async function readBlock({ file, bytes, head }: Batched, place: Place) {
  for (let size = blockBytes; ; size *= 2) {
    const buffer = Buffer.allocUnsafe(Math.min(size, bytes - place.byte))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, place.byte)
    if (bytesRead < buffer.length) throw new Error('the uploaded file is shorter than when it was uploaded')
    const isEnd = place.byte + bytesRead >= bytes
    const read = readRows({ bytes: buffer, place, isEnd }, head.dialect)
    if (isEnd) return { rows: read.rows, next: { ...read.next, byte: bytes } }
    if (read.next.byte > place.byte) return read
    if (size >= largestBlock) throw new Error(`the file cannot be read beyond byte ${place.byte}`)
  }
}
