import type { Field } from './field.ts'
import { badFile } from './head.ts'
import type { Format, Kind } from './layout.ts'
import { neededOfOrders, orderFields, shopifyOrderColumns } from './order-fields.ts'
import { neededOfProducts, productFields, shopifyProductColumns, wooCommerceProductColumns } from './product-fields.ts'

/** Where in a row each field stands. */
export type Columns = ReadonlyMap<string, { readonly index: number; readonly name: string }>

export function fieldsOf(kind: Kind): readonly Field[] {
  return kind === 'orders' ? orderFields : productFields
}

/** Each alternative is enough. */
export function neededFields(kind: Kind): readonly (readonly string[])[] {
  return kind === 'orders' ? neededOfOrders : neededOfProducts
}

/** Whether the owner names the columns. WooCommerce has no export of orders: plugins do it, each its own way. */
export function isMapped(kind: Kind, format: Format): boolean {
  return format === 'generic' || (format === 'woocommerce' && kind === 'orders')
}

/** The column for each field, by name: those of the platform's export, or what the header's names suggest. */
export function suggestColumns(kind: Kind, format: Format, names: readonly string[]): Record<string, string> {
  return isMapped(kind, format) ? byLikeness(fieldsOf(kind), names) : byExport(exportColumns(kind, format), names)
}

/** Throws AppError `bad-file` when what is needed has no column, or a column is named that the file does not have. */
export function findColumns(
  kind: Kind,
  format: Format,
  names: readonly string[],
  chosen: Readonly<Record<string, string>>,
): Columns {
  const named = isMapped(kind, format) ? chosen : suggestColumns(kind, format, names)
  const known = new Set(fieldsOf(kind).map((field) => field.name))
  const columns = new Map(
    Object.entries(named)
      .filter(([field, name]) => known.has(field) && name !== '')
      .map(([field, name]) => [field, { name, index: indexOf(names, name) }] as const),
  )
  const missing = missingFields(kind, columns)
  if (missing.length > 0) throw badFile(whatIsMissing(kind, format, missing))
  return columns
}

/** What a file cannot do without and no column tells, in words: "Price of one or Total of the line". */
export function missingFields(kind: Kind, columns: { has(field: string): boolean }): string[] {
  const labels = new Map(fieldsOf(kind).map((field) => [field.name, field.label]))
  const needed = neededFields(kind).filter((alternatives) => !alternatives.some((field) => columns.has(field)))
  return needed.map((alternatives) => alternatives.map((field) => labels.get(field) ?? field).join(' or '))
}

function indexOf(names: readonly string[], name: string): number {
  const index = names.indexOf(name)
  if (index === -1) throw badFile(`The file has no column "${name}". It has: ${shown(names)}.`)
  return index
}

function whatIsMissing(kind: Kind, format: Format, missing: readonly string[]): string {
  const what = `No column tells: ${missing.join('; ')}.`
  if (isMapped(kind, format)) return `${what} Choose the columns that do.`
  const whose = format === 'shopify' ? 'Shopify' : 'WooCommerce'
  return `${what} Is this ${whose}’s own export of ${kind}, in English? If not, choose the columns by hand.`
}

function shown(names: readonly string[]): string {
  const few = names.slice(0, 40).map((name) => `"${name.slice(0, 60)}"`)
  return few.join(', ') + (names.length > 40 ? ' …' : '')
}

function exportColumns(kind: Kind, format: Format) {
  if (kind === 'orders') return shopifyOrderColumns
  return format === 'shopify' ? shopifyProductColumns : wooCommerceProductColumns
}

function byExport(wanted: Readonly<Record<string, readonly string[]>>, names: readonly string[]) {
  const byLowerCase = new Map([...names].reverse().map((name) => [name.toLowerCase(), name]))
  const found = Object.entries(wanted).flatMap(([field, alternatives]) => {
    const name = alternatives.map((one) => byLowerCase.get(one.toLowerCase())).find((one) => one !== undefined)
    return name === undefined ? [] : [[field, name] as const]
  })
  return Object.fromEntries(found)
}

/** Each column is suggested once, but an order's number may be its id. */
function byLikeness(fields: readonly Field[], names: readonly string[]): Record<string, string> {
  const taken = new Set<string>()
  const suggested: Record<string, string> = {}
  for (const field of fields) {
    const free = names.filter((name) => name !== '' && (!taken.has(name) || field.name === 'number'))
    const name = field.names.map((one) => free.find((candidate) => bare(candidate) === one)).find(Boolean)
    if (name === undefined) continue
    taken.add(name)
    suggested[field.name] = name
  }
  // "Quantity (- Refund)": what came back would be taken off twice.
  if (bare(suggested['quantity'] ?? '').endsWith('refund')) delete suggested['refunded']
  return suggested
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
