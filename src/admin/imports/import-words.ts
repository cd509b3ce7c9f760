import type { ImportJson, PreviewJson } from '../../web/schemas/import.ts'
import { count, plural } from '../format.ts'
import type { Word } from '../words.ts'

export type Kind = ImportJson['kind']
export type Format = ImportJson['format']

export const nobodyIsMailed = 'Nobody is mailed for an order of the past.'

export const kindWords: Readonly<Record<Kind, string>> = { orders: 'Orders', products: 'Products' }

export const formatWords: Readonly<Record<Format, string>> = {
  shopify: 'Shopify’s export',
  woocommerce: 'WooCommerce’s export',
  generic: 'Any CSV',
}

/** The same, after the question whose export it is. */
export const formatChoices: Readonly<Record<Format, string>> = {
  shopify: 'Shopify’s',
  woocommerce: 'WooCommerce’s',
  generic: 'Any CSV',
}

const states: Readonly<Record<ImportJson['state'], Word>> = {
  uploading: { label: 'Uploading', color: 'blue', meaning: 'The file is still on its way here.' },
  waiting: { label: 'Waiting', color: 'blue', meaning: 'The file is here. It is read as soon as it is its turn.' },
  running: { label: 'Running', color: 'iris', meaning: 'Read batch by batch. It goes on after a restart.' },
  done: { label: 'Done', color: 'teal', meaning: 'The whole file was read.' },
  failed: { label: 'Failed', color: 'red', meaning: 'It could not go on. What it had recorded stays.' },
  cancelled: { label: 'Cancelled', color: 'gray', meaning: 'Somebody stopped it. What it had recorded stays.' },
}

/** Done is only green when every row was recorded. */
export function importWord({ state, refused }: Pick<ImportJson, 'state' | 'refused'>): Word {
  if (state !== 'done' || refused === 0) return states[state]
  return { label: 'Done', color: 'yellow', meaning: 'The whole file was read. Some of its rows were refused.' }
}

/** Still to change without anybody doing anything here. */
export function isUnderWay({ state }: Pick<ImportJson, 'state'>): boolean {
  return state === 'uploading' || state === 'waiting' || state === 'running'
}

export function mayCancel({ state }: Pick<ImportJson, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/** "1,200 rows · 400 orders recorded · 3 rows refused" */
export function countsText({ kind, rows, recorded, refused }: ImportJson): string {
  const things = kind === 'orders' ? plural(recorded, 'order') : plural(recorded, 'product')
  const parts = [plural(rows, 'row'), `${things} recorded`]
  return [...parts, ...(refused > 0 ? [`${plural(refused, 'row')} refused`] : [])].join(' · ')
}

/** Of 100. Never full before all is done. */
export function percentDone(done: number, all: number): number {
  if (all <= 0) return 0
  return done >= all ? 100 : Math.min(99, Math.floor((done / all) * 100))
}

const separators: Readonly<Record<PreviewJson['separator'], string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
}

/** "12 columns, separated by commas" */
export function columnsText({ names, separator }: Pick<PreviewJson, 'names' | 'separator'>): string {
  return `${plural(names.length, 'column')}, separated by ${separators[separator]}`
}

/** What to know of where a file comes from. */
export function formatHint(kind: Kind, format: Format): string {
  if (format === 'shopify') {
    return kind === 'orders'
      ? 'In Shopify: Orders, Export, “All orders” as “Plain CSV file”.'
      : 'In Shopify: Products, Export, “All products” as “Plain CSV file”.'
  }
  if (format === 'generic') return 'You say which column tells what. The first row names the columns.'
  return kind === 'orders'
    ? 'WooCommerce itself exports no orders. Take a plugin’s CSV with a row for each line of an order; you say which column tells what.'
    : 'In WooCommerce: Products, Export, all columns.'
}

/** Said beside the first rows: how many of them would be refused. */
export function problemsText(items: PreviewJson['items'], kind: Kind): string {
  const bad = items.filter(({ problem }) => problem !== null).length
  const shown = kind === 'orders' ? plural(items.length, 'order') : plural(items.length, 'product')
  if (items.length === 0) return 'The file has no rows after its header.'
  return bad === 0
    ? `The first ${shown} as they would be recorded.`
    : `Of the first ${shown}, ${count(bad)} would be refused. The import goes on past them.`
}
