import { AppError } from '../errors.ts'
import { type Dialect, type Encoding, type Place, readRows, type Separator } from './rows.ts'

/** What a file's first row says of all the others. */
export interface Head {
  readonly dialect: Dialect
  /** Each name once: a second "Notes" is "Notes (2)". */
  readonly names: readonly string[]
  /** Where the first row after the header begins. */
  readonly start: Place
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const separators: readonly Separator[] = [',', ';', '\t']

/**
 * Reads the header from a file's first bytes: all of it, or enough to hold the first row. Throws AppError `bad-file`
 * when it is no CSV.
 */
export function readHead(bytes: Buffer, encoding: Encoding): Head {
  refuseOtherEncodings(bytes)
  const lineEnd = bytes.includes('\n') ? '\n' : '\r'
  const place = skipBlankLines(bytes, bytes.subarray(0, 3).equals(byteOrderMark) ? 3 : 0, lineEnd)
  const firstLine = bytes.subarray(place.byte, endOfLine(bytes, place.byte, lineEnd)).toString('latin1')
  const told = /^sep=([,;\t])\r?\n?$/.exec(firstLine)?.[1]
  const separator = separators.find((one) => one === told) ?? sniffSeparator(firstLine)
  const from = told ? { byte: place.byte + firstLine.length, line: place.line + 1 } : place
  const dialect = { separator, lineEnd, encoding, width: null } as const
  const block = { bytes: bytes.subarray(from.byte), place: from, isEnd: true, isHead: true }
  const [header] = readRows(block, dialect).rows
  if (!header) throw badFile('The file is empty: its first row should name the columns.')
  if (header.problem) throw badFile(`The first row, which should name the columns, ${header.problem}`)
  return { dialect: { ...dialect, width: header.cells.length }, names: uniqueNames(header.cells), start: header.next }
}

export function badFile(message: string): AppError {
  return new AppError('bad-file', 422, message)
}

function refuseOtherEncodings(bytes: Buffer): void {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isUtf16) throw badFile('The file is UTF-16 text. Save it as "CSV UTF-8" and upload it again.')
  const isWorkbook = bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))
  if (isWorkbook) throw badFile('The file is a workbook or an archive. Save the sheet as "CSV UTF-8" and upload that.')
}

function skipBlankLines(bytes: Buffer, from: number, lineEnd: string): Place {
  const [blank = ''] = /^[ \t\r\n]*[\r\n]/.exec(bytes.subarray(from, from + 1000).toString('latin1')) ?? []
  return { byte: from + blank.length, line: blank.split(lineEnd).length }
}

function endOfLine(bytes: Buffer, from: number, lineEnd: string): number {
  const found = bytes.indexOf(lineEnd, from)
  return found === -1 ? bytes.length : found + 1
}

/** The one that stands most often outside quotes; a comma when there is none. */
function sniffSeparator(line: string): Separator {
  const bare = line.replace(/"[^"]*"/g, '')
  const counted = separators.map((separator) => ({ separator, count: bare.split(separator).length }))
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).separator
}

function uniqueNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell) => {
    const name = cell.replaceAll('\0', '').trim()
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count > 1 && name !== '' ? `${name} (${count})` : name
  })
}
