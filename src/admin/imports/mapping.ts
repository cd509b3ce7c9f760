import type { PreviewJson } from '../../web/schemas/import.ts'
import type { Format, Kind } from './import-words.ts'

export type Layout = PreviewJson['layout']
export type MappedField = PreviewJson['fields'][number]
type Item = PreviewJson['items'][number]

/** The layout with another column for a field, or with none. */
export function withColumn(layout: Layout, field: string, column: string | null): Layout {
  const others = Object.entries(layout.columns).filter(([name]) => name !== field)
  const columns = Object.fromEntries(column === null || column === '' ? others : [...others, [field, column]])
  return { ...layout, columns }
}

/** Read in another encoding, a name with an umlaut is another name: such columns are to be chosen again. */
export function withEncoding(layout: Layout, encoding: Layout['encoding']): Layout {
  const kept = Object.entries(layout.columns).filter(([, name]) => /^[\x20-\x7e]*$/.test(name))
  return { ...layout, encoding, columns: Object.fromEntries(kept) }
}

/** What a column can be chosen by: one without a name cannot. */
export function namedColumns(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '')
}

export function unreadColumns({ names, layout }: Pick<PreviewJson, 'names' | 'layout'>): string[] {
  const read = new Set(Object.values(layout.columns))
  return namedColumns(names).filter((name) => !read.has(name))
}

/** Those that something needs stand first; of them, where several tell the same, one is enough. */
export function splitFields(fields: readonly MappedField[]) {
  return { needed: fields.filter((field) => field.isNeeded), others: fields.filter((field) => !field.isNeeded) }
}

type Question = Exclude<keyof Layout, 'columns'>

/** What has to be asked of a file: products have no dates, and Shopify’s amounts show whether they hold the tax. */
export function questionsOf(kind: Kind, format: Format): readonly Question[] {
  if (kind === 'products') return ['encoding', 'decimal']
  const ofOrders = ['encoding', 'decimal', 'dates', 'timeZone'] as const
  return format === 'shopify' ? ofOrders : [...ofOrders, 'taxIncluded']
}

/** The columns of the table of first rows: each label once, in the order they first come. */
export function labelsOf(items: readonly Item[]): string[] {
  return [...new Set(items.flatMap((item) => item.cells.map(({ label }) => label)))]
}

/** An order with two refunds has two cells of one label. */
export function cellOf(item: Item, label: string): string {
  const values = item.cells.filter((cell) => cell.label === label).map(({ value }) => value)
  return values.join(', ')
}

const few = 5

/** For a narrow screen: the first ones, and whatever has a problem. */
export function fewOf(items: readonly Item[]): Item[] {
  return items.filter((item, place) => place < few || item.problem !== null)
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

export function isInstant(text: string): boolean {
  return instant.test(text)
}
