import { expect, test } from 'vitest'
import { orderData, orderFields, productData, productFields } from '../../docs/subscribers/medusa-v2-body.ts'
import { readOrder, readProduct } from './read-told.ts'
import { medusaItem, medusaOrder, medusaProduct, medusaVariant } from './subscriber-samples.ts'

test('Notch reads a Medusa order as it is', () => {
  expect(readOrder(orderData(medusaOrder()))).toMatchObject({
    externalId: 'order_01',
    number: '1001',
    currency: 'EUR',
    placedAt: new Date('2026-11-24T10:00:00Z'),
    paidAt: new Date('2026-11-24T10:00:04Z'),
    cancelledAt: null,
    fulfilledAt: null,
    customer: { externalId: 'cus_01', email: 'ada@example.com', firstName: 'Ada', consent: 'allowed' },
    lines: [
      {
        externalId: 'ordli_01',
        productExternalId: 'prod_01',
        variantExternalId: 'variant_01',
        sku: 'TEA-100',
        title: 'Darjeeling',
        quantity: 2,
        unitMinor: 1250n,
        discountMinor: 250n,
        totalMinor: 2103n,
        taxMinor: 147n,
        kind: 'product',
      },
    ],
    discountMinor: 250n,
    taxMinor: 179n,
    shippingMinor: 458n,
    totalMinor: 2740n,
    country: 'DE',
    locale: 'de-DE',
    attributes: { notch_click: 'abc', accepts_marketing: 'true', tries: '3' },
    source: 'web',
    refunds: [],
  })
})

const paid = { captured_at: '2026-11-24T10:00:04Z' }
test.each([
  ['nobody has paid yet', { payment_collections: [] }, null],
  ['the payment is only authorised', { payment_collections: [{ payments: [{ captured_at: null }] }] }, null],
  ['one of two is captured', { payment_collections: [{ payments: [paid, {}] }] }, null],
  [
    'both are',
    { payment_collections: [{ payments: [paid] }, { payments: [{ captured_at: '2026-11-25T08:00:00Z' }] }] },
    '2026-11-25T08:00:00.000Z',
  ],
  [
    'the other one was given up',
    { payment_collections: [{ payments: [paid, { canceled_at: '2026-11-24T09:59:00Z' }] }] },
    '2026-11-24T10:00:04.000Z',
  ],
  ['it costs nothing', { total: 0, payment_collections: [] }, '2026-11-24T10:00:00.000Z'],
])('where %s it is paid at the right time', (_, changes, at) => {
  expect(readOrder(orderData(medusaOrder(changes))).paidAt?.toISOString() ?? null).toBe(at)
})

test('what was sent, cancelled or given back is told', () => {
  const fulfillments = [
    { shipped_at: '2026-11-25T08:00:00Z' },
    { shipped_at: '2026-11-26T08:00:00Z', canceled_at: '2026-11-26T09:00:00Z' },
    { shipped_at: null },
  ]
  const refunds = [{ id: 're_01', amount: 11.25, created_at: '2026-11-26T10:00:00Z' }]
  const payment_collections = [{ payments: [{ ...paid, refunds }] }]
  const told = orderData(medusaOrder({ fulfillments, payment_collections, canceled_at: '2026-11-27T10:00:00Z' }))
  expect(readOrder(told)).toMatchObject({
    fulfilledAt: new Date('2026-11-25T08:00:00Z'),
    cancelledAt: new Date('2026-11-27T10:00:00Z'),
    refunds: [{ externalId: 're_01', moneyMinor: 1125n, linesMinor: 0n, refundedAt: new Date('2026-11-26T10:00:00Z') }],
  })
})

test('a guest, a draft, a gift card and a sum that floats cannot hold are read too', () => {
  const items = [
    medusaItem({ total: 0.3, tax_total: 0.1 }),
    medusaItem({ id: 'ordli_02', is_giftcard: true, product_title: null, total: 1e-9, tax_total: 1e-8 }),
  ]
  const order = {
    items,
    customer: null,
    customer_id: null,
    metadata: null,
    locale: null,
    shipping_address: null,
    is_draft_order: true,
  }
  expect(readOrder(orderData(medusaOrder({ ...order, display_id: null })))).toMatchObject({
    number: 'order_01',
    source: 'draft',
    country: null,
    attributes: {},
    customer: { externalId: null, email: 'ada@example.com', consent: 'unasked' },
    lines: [
      { totalMinor: 20n, kind: 'product' },
      { totalMinor: 0n, kind: 'gift-card', title: '100 g' },
    ],
  })
})

const productOf = (changes = {}, currency = 'EUR') =>
  productData(medusaProduct(changes), currency, 'https://shop.example')

test('Notch reads a Medusa product at its plain price in the currency of the store', () => {
  expect(readProduct(productOf())).toMatchObject({
    externalId: 'prod_01',
    url: 'https://shop.example/products/darjeeling',
    imageUrl: 'https://cdn.example/tea.png',
    category: 'Tea',
    tags: ['black'],
    isActive: true,
    variants: [{ externalId: 'variant_01', title: '100 g', priceMinor: 1250n, stock: 20, sellsWithoutStock: false }],
  })
  expect(readProduct(productOf({ status: 'draft', handle: null })).isActive).toBe(false)
})

test.each([
  [{ manage_inventory: false }, null],
  [{ inventory_items: [] }, 0],
  [{ inventory_items: [{ inventory: null }, { required_quantity: 1, inventory: { location_levels: null } }] }, 0],
])('a variant with %o has a stock of %s', (changes, stock) => {
  expect(readProduct(productOf({ variants: [medusaVariant(changes)] })).variants[0]?.stock).toBe(stock)
})

test('a product without a plain price in that currency is nothing to offer', () => {
  expect(productOf({}, 'GBP')).toBeUndefined()
  expect(productOf({ variants: null })).toBeUndefined()
})

test('everything the mapping reads is asked for', () => {
  const asks = (fields: readonly string[], name: string) =>
    fields.some((field) => field === name || field === `${name}.*`)
  const order = [
    'display_id',
    'email',
    'metadata',
    'canceled_at',
    'total',
    'items',
    'items.total',
    'customer',
    'payment_collections.payments.refunds',
    'fulfillments',
  ]
  for (const name of order) expect(asks(orderFields, name), name).toBe(true)
  for (const name of ['handle', 'status', 'variants.prices', 'tags.value'])
    expect(asks(productFields, name), name).toBe(true)
})
