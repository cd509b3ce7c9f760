import type { IncomingVariant } from '../catalog/incoming.ts'
import type { CellReader } from './cells.ts'
import type { Reading } from './layout.ts'
import type { CsvRow } from './rows.ts'

/** What a variant costs today, and what it cost before where that was more. */
export function readSale(
  cells: CellReader,
  row: CsvRow,
  reading: Reading,
): Pick<IncomingVariant, 'priceMinor' | 'compareAtMinor'> {
  const minor = (field: string) => cells.minor(row, field, reading.currency)
  const price = minor('price')
  const sale = isOn(cells, row, reading.importedAt) ? minor('salePrice') : null
  const priceMinor = sale ?? price ?? cells.refuse(row, 'price', 'a variant has a price')
  const before = sale !== null && price !== null ? price : minor('compareAt')
  return { priceMinor, compareAtMinor: before !== null && before > priceMinor ? before : null }
}

const dayMs = 86_400_000

/** A sale ends with its last day. */
function isOn(cells: CellReader, row: CsvRow, now: Date): boolean {
  const [starts, ends] = [cells.date(row, 'saleStarts'), cells.date(row, 'saleEnds')]
  if (starts !== null && starts > now) return false
  return ends === null || ends.getTime() + dayMs > now.getTime()
}
