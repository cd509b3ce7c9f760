import type { CellReader } from './cells.ts'
import type { OrderField } from './order-fields.ts'
import type { CsvRow } from './rows.ts'

/** What is told once for all rows of an order stands in the first that has it. */
export interface WholeOrder {
  readonly cells: CellReader
  rowOf(field: OrderField): CsvRow
  text(field: OrderField): string | null
  minor(field: OrderField, currency: string): bigint | null
  date(field: OrderField): Date | null
}

export function wholeOrder(cells: CellReader, rows: readonly CsvRow[]): WholeOrder {
  const [first] = rows
  if (!first) throw new Error('an order has at least one row')
  const rowOf = (field: OrderField) => rows.find((row) => cells.text(row, field) !== null) ?? first
  return {
    cells,
    rowOf,
    text: (field) => cells.text(rowOf(field), field),
    minor: (field, currency) => cells.minor(rowOf(field), field, currency),
    date: (field) => cells.date(rowOf(field), field),
  }
}
