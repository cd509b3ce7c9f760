import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'

/** How a file is written: its head shows the separator and the line end, the owner says the encoding. */
export interface Dialect {
  readonly separator: Separator
  readonly lineEnd: '\n' | '\r'
  readonly encoding: Encoding
  /** Cells of the header; null while that itself is read. */
  readonly width: number | null
}
export type Separator = ',' | ';' | '\t'
export type Encoding = 'utf-8' | 'windows-1252'

/** A place between two rows; `line` is the number of the line that begins there, from 1. */
export interface Place {
  readonly byte: number
  readonly line: number
}

export interface CsvRow {
  /** Where it begins, as an editor counts lines. */
  readonly line: number
  /** Where the next row begins. */
  readonly next: Place
  readonly cells: readonly string[]
  /** Why its cells cannot be trusted. Of a line that is no row at all, the cells are a rough cut. */
  readonly problem: string | null
}

export interface Block {
  /** Bytes of the file from `place` on. */
  readonly bytes: Buffer
  readonly place: Place
  /** The file ends with these bytes. */
  readonly isEnd: boolean
  /** When only the first row is wanted. */
  readonly isHead?: boolean
}

/** Longer rows are refused: a quote that is never closed would swallow the file. */
export const longestRow = 1024 * 1024

/**
 * The whole rows of a block, blank ones left out, and the place after the last of them; what is cut off by the block's
 * end is left for the next. A line that is no row is refused alone and reading goes on after it. However a file is cut
 * into blocks, its rows are the same.
 */
export function readRows(block: Block, dialect: Dialect): { rows: CsvRow[]; next: Place } {
  const rows: CsvRow[] = []
  let next = block.place
  for (;;) {
    const read = readUntilBroken(block, dialect, next)
    for (const row of read.rows) rows.push(row)
    next = read.next
    if (read.broken === null || (block.isHead && rows.length > 0)) return { rows, next }
    const line = brokenLine(block, dialect, next, read.broken)
    if (line === undefined) return { rows, next }
    rows.push(line)
    next = line.next
  }
}

interface ReadRows {
  readonly rows: readonly CsvRow[]
  readonly next: Place
  /** Why reading stopped at `next`. */
  readonly broken: string | null
}

function readUntilBroken(block: Block, dialect: Dialect, from: Place): ReadRows {
  const bytes = wholeLines(block, from, dialect)
  const rows: CsvRow[] = []
  let [start, line] = [0, from.line]
  const keep = (cells: string[], { bytes: end }: { readonly bytes: number }) => {
    const isEnded = bytes[end - 1] === dialect.lineEnd.charCodeAt(0)
    const lines = countLines(bytes, start, end, dialect)
    const next = { byte: from.byte + end, line: line + lines }
    if (cells.some((cell) => cell.trim() !== '')) {
      const problem = problemOf(bytes.subarray(start, end), cells, dialect, isEnded)
      rows.push({ line, next, cells: decoded(cells, dialect), problem })
    }
    start = end
    line += lines
    return null
  }
  const broken = parseAll(bytes, dialect, keep, block.isHead ? 1 : undefined)
  const isCutOff = broken === neverClosed && !block.isEnd
  return { rows, next: { byte: from.byte + start, line }, broken: isCutOff ? null : broken }
}

/** A row cut in two could look broken, or whole. */
function wholeLines({ bytes, place, isEnd }: Block, from: Place, { lineEnd }: Dialect): Buffer {
  return bytes.subarray(from.byte - place.byte, isEnd ? bytes.length : bytes.lastIndexOf(lineEnd) + 1)
}

type Keep = (cells: string[], info: { readonly bytes: number }) => null

/** Hands every record to `keep`. Returns why it stopped before the end, if it did. */
function parseAll(bytes: Buffer, { separator, lineEnd, encoding }: Dialect, keep: Keep, to = -1): string | null {
  try {
    parse(bytes, {
      delimiter: separator,
      record_delimiter: lineEnd === '\r' ? ['\r'] : ['\r\n', '\n'],
      encoding: encoding === 'utf-8' ? 'utf8' : 'latin1',
      relax_column_count: true,
      max_record_size: longestRow,
      to,
      on_record: keep,
    })
    return null
  } catch (error) {
    if (error instanceof CsvError) return brokenBecause[error.code] ?? `is no CSV: ${error.message.slice(0, 200)}`
    throw error
  }
}

const neverClosed = 'opens a quote that is never closed.'
const badQuote = 'has a quote in the middle of a cell: put the whole cell in quotes and double each quote in it.'
const brokenBecause: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: neverClosed,
  CSV_MAX_RECORD_SIZE: 'is longer than 1 MB, or opens a quote that is never closed.',
  CSV_INVALID_CLOSING_QUOTE: badQuote,
  INVALID_OPENING_QUOTE: badQuote,
}

/** The line at `place`, cut roughly; undefined when its end is not in the block. */
function brokenLine(block: Block, dialect: Dialect, place: Place, problem: string): CsvRow | undefined {
  const start = place.byte - block.place.byte
  const found = block.bytes.indexOf(dialect.lineEnd, start)
  if (found === -1 && !block.isEnd && block.bytes.length - start <= longestRow) return undefined
  const end = found === -1 ? block.bytes.length : found + 1
  const text = textOf(block.bytes.subarray(start, Math.min(end, start + longestRow)), dialect)
  const cells = text.split(dialect.separator).map((cell) => cell.trim().replace(/^"|"$/g, ''))
  return { line: place.line, next: { byte: block.place.byte + end, line: place.line + 1 }, cells, problem }
}

function problemOf(bytes: Buffer, cells: readonly string[], { encoding, width }: Dialect, isEnded: boolean) {
  if (encoding === 'utf-8' && !isUtf8(bytes))
    return 'is not UTF-8 text: choose Windows-1252, or save the file as UTF-8.'
  if (width === null) return null
  if (cells.length < width && !isEnded)
    return `has ${cells.length} of ${width} cells: the file seems to be cut off here.`
  const isTooLong = cells.length > width && cells.slice(width).some((cell) => cell !== '')
  return isTooLong
    ? `has ${cells.length} cells, the header has ${width}: is a separator in a cell without quotes?`
    : null
}

function countLines(bytes: Buffer, start: number, end: number, { lineEnd }: Dialect): number {
  let lines = 0
  for (let at = bytes.indexOf(lineEnd, start); at !== -1 && at < end; at = bytes.indexOf(lineEnd, at + 1)) lines++
  return lines
}

function textOf(bytes: Buffer, { encoding }: Dialect): string {
  return encoding === 'utf-8' ? bytes.toString('utf8') : fromLatin1(bytes.toString('latin1'))
}

function decoded(cells: readonly string[], { encoding }: Dialect): readonly string[] {
  return encoding === 'utf-8' ? cells : cells.map(fromLatin1)
}

/** Bytes 0x80 to 0x9f, control characters in Latin-1. Not TextDecoder: that of Node 20 reads Latin-1 by this name. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

function fromLatin1(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (one) => windows1252[one.charCodeAt(0) - 0x80] ?? one)
}
