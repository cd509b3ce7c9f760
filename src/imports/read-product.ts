import type { IncomingProduct, IncomingVariant } from '../catalog/incoming.ts'
import { Unreadable } from '../stores/adapter.ts'
import { tagsOf } from '../stores/shopify-tags.ts'
import { webAddress } from '../stores/web-address.ts'
import { type CellReader, cellReader, UnreadableCell } from './cells.ts'
import type { Columns } from './columns.ts'
import type { Group } from './groups.ts'
import type { Reading } from './layout.ts'
import type { ProductField } from './product-fields.ts'
import { readSale } from './product-sale.ts'
import { readStock } from './product-stock.ts'
import type { CsvRow } from './rows.ts'
import { fileVersion } from './version.ts'

/** Reads the rows of one product. Throws Unreadable, an UnreadableCell where one cell is at fault. */
export function productReader(reading: Reading, columns: Columns): (group: Group) => IncomingProduct {
  const cells = cellReader({ columns, ...reading })
  return ({ rows }) => {
    const broken = rows.find((row) => row.problem !== null)
    if (broken) throw new UnreadableCell(broken.line, `The row ${broken.problem}`)
    const told = readProduct(cells, rows, reading)
    return { ...told, version: fileVersion(reading.importedAt, reading.importedAt, told.externalId) }
  }
}

function readProduct(cells: CellReader, rows: readonly CsvRow[], reading: Reading): Omit<IncomingProduct, 'version'> {
  const [first] = rows
  const externalId = first ? cells.id(first, 'productId') : null
  if (!first || externalId === null) throw new Unreadable('Nothing tells which product this is.')
  const rowOf = (field: ProductField) => rows.find((row) => cells.text(row, field) !== null) ?? first
  const text = (field: ProductField) => cells.text(rowOf(field), field)
  return {
    externalId,
    title: text('title') ?? cells.refuse(first, 'title', 'a product has a title'),
    url: webAddress(text('url')) ?? shopPage(externalId, reading),
    imageUrl: webAddress(firstOf(text('image'))),
    vendor: text('vendor'),
    category: reading.format === 'woocommerce' ? lastOf(text('category')) : (text('category') ?? text('otherCategory')),
    tags: tagsOf(text('tags')),
    isActive: isForSale(cells, rowOf),
    currency: reading.currency,
    variants: uniqueVariants(variantRows(cells, rows).map((row, i) => readVariant(cells, row, i, externalId, reading))),
  }
}

/** Only Shopify keeps the product's page out of its export, and it follows from the handle. */
function shopPage(handle: string, { format, storefrontUrl }: Reading): string | null {
  return format === 'shopify' ? new URL(`/products/${encodeURIComponent(handle)}`, storefrontUrl).href : null
}

/** WooCommerce lists all pictures; an address may hold a comma, but not one with a space behind it. */
function firstOf(text: string | null): string | null {
  return text?.split(/,\s+/)[0] ?? null
}

/** "Tea > Green tea, Gifts": the first category, by its own name. */
function lastOf(text: string | null): string | null {
  return firstOf(text)?.split('>').at(-1)?.trim() || null
}

const published = new Set(['active', 'publish', 'published'])

function isForSale(cells: CellReader, rowOf: (field: ProductField) => CsvRow): boolean {
  const status = cells.text(rowOf('status'), 'status')?.toLowerCase() ?? 'active'
  return published.has(status) && (cells.yes(rowOf('isPublished'), 'isPublished') ?? true)
}

const chosenFrom = /\b(variable|variable-subscription|grouped|external|bundle|composite|booking)\b/

/** Rows that only add a picture have no price; what is chosen from first has no variant that goes into a cart. */
function variantRows(cells: CellReader, rows: readonly CsvRow[]): CsvRow[] {
  return rows.filter((row) => {
    const isSold = cells.text(row, 'price') !== null || cells.text(row, 'salePrice') !== null
    return isSold && !chosenFrom.test(cells.text(row, 'type')?.toLowerCase() ?? '')
  })
}

function readVariant(
  cells: CellReader,
  row: CsvRow,
  index: number,
  productId: string,
  reading: Reading,
): IncomingVariant {
  const options = (['option1', 'option2', 'option3'] as const).flatMap((field) => cells.text(row, field) ?? [])
  const named = options.filter((option) => option !== 'Default Title')
  return {
    externalId: variantId(cells, row, productId, named, reading),
    title: cells.text(row, 'variantTitle') ?? named.join(' / '),
    sku: cells.text(row, 'sku'),
    ...readSale(cells, row, reading),
    costMinor: cells.minor(row, 'cost', reading.currency),
    ...readStock(cells, row),
    imageUrl: null,
    position: index + 1,
  }
}

/** Shopify's export tells no ids: handle and options stand in until a webhook tells the product. */
function variantId(cells: CellReader, row: CsvRow, productId: string, options: readonly string[], reading: Reading) {
  const sku = reading.format === 'generic' ? cells.id(row, 'sku') : null
  const told = cells.id(row, 'variantId') ?? sku
  if (told !== null || reading.format !== 'shopify') return told ?? productId
  return [productId, ...options].join('/').slice(0, 255)
}

/** A second one of the same id is known by its place. */
function uniqueVariants(variants: readonly IncomingVariant[]): IncomingVariant[] {
  const seen = new Set<string>()
  return variants.map((variant) => {
    const isNew = !seen.has(variant.externalId)
    seen.add(variant.externalId)
    return isNew ? variant : { ...variant, externalId: `${variant.externalId.slice(0, 240)}#${variant.position}` }
  })
}
