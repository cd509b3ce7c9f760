import type { IncomingVariant } from '../catalog/incoming.ts'
import type { CellReader } from './cells.ts'
import type { CsvRow } from './rows.ts'

const soldAnyway = new Set(['continue', 'notify', 'yes', 'true', '1'])
const outOfStock = new Set(['0', 'no', 'false', 'outofstock', 'out of stock'])

/** Shopify: an empty tracker means not counted. WooCommerce: an empty stock means not counted, and it is there or not. */
export function readStock(cells: CellReader, row: CsvRow): Pick<IncomingVariant, 'stock' | 'sellsWithoutStock'> {
  const isCounted = !cells.has('tracker') || cells.text(row, 'tracker') !== null
  const told = cells.text(row, 'stock')
  const counted = isCounted && told !== null && /^'?-?\d{1,9}(\.\d*)?$/.test(told) ? countOf(told) : null
  const isOut = outOfStock.has(cells.text(row, 'isInStock')?.toLowerCase() ?? '')
  return {
    stock: isOut ? Math.min(counted ?? 0, 0) : counted,
    sellsWithoutStock: soldAnyway.has(cells.text(row, 'sellsWithoutStock')?.toLowerCase() ?? ''),
  }
}

/** Exports put a quote before a number below zero, so that no spreadsheet takes it for a formula. */
function countOf(text: string): number {
  return Math.floor(Number(text.replace(/^'/, '')))
}
