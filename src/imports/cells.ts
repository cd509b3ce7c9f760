import type { z } from 'zod'
import { parseMinor } from '../lib/money.ts'
import { Unreadable } from '../stores/adapter.ts'
import { amount, asText, currency, id, quantity } from '../stores/fields.ts'
import type { Columns } from './columns.ts'
import { readDate } from './dates.ts'
import { type DecimalMark, plainDecimal, plainWhole } from './decimals.ts'
import type { Layout } from './layout.ts'
import type { CsvRow } from './rows.ts'

/** A cell that cannot be read makes its whole order or product refused; the report names the row it stands in. */
export class UnreadableCell extends Unreadable {
  readonly line: number

  constructor(line: number, reason: string) {
    super(reason)
    this.line = line
  }
}

export interface Sheet {
  readonly columns: Columns
  readonly layout: Layout
  readonly timeZone: string
}

/** Reads the cells of rows by field. An empty cell and a field without a column are null. */
export function cellReader({ columns, layout, timeZone }: Sheet) {
  const text = (row: CsvRow, field: string): string | null => {
    const column = columns.get(field)
    return column === undefined ? null : textOf(row.cells[column.index] ?? '')
  }
  const read = <T>(row: CsvRow, field: string, by: (text: string) => T): T | null => {
    const told = text(row, field)
    return told === null ? null : atCell(row, columns.get(field)?.name ?? field, told, by)
  }
  return {
    has: (field: string) => columns.has(field),
    text,
    id: (row: CsvRow, field: string) => read(row, field, readId),
    currency: (row: CsvRow, field: string) => read(row, field, bySchema(currency)),
    quantity: (row: CsvRow, field: string) => read(row, field, (told) => readQuantity(told, layout.decimal)),
    date: (row: CsvRow, field: string) =>
      read(row, field, (told) => readDate(told, { dates: layout.dates, timeZone: layout.timeZone ?? timeZone })),
    minor: (row: CsvRow, field: string, of: string) =>
      read(row, field, (told) => parseMinor(readAmount(told, layout.decimal), of)),
    yes: (row: CsvRow, field: string) => read(row, field, readYes),
    /** Refuses the order or product for this cell. */
    refuse: (row: CsvRow, field: string, problem: string): never => {
      const name = columns.get(field)?.name ?? field
      throw new UnreadableCell(row.line, `"${name}" is ${shown(text(row, field))}: ${problem}.`)
    },
  }
}
export type CellReader = ReturnType<typeof cellReader>

// A file has millions of cells: what looks as it nearly always does takes the short way, the rest is read by the schemas.

function textOf(cell: string): string | null {
  return /[\0\ud800-\udfff]/.test(cell) ? asText(cell) : cell.trim() || null
}

function readId(text: string): string {
  return text.length <= 255 ? text : bySchema(id)(text)
}

function readQuantity(text: string, mark: DecimalMark): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : bySchema(quantity)(plainWhole(text, mark))
}

function readAmount(text: string, mark: DecimalMark): string {
  const isPlain = mark === 'point' && /^\d{1,13}(\.\d{1,20})?$/.test(text)
  return isPlain ? text : bySchema(nonNegative)(plainDecimal(text, mark))
}

const nonNegative = amount.refine((value) => !value.startsWith('-'), 'amounts are never negative here')

const yes = new Set(['yes', 'true', '1', 'y', 'on'])
const no = new Set(['no', 'false', '0', 'n', 'off', '-1'])

function readYes(text: string): boolean {
  const word = text.toLowerCase()
  if (!yes.has(word) && !no.has(word)) throw new Unreadable('neither yes nor no')
  return yes.has(word)
}

function bySchema<T>(schema: z.ZodType<T>) {
  return (text: string): T => {
    const result = schema.safeParse(text)
    if (result.success) return result.data
    throw new Unreadable(reasonOf(result.error))
  }
}

/** A union's own issue says only "invalid input"; that of the branch for texts says why. */
function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues
  if (issue?.code !== 'invalid_union') return issue?.message ?? 'not a value this column can have'
  const inner = issue.errors.flat().find((one) => one.code !== 'invalid_type')
  return inner?.message ?? 'not a value this column can have'
}

function atCell<T>(row: CsvRow, column: string, text: string, read: (text: string) => T): T {
  try {
    return read(text)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw new UnreadableCell(row.line, `"${column}" is ${shown(text)}: ${error.message}.`)
  }
}

function shown(text: string | null): string {
  if (text === null) return 'empty'
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
}
