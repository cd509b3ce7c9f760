import { Unreadable } from '../stores/adapter.ts'
import { cleanText } from '../stores/json.ts'
import { UnreadableCell } from './cells.ts'
import type { Columns } from './columns.ts'
import type { Group } from './groups.ts'
import type { Reading } from './layout.ts'
import type { CsvRow, Separator } from './rows.ts'

/** A row that is not recorded, and why. */
export interface Refusal {
  readonly line: number
  readonly reason: string
  readonly text: string
}

/** An order or product with the rows it was read from. */
export interface ReadItem<T> {
  readonly item: T
  readonly group: Group
}

const longestText = 500

/** Which rows belong together. Shopify writes an order's Name in each of its rows, and its Id in the first. */
export function keyReader({ kind, format }: Pick<Reading, 'kind' | 'format'>, columns: Columns) {
  const fields = kind === 'products' ? ['productId'] : format === 'shopify' ? ['number'] : ['orderId', 'number']
  const index = fields.map((field) => columns.get(field)?.index).find((found) => found !== undefined) ?? -1
  return (row: CsvRow): string => cleanText(row.cells[index] ?? '').trim()
}

export interface ReadGroups<T> {
  readonly items: readonly ReadItem<T>[]
  readonly refusals: readonly Refusal[]
}

/** Reads each group by itself: an order with one row that cannot be read would have the wrong sums, so all of it is refused. */
export function readGroups<T>(
  groups: readonly Group[],
  read: (group: Group) => T,
  separator: Separator,
): ReadGroups<T> {
  const items: ReadItem<T>[] = []
  const refusals: Refusal[] = []
  for (const group of groups) {
    try {
      items.push({ item: read(group), group })
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      refusals.push(...refuseGroup(group, error, separator))
    }
  }
  return { items, refusals }
}

export function refuseGroup({ key, rows }: Group, error: Error, separator: Separator): Refusal[] {
  const atFault = error instanceof UnreadableCell ? error.line : rows[0]?.line
  return rows.map((row) => {
    const because = `Belongs to ${JSON.stringify(key.slice(0, 80))}, which is refused for its row in line ${atFault}.`
    const text = cleanText(row.cells.join(separator)).slice(0, longestText)
    return { line: row.line, reason: row.line === atFault ? error.message.slice(0, 1000) : because, text }
  })
}
