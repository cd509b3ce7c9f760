import { normaliseEmail } from '../lib/email-address.ts'
import type { IncomingCustomer, IncomingLine, IncomingOrder } from '../orders/incoming.ts'
import { Unreadable } from '../stores/adapter.ts'
import { sourceOf } from '../stores/shopify-source.ts'
import { tagsOf } from '../stores/shopify-tags.ts'
import { type CellReader, cellReader, UnreadableCell } from './cells.ts'
import type { Columns } from './columns.ts'
import type { Group } from './groups.ts'
import type { Reading } from './layout.ts'
import { readTimes } from './order-times.ts'
import { readAttributes, readConsent, readCountry } from './order-words.ts'
import { priceOrder, type ToldLine } from './price-order.ts'
import { refundsOf } from './refunded.ts'
import type { CsvRow } from './rows.ts'
import { fileVersion } from './version.ts'
import { type WholeOrder, wholeOrder } from './whole-order.ts'

/** Reads the rows of one order. Throws Unreadable, an UnreadableCell where one cell is at fault. */
export function orderReader(reading: Reading, columns: Columns): (group: Group) => IncomingOrder {
  const cells = cellReader({ columns, ...reading })
  return ({ rows }) => {
    const broken = rows.find((row) => row.problem !== null)
    if (broken) throw new UnreadableCell(broken.line, `The row ${broken.problem}`)
    return readOrder(wholeOrder(cells, rows), rows, reading)
  }
}

function readOrder(whole: WholeOrder, rows: readonly CsvRow[], reading: Reading): IncomingOrder {
  const { cells, rowOf } = whole
  const number = cells.id(rowOf('number'), 'number')
  const externalId = cells.id(rowOf('orderId'), 'orderId') ?? number
  if (externalId === null) throw new Unreadable('Nothing tells which order this is.')
  const currency = cells.currency(rowOf('currency'), 'currency') ?? reading.currency
  const times = readTimes(whole, reading)
  const lines = rows.map((row) => readLine(cells, row, currency))
  const told = {
    externalId,
    number: number ?? externalId,
    currency,
    presentmentCurrency: null,
    placedAt: times.placedAt,
    paidAt: times.paidAt,
    cancelledAt: times.cancelledAt,
    fulfilledAt: times.fulfilledAt,
    customer: customerOf(whole, times.placedAt),
    ...moneyOf(whole, lines, currency, reading),
    ...originOf(whole, times.placedAt),
  }
  const refunds = refundsOf(told, { ...times, refundedMinor: whole.minor('refunded', currency) }, reading.importedAt)
  // A file tells how an order ended, not how it came there: nothing else has to show when it was paid.
  const payment = { paidBy: null, paysLater: false }
  return { ...told, refunds, ...payment, version: fileVersion(reading.importedAt, times.changedAt, externalId) }
}

type ReadLine = ToldLine & Pick<IncomingLine, 'productExternalId' | 'variantExternalId' | 'sku' | 'title'>

function readLine(cells: CellReader, row: CsvRow, currency: string): ReadLine {
  const quantity = cells.quantity(row, 'quantity') ?? cells.refuse(row, 'quantity', 'every row tells how many')
  const amounts = {
    unitMinor: cells.minor(row, 'unitPrice', currency),
    paidMinor: cells.minor(row, 'paidPrice', currency),
    totalMinor: cells.minor(row, 'lineTotal', currency),
  }
  const isPriced = Object.values(amounts).some((minor) => minor !== null)
  if (!isPriced) cells.refuse(row, cells.has('unitPrice') ? 'unitPrice' : 'lineTotal', 'every row tells a price')
  const title = cells.text(row, 'title') ?? ''
  const sku = cells.text(row, 'sku')
  return {
    productExternalId: cells.id(row, 'productId'),
    variantExternalId: cells.id(row, 'variantId'),
    ...{ sku, title, quantity, ...amounts },
    discountMinor: cells.minor(row, 'lineDiscount', currency),
    taxMinor: cells.minor(row, 'lineTax', currency),
    isTaxed: cells.yes(row, 'isTaxed') ?? true,
    // As Shopify's checkout calls it.
    kind: title === 'Tip' && sku === null ? 'tip' : 'product',
  }
}

function moneyOf(whole: WholeOrder, told: readonly ReadLine[], currency: string, reading: Reading) {
  const { lines, ...sums } = priceOrder({
    lines: told,
    subtotalMinor: whole.minor('subtotal', currency),
    discountMinor: whole.minor('discount', currency),
    shippingMinor: whole.minor('shipping', currency),
    taxMinor: whole.minor('tax', currency),
    dutiesMinor: whole.minor('duties', currency),
    totalMinor: whole.minor('total', currency),
    taxIncluded: reading.format === 'shopify' ? null : reading.layout.taxIncluded,
  })
  const described = lines.map((amounts, i): IncomingLine[] => {
    const line = told[i]
    if (line === undefined) return []
    const { productExternalId, variantExternalId, sku, title, quantity, kind } = line
    return [
      { externalId: `line#${i + 1}`, productExternalId, variantExternalId, sku, title, quantity, kind, ...amounts },
    ]
  })
  return { lines: described.flat(), ...sums }
}

function customerOf(whole: WholeOrder, placedAt: Date): IncomingCustomer | null {
  const { cells, rowOf, text } = whole
  const externalId = cells.id(rowOf('customerId'), 'customerId')
  const email = normaliseEmail(text('email')) ?? null
  if (email === null && externalId === null) return null
  return {
    externalId,
    email,
    firstName: text('firstName'),
    lastName: text('lastName'),
    ...readConsent(whole, placedAt),
  }
}

function originOf(whole: WholeOrder, placedAt: Date) {
  const tags = tagsOf(whole.text('tags'))
  const facts = { sourceName: whole.text('source'), tags, placedAt, createdAt: null }
  return {
    country: readCountry(whole.text('country')) ?? readCountry(whole.text('billingCountry')),
    locale: null,
    landingPage: null,
    referrer: null,
    attributes: readAttributes(whole.text('attributes')),
    discountCodes: tagsOf(whole.text('discountCode')),
    tags,
    source: 'import' as const,
    isTest: false,
    isRenewal: sourceOf(facts) === 'subscription',
  }
}
