import { findColumns } from './columns.ts'
import { furthestApart } from './groups.ts'
import { badFile, type Head, readHead } from './head.ts'
import { headBytes } from './import-file.ts'
import type { Format, Kind, Layout } from './layout.ts'
import { keyReader } from './read-groups.ts'
import { type CsvRow, type Place, readRows } from './rows.ts'
import { createScatterWatch } from './scattered.ts'

interface Checked {
  readonly kind: Kind
  readonly format: Format
  readonly layout: Layout
}

/** Each piece is parsed in one go, which holds up whatever else the process does. */
const pieceBytes = 256 * 1024
const mostPending = 16 * 1024 * 1024

/**
 * Looks through a file as it comes in. Throws AppError `bad-file` when it is no CSV, lacks a column, or has rows of one
 * order so far apart that they would not be read together.
 */
export function checkUpload(checked: Checked) {
  let pending: Buffer[] = []
  let size = 0
  let reader: RowChecker | undefined
  const work = (isEnd: boolean) => {
    const bytes = Buffer.concat(pending)
    reader ??= rowChecker(checked, readHead(bytes, checked.layout.encoding))
    const rest = reader.read(bytes, isEnd)
    if (rest.length > mostPending) throw badFile('The file has no line ends. Is it a CSV?')
    pending = [rest]
    size = 0
  }
  return {
    see(chunk: Uint8Array) {
      pending.push(Buffer.from(chunk))
      size += chunk.byteLength
      if (size >= (reader ? pieceBytes : headBytes)) work(false)
    },
    end: () => work(true),
  }
}

interface RowChecker {
  /** The file's next bytes, from where the last ones were left. Returns those that are to be seen again. */
  read(bytes: Buffer, isEnd: boolean): Buffer
}

function rowChecker({ kind, format, layout }: Checked, head: Head): RowChecker {
  const keyOf = keyReader({ kind, format }, findColumns(kind, format, head.names, layout.columns))
  const watch = createScatterWatch()
  let [place, at]: [Place, number] = [head.start, head.start.byte]
  return {
    read(bytes, isEnd) {
      const { rows, next } = readRows({ bytes: bytes.subarray(at), place, isEnd }, head.dialect)
      for (const row of rows) refuseScattered(row, keyOf(row), watch.isTooLate(keyOf(row)), kind)
      const rest = bytes.subarray(at + next.byte - place.byte)
      ;[place, at] = [next, 0]
      return rest
    },
  }
}

function refuseScattered(row: CsvRow, key: string, isTooLate: boolean, kind: Kind): void {
  if (!isTooLate) return
  const what = `${kind === 'orders' ? 'order' : 'product'} ${JSON.stringify(key.slice(0, 80))}`
  throw badFile(
    `Line ${row.line}: the ${what} has rows more than ${furthestApart} rows further up. Sort the file so that its rows stand together, and upload it again.`,
  )
}
