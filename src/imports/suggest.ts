import { Unreadable } from '../stores/adapter.ts'
import { suggestColumns } from './columns.ts'
import { guessDateOrder } from './dates.ts'
import { plainDecimal } from './decimals.ts'
import type { Head } from './head.ts'
import type { Format, Kind, Layout } from './layout.ts'
import type { CsvRow } from './rows.ts'

/** What a file's header and first rows suggest where the owner has said nothing yet. */
export function suggestLayout(
  kind: Kind,
  format: Format,
  { names }: Head,
  rows: readonly CsvRow[],
): Pick<Layout, 'columns' | 'dates' | 'decimal'> {
  const columns = suggestColumns(kind, format, names)
  const texts = (...fields: readonly string[]) => {
    const indexes = fields.flatMap((field) => (columns[field] === undefined ? [] : names.indexOf(columns[field])))
    return rows.flatMap((row) => indexes.map((index) => row.cells[index]?.trim() ?? '')).filter((text) => text !== '')
  }
  return {
    columns,
    dates: guessDateOrder(texts('placedAt')) ?? 'year-first',
    decimal: seemsComma(texts('unitPrice', 'paidPrice', 'lineTotal', 'price')) ? 'comma' : 'point',
  }
}

/** Some amount makes sense with a comma only, and none without. */
function seemsComma(amounts: readonly string[]): boolean {
  return amounts.some((text) => !isAmount(text, 'point')) && amounts.every((text) => isAmount(text, 'comma'))
}

function isAmount(text: string, mark: Layout['decimal']): boolean {
  try {
    plainDecimal(text, mark)
    return true
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}
