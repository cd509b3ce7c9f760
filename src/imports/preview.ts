import type { IncomingProduct } from '../catalog/incoming.ts'
import { decimalText } from '../lib/money.ts'
import type { IncomingOrder } from '../orders/incoming.ts'
import { findColumns, missingFields } from './columns.ts'
import { cutGroups, furthestApart, type Group } from './groups.ts'
import { type Head, readHead } from './head.ts'
import type { Layout, Reading } from './layout.ts'
import { keyReader, type Refusal, readGroups } from './read-groups.ts'
import { orderReader } from './read-order.ts'
import { productReader } from './read-product.ts'
import { type CsvRow, readRows, type Separator } from './rows.ts'
import { suggestLayout } from './suggest.ts'

/** The beginning of a file as it would be read. */
export interface Preview {
  readonly names: readonly string[]
  readonly separator: Separator
  readonly layout: Layout
  /** What no column tells yet; nothing can be read before. */
  readonly missing: readonly string[]
  readonly items: readonly PreviewItem[]
}

interface PreviewItem {
  /** Of its first row. */
  readonly line: number
  readonly rows: number
  /** Why it would be refused. */
  readonly problem: string | null
  readonly cells: readonly Shown[]
}

interface Shown {
  readonly label: string
  readonly value: string
}

const shownRows = 20

export interface Previewed {
  /** The file's first bytes. */
  readonly bytes: Buffer
  /** They are all of it. */
  readonly isWhole: boolean
  readonly reading: Reading
  /** The owner has chosen: nothing is suggested. */
  readonly isChosen: boolean
}

/** Reads the first rows as an import would, without a database. Throws AppError `bad-file` when it is no CSV. */
export function previewFile({ bytes, isWhole, reading, isChosen }: Previewed): Preview {
  const head = readHead(bytes, reading.layout.encoding)
  const { rows } = readRows({ bytes: bytes.subarray(head.start.byte), place: head.start, isEnd: isWhole }, head.dialect)
  const suggested = isChosen ? {} : suggestLayout(reading.kind, reading.format, head, rows.slice(0, furthestApart))
  const layout = { ...reading.layout, ...suggested }
  const missing = missingFields(reading.kind, new Set(Object.keys(layout.columns)))
  const told = { names: head.names, separator: head.dialect.separator, layout, missing }
  if (missing.length > 0) return { ...told, items: [] }
  return { ...told, items: readItems({ ...reading, layout }, head, rows, isWhole) }
}

function readItems(reading: Reading, head: Head, rows: readonly CsvRow[], isWhole: boolean): PreviewItem[] {
  const columns = findColumns(reading.kind, reading.format, head.names, reading.layout.columns)
  const keyOf = keyReader(reading, columns)
  const groups = firstGroups(rows, keyOf, isWhole)
  const { separator } = head.dialect
  return reading.kind === 'orders'
    ? show(groups, orderReader(reading, columns), separator, showOrder)
    : show(groups, productReader(reading, columns), separator, showProduct)
}

/** Of a file that goes on, the last group may have more rows than are there. */
function firstGroups(rows: readonly CsvRow[], keyOf: (row: CsvRow) => string, isWhole: boolean): readonly Group[] {
  const groups = cutGroups(rows, rows.map(keyOf), { most: rows.length, isEnd: true })?.groups ?? []
  const whole = isWhole || groups.length < 2 ? groups : groups.slice(0, -1)
  let count = 0
  return whole.filter((group) => {
    count += group.rows.length
    return count - group.rows.length < shownRows
  })
}

function show<T>(
  groups: readonly Group[],
  read: (group: Group) => T,
  separator: Separator,
  showOne: (item: T) => Shown[],
): PreviewItem[] {
  const { items, refusals } = readGroups(groups, read, separator)
  const byLine = new Map<number, Refusal>(refusals.map((refusal) => [refusal.line, refusal]))
  const shown = new Map(items.map(({ item, group }) => [group, showOne(item)]))
  return groups.map((group) => {
    const refused = group.rows.flatMap((row) => byLine.get(row.line) ?? [])
    const problem = refused.find(({ reason }) => !reason.startsWith('Belongs to'))?.reason ?? refused[0]?.reason ?? null
    return { line: group.rows[0]?.line ?? 0, rows: group.rows.length, problem, cells: shown.get(group) ?? [] }
  })
}

function showOrder(order: IncomingOrder): Shown[] {
  const money = (minor: bigint) => `${decimalText({ minor, currency: order.currency })} ${order.currency}`
  const lines = order.lines.map((line) => `${line.quantity} × ${line.title || line.sku || line.productExternalId}`)
  return [
    { label: 'Order', value: order.number },
    { label: 'Id', value: order.externalId },
    { label: 'Placed at', value: order.placedAt.toISOString() },
    { label: 'Paid at', value: order.paidAt?.toISOString() ?? 'unpaid' },
    { label: 'Customer', value: order.customer?.email ?? order.customer?.externalId ?? 'unknown' },
    { label: 'Lines', value: cut(lines.join(', ')) },
    { label: 'Goods', value: money(order.lines.reduce((sum, line) => sum + line.totalMinor, 0n)) },
    { label: 'Total', value: money(order.totalMinor) },
    ...(order.cancelledAt ? [{ label: 'Cancelled at', value: order.cancelledAt.toISOString() }] : []),
    ...order.refunds.map((refund) => ({ label: 'Refunded', value: money(refund.moneyMinor) })),
  ]
}

function showProduct(product: IncomingProduct): Shown[] {
  const money = (minor: bigint) => `${decimalText({ minor, currency: product.currency })} ${product.currency}`
  const variants = product.variants.map(({ title, priceMinor, stock }) =>
    [title, money(priceMinor), stock === null ? '' : `${stock} in stock`].filter(Boolean).join(', '),
  )
  return [
    { label: 'Product', value: product.title },
    { label: 'Id', value: product.externalId },
    { label: 'For sale', value: product.isActive ? 'yes' : 'no' },
    { label: 'Variants', value: cut(variants.join('; ') || 'none') },
    { label: 'Category', value: product.category ?? '' },
  ]
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}
