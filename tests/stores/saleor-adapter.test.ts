import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../src/lib/root.ts'
import { saleor } from '../../src/stores/saleor.ts'
import { subscriptionQuery } from '../../src/stores/saleor-query.ts'
import { conforms } from './adapter-conformance.ts'
import {
  grantedRefund,
  money,
  newKeySet,
  order,
  orderId,
  product,
  productId,
  saleorStore,
  signSaleor,
  told,
} from './saleor-example.ts'

const now = new Date('2026-11-24T12:00:00Z')

conforms({
  adapter: saleor,
  store: saleorStore,
  now,
  secret: newKeySet(),
  otherSecret: newKeySet(),
  // Saleor names no delivery: two of them differ by what they say, at least by when it happened.
  sign: ({ topic, body }, secret, id) => signSaleor(topic, body.replace(':06+', `:06.${digits(id)}+`), secret),
  signatureHeaders: ['saleor-signature'],
  examples: [
    {
      topic: 'order_fully_paid',
      body: told({ order: order({ grantedRefunds: [grantedRefund()], totalRefunded: money(11.25) }) }),
      reads: 'order',
      externalId: orderId,
    },
    { topic: 'product_updated', body: told({ product: product() }), reads: 'product', externalId: productId },
    {
      topic: 'product_variant_stock_updated',
      body: told({ productVariant: { product: product() } }),
      reads: 'product',
      externalId: productId,
    },
    {
      topic: 'product_deleted',
      body: told({ product: { id: productId } }),
      reads: 'product-removed',
      externalId: productId,
    },
    { topic: 'checkout_created', body: told({ checkout: {} }), reads: 'ignored' },
  ],
})

function digits(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE()
}

const read = (topic: string, text: string) =>
  saleor.read({ headers: {}, body: Buffer.from(text), topic, receivedAt: now }, saleorStore)

test('every event that the query of the webhook tells is read', () => {
  const names = [...subscriptionQuery.matchAll(/\.\.\. on (Order|ProductVariant|Product)(\w+) /g)]
  expect(names).toHaveLength(22)
  for (const [, thing = '', happened = ''] of names) {
    const topic = `${thing}${happened}`.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase()
    const body = told(
      {
        Order: { order: order() },
        Product: { product: product() },
        ProductVariant: { productVariant: { product: product() } },
      }[thing] ?? {},
    )
    expect(read(topic, body)[0]?.kind, topic).toMatch(/^(order|product|product-removed)$/)
  }
})

test('the guide shows the query as it is', () => {
  const guide = readFileSync(resolve(projectRoot, 'docs/saleor.md'), 'utf8')
  expect(guide).toContain(`\`\`\`graphql\n${subscriptionQuery}\`\`\``)
})

test.each(['fulfillment_created', 'customer_updated', '__proto__', 'toString'])(
  'the event %s is ignored and says so',
  (topic) => {
    expect(read(topic, 'not json')).toEqual([{ kind: 'ignored', reason: `Nothing is done with the event ${topic}.` }])
  },
)

test('a draft is not an order yet, and a variant that went with its product is told by that', () => {
  expect(read('order_updated', told({ order: order({ status: 'DRAFT' }) }))).toEqual([
    { kind: 'ignored', reason: 'A draft is not an order yet.' },
  ])
  expect(read('product_variant_deleted', told({ productVariant: { product: null } }))).toEqual([
    { kind: 'ignored', reason: 'The variant went with its product, which tells that itself.' },
  ])
})

test.each([
  ['', told({ order: order() }), 'The Saleor-Event header is missing.'],
  ['order_paid', '[{"type":"Order"}]', 'The body is no object: the webhook has no subscription query yet.'],
  [
    'order_paid',
    '{}',
    'The body tells no order: give the webhook the query of docs/saleor.md, and its app the permission',
  ],
  ['order_paid', told({ order: null }), 'The body tells no order'],
  ['product_updated', '{}', 'The body tells no product'],
  ['product_variant_updated', told({ productVariant: {} }), 'The body tells no product'],
  ['product_deleted', '{}', 'The body tells no product'],
  ['product_deleted', told({ product: { id: '' } }), 'product.id is ""'],
  ['order_paid', '{"issuedAt":"soon","order":{}}', 'order.id is missing'],
  ['product_updated', JSON.stringify({ issuedAt: 'soon', product: product() }), 'body.issuedAt is "soon"'],
])('%s with the body %s is unreadable: %s', (topic, text, reason) => {
  expect(() => read(topic, text)).toThrow(reason)
})

test('headers count under their older names too', () => {
  const { headers, body } = signSaleor('order_paid', told({ order: order() }), 'key')
  const older = { 'x-saleor-event': 'ORDER_PAID', 'x-saleor-signature': headers['saleor-signature'] ?? '' }
  expect(saleor.verify({ headers: older, body }, ['key'], now)).toEqual({ kind: 'genuine' })
  expect(saleor.identify({ headers: older, body }).topic).toBe('order_paid')
})

test('a retry is the same delivery, another event with the same content is another', () => {
  const request = signSaleor('order_paid', told({ order: order() }), 'key')
  const { key } = saleor.identify(request)
  expect(saleor.identify({ ...request, body: Buffer.from(request.body) }).key).toBe(key)
  expect(saleor.identify(signSaleor('order_updated', told({ order: order() }), 'key')).key).not.toBe(key)
})

test.each([
  ['order_cancelled', {}, true],
  ['order_expired', {}, true],
  ['order_refunded', {}, true],
  ['order_fully_refunded', {}, true],
  ['order_fully_paid', {}, false],
  ['order_updated', { status: 'CANCELED' }, true],
  ['order_updated', { status: 'EXPIRED' }, true],
  ['order_updated', { paymentStatus: 'PARTIALLY_REFUNDED' }, true],
  ['order_updated', { paymentStatus: 'FULLY_REFUNDED' }, true],
  ['order_updated', { totalRefunded: money(11.25) }, true],
  ['order_updated', { totalRefunded: money('0.05') }, true],
  ['order_updated', { totalRefunded: money('0.00') }, false],
  ['order_updated', { voucherCode: '"status":"CANCELED"' }, false],
  ['product_updated', { status: 'CANCELED' }, false],
])('%s with %o may stop a message: %s', (topic, changes, stops) => {
  const orderExternalId = stops ? orderId : null
  for (const text of [told({ order: order(changes) }), JSON.stringify({ order: order(changes) }, null, 2)]) {
    expect(saleor.identify(signSaleor(topic, text, 'key'))).toMatchObject({ stops, orderExternalId })
  }
})

test.each([
  [`{"order":{"id":"${orderId}","status":`, orderId],
  ['{"order":{"status":"CANCELED","id":"x"}}', null],
  ['{"order":{"id":"a\\"b"}}', null],
  ['', null],
])('a cancellation of %s stops the mail of the order %s, even where it cannot be read', (text, orderExternalId) => {
  expect(saleor.identify(signSaleor('order_cancelled', text, 'key'))).toMatchObject({ stops: true, orderExternalId })
})
