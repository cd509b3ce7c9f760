import { findColumns, suggestColumns } from '../../src/imports/columns.ts'
import { cutGroups } from '../../src/imports/groups.ts'
import { readHead } from '../../src/imports/head.ts'
import { type Layout, layout as layoutShape, type Reading } from '../../src/imports/layout.ts'
import { keyReader, readGroups } from '../../src/imports/read-groups.ts'
import { orderReader } from '../../src/imports/read-order.ts'
import { productReader } from '../../src/imports/read-product.ts'
import { readRows } from '../../src/imports/rows.ts'

export const importedAt = new Date('2026-11-24T12:00:00.000Z')

/** Rows as a spreadsheet writes them. */
export function csv(...rows: readonly (readonly (string | number)[])[]): string {
  return `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`
}

function cell(value: string | number): string {
  const text = String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows of these columns only, each told by name. */
export function table(names: readonly string[], ...rows: readonly Readonly<Record<string, string | number>>[]): string {
  return csv(names, ...rows.map((row) => names.map((name) => row[name] ?? '')))
}

interface Told {
  readonly kind?: Reading['kind']
  readonly format?: Reading['format']
  readonly currency?: string
  readonly layout?: Partial<Layout>
}

export function readingOf({ kind = 'orders', format = 'generic', currency = 'EUR', layout = {} }: Told): Reading {
  const store = { currency, timeZone: 'Europe/Berlin', storefrontUrl: 'https://shop.example' }
  return { kind, format, layout: layoutShape.parse(layout), ...store, importedAt }
}

/** Everything a file says of orders or products, and what of it is refused; columns are found by their names. */
function readWith<T>(reading: Reading, text: string | Buffer, readerOf: (columns: Columns) => (group: Group) => T) {
  const bytes = Buffer.from(text)
  const head = readHead(bytes, reading.layout.encoding)
  const suggested = suggestColumns(reading.kind, reading.format, head.names)
  const chosen = Object.keys(reading.layout.columns).length > 0 ? reading.layout.columns : suggested
  const columns = findColumns(reading.kind, reading.format, head.names, chosen)
  const { rows } = readRows({ bytes: bytes.subarray(head.start.byte), place: head.start, isEnd: true }, head.dialect)
  const keyOf = keyReader(reading, columns)
  const groups = cutGroups(rows, rows.map(keyOf), { most: rows.length, isEnd: true })?.groups ?? []
  const { items, refusals } = readGroups(groups, readerOf(columns), head.dialect.separator)
  return { items: items.map(({ item }) => item), refusals }
}

type Columns = ReturnType<typeof findColumns>
type Group = Parameters<ReturnType<typeof orderReader>>[0]

export function readOrders(text: string | Buffer, told: Told = {}) {
  const reading = readingOf({ ...told, kind: 'orders' })
  const { items, refusals } = readWith(reading, text, (columns) => orderReader(reading, columns))
  return { orders: items, refusals }
}

export function readProducts(text: string | Buffer, told: Told = {}) {
  const reading = readingOf({ ...told, kind: 'products' })
  const { items, refusals } = readWith(reading, text, (columns) => productReader(reading, columns))
  return { products: items, refusals }
}

export const shopifyOrderHeader = [
  ...['Name', 'Email', 'Financial Status', 'Paid at', 'Fulfillment Status', 'Fulfilled at', 'Accepts Marketing'],
  ...['Currency', 'Subtotal', 'Shipping', 'Taxes', 'Total', 'Discount Code', 'Discount Amount', 'Shipping Method'],
  ...['Created at', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Lineitem compare at price'],
  ...['Lineitem sku', 'Lineitem requires shipping', 'Lineitem taxable', 'Lineitem fulfillment status'],
  ...['Billing Name', 'Billing Country', 'Shipping Country', 'Notes', 'Note Attributes', 'Cancelled at'],
  ...[
    'Payment Method',
    'Refunded Amount',
    'Vendor',
    'Id',
    'Tags',
    'Risk Level',
    'Source',
    'Lineitem discount',
    'Duties',
  ],
]

/** The first row of an order: EUR 25.40, two packs of tea at 10.00, 4.00 shipping, 1.40 tax on top. */
export function shopifyRow(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    Name: '#1001',
    Email: 'Ida@Example.com',
    'Financial Status': 'paid',
    'Paid at': '2026-05-01 10:00:05 +0200',
    'Accepts Marketing': 'yes',
    Currency: 'EUR',
    Subtotal: '20.00',
    Shipping: '4.00',
    Taxes: '1.40',
    Total: '25.40',
    'Discount Amount': '0.00',
    'Created at': '2026-05-01 10:00:00 +0200',
    'Lineitem quantity': '2',
    'Lineitem name': 'Sencha - 100 g',
    'Lineitem price': '10.00',
    'Lineitem sku': 'TEA-100',
    'Lineitem taxable': 'true',
    'Shipping Country': 'DE',
    'Refunded Amount': '0.00',
    Id: '5820982911946154508',
    Source: 'web',
    'Lineitem discount': '0.00',
    ...changes,
  }
}

/** A further row of an order: its name, its email and a line. */
export function shopifyLine(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    Name: '#1001',
    Email: 'Ida@Example.com',
    'Created at': '2026-05-01 10:00:00 +0200',
    'Lineitem quantity': '1',
    'Lineitem name': 'Teapot',
    'Lineitem price': '30.00',
    'Lineitem sku': 'POT',
    'Lineitem taxable': 'true',
    ...changes,
  }
}

export function shopifyOrders(...rows: readonly Readonly<Record<string, string>>[]): string {
  return table(shopifyOrderHeader, ...rows)
}
