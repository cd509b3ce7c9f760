import { describe, expect, test } from 'vitest'
import { shopify } from '../../src/stores/shopify.ts'
import { conforms } from './adapter-conformance.ts'
import { jsonText } from './json-text.ts'
import {
  bytes,
  customerId,
  customerRedact,
  dataRequest,
  order,
  orderId,
  product,
  productId,
  refund,
  shopifyStore,
  shopRedact,
  signShopify,
} from './shopify-example.ts'

const now = new Date('2026-11-24T12:00:00Z')

conforms({
  adapter: shopify,
  store: shopifyStore,
  now,
  secret: 'shpss_1f6c',
  otherSecret: 'shpss_other',
  sign: ({ topic, body }, secret, id) => signShopify(topic, Buffer.from(body), secret, id),
  signatureHeaders: ['x-shopify-hmac-sha256'],
  examples: [
    { topic: 'orders/paid', body: jsonText(order({ refunds: [refund()] })), reads: 'order', externalId: `${orderId}` },
    { topic: 'refunds/create', body: jsonText(refund()), reads: 'refund', externalId: '890088186047892319' },
    { topic: 'orders/delete', body: `{"id":${orderId}}`, reads: 'order-removed', externalId: `${orderId}` },
    { topic: 'products/update', body: jsonText(product()), reads: 'product', externalId: `${productId}` },
    { topic: 'products/delete', body: `{"id":${productId}}`, reads: 'product-removed', externalId: `${productId}` },
    { topic: 'customers/data_request', body: jsonText(dataRequest()), reads: 'privacy', externalId: `${customerId}` },
    { topic: 'customers/redact', body: jsonText(customerRedact()), reads: 'privacy', externalId: `${customerId}` },
    { topic: 'shop/redact', body: jsonText(shopRedact()), reads: 'privacy' },
    { topic: 'carts/update', body: '{"id":"c1"}', reads: 'ignored' },
  ],
})

const body = bytes(order())

test.each(['create', 'paid', 'updated', 'cancelled', 'fulfilled', 'partially_fulfilled'])(
  'orders/%s tells an order',
  (what) => {
    const delivery = { ...signShopify(`orders/${what}`, body, 's'), topic: `orders/${what}`, receivedAt: now }
    expect(shopify.read(delivery, shopifyStore)).toMatchObject([{ kind: 'order', order: { externalId: `${orderId}` } }])
  },
)

test.each(['orders/edited', 'app/uninstalled', 'customers/update', '__proto__', 'toString'])(
  'the topic %s is kept but ignored, and says so, even when its body is no JSON',
  (topic) => {
    const delivery = { headers: {}, body: Buffer.from('not json'), topic, receivedAt: now }
    expect(shopify.read(delivery, shopifyStore)).toEqual([
      { kind: 'ignored', reason: `Nothing is done with the topic ${topic}.` },
    ])
  },
)

test('a delivery without a topic is unreadable and says which header is missing', () => {
  const delivery = { headers: {}, body, topic: '', receivedAt: now }
  expect(() => shopify.read(delivery, shopifyStore)).toThrow('The X-Shopify-Topic header is missing.')
})

test('the headers of the newer Events are understood as well', () => {
  const classic = signShopify('orders/paid', body, 'key')
  const headers = {
    'shopify-topic': 'Orders',
    'shopify-action': 'paid',
    'shopify-hmac-sha256': classic.headers['x-shopify-hmac-sha256'] ?? '',
    'shopify-webhook-id': 'w-1',
  }
  expect(shopify.verify({ headers, body }, ['key'], now)).toEqual({ kind: 'genuine' })
  expect(shopify.identify({ headers, body })).toMatchObject({ topic: 'orders/paid', key: 'orders/paid webhook w-1' })
})

test('one event under two topics is two deliveries, and without a webhook id the event id tells them apart', () => {
  const { 'x-shopify-webhook-id': _, ...headers } = signShopify('orders/paid', body, 's').headers
  expect(shopify.identify({ headers, body }).key).toBe('orders/paid event 98880550')
  const other = { ...headers, 'x-shopify-topic': 'orders/updated' }
  expect(shopify.identify({ headers: other, body }).key).toBe('orders/updated event 98880550')
})

test('without any id the body makes the delivery the same one again', () => {
  const headers = { 'x-shopify-topic': 'orders/paid' }
  const key = shopify.identify({ headers, body }).key
  expect(shopify.identify({ headers, body: Buffer.from(body) }).key).toBe(key)
  expect(shopify.identify({ headers, body: bytes(order({ note: 'x' })) }).key).not.toBe(key)
})

test.each([
  ['orders/cancelled', {}, true],
  ['orders/delete', {}, true],
  ['refunds/create', {}, true],
  ['customers/redact', {}, true],
  ['shop/redact', {}, true],
  ['customers/data_request', {}, false],
  ['orders/paid', {}, false],
  ['orders/updated', { cancelled_at: '2026-11-24T11:00:00Z' }, true],
  ['orders/updated', { financial_status: 'refunded' }, true],
  ['orders/updated', { financial_status: 'voided' }, true],
  ['orders/updated', { note: '"cancelled_at":"yesterday"' }, false],
  ['products/delete', {}, false],
  ['products/update', { financial_status: 'refunded' }, false],
])('%s with %o may stop a message: %s', (topic, changes, stops) => {
  expect(shopify.identify(signShopify(topic, bytes(order(changes)), 's')).stops).toBe(stops)
  expect(shopify.identify(signShopify(topic, Buffer.from(jsonText(order(changes), 2)), 's')).stops).toBe(stops)
})

const cancelled = '"cancelled_at":"2026-11-24T11:00:00Z"'
test.each([
  ['orders/cancelled', jsonText(order()), `${orderId}`],
  ['orders/cancelled', jsonText(order(), 2).slice(0, 40), `${orderId}`],
  ['orders/cancelled', `{"note":"\xff","admin_graphql_api_id":"gid:\\/\\/shopify\\/Order\\/${orderId}",`, `${orderId}`],
  ['orders/updated', `{"id":${orderId},"line_items":[{"id":7}],${cancelled}`, `${orderId}`],
  ['orders/delete', `{"id":"${orderId}"}`, `${orderId}`],
  ['refunds/create', `{"id":7,"order_id":${orderId},"created_at":`, `${orderId}`],
  ['refunds/create', '{"id":7,"created_at":', null],
  ['orders/cancelled', '{"line_items":[{"id":7}]', null],
  ['orders/cancelled', `{"id":${'9'.repeat(31)}}`, null],
  ['orders/cancelled', '', null],
  ['customers/redact', `{"id":${orderId},"shop_id":7}`, null],
  ['orders/paid', jsonText(order()), null],
])('%s of %s may stop the mail of the order %s, even where it cannot be read', (topic, text, orderExternalId) => {
  expect(shopify.identify(signShopify(topic, Buffer.from(text, 'latin1'), 's')).orderExternalId).toBe(orderExternalId)
})

test('the signature is over the bytes, not over what they mean', () => {
  const spaced = Buffer.from(jsonText(order(), 1))
  const { headers } = signShopify('orders/paid', body, 'key')
  expect(shopify.verify({ headers, body: spaced }, ['key'], now).kind).toBe('forged')
})

test('an offer leads to a cart with the variant in it, the code applied and room for the click id', () => {
  const request = { storefrontUrl: 'https://shop.example/en/', variantExternalId: '642667041472713923', quantity: 1 }
  expect(shopify.cartLink?.({ ...request, discountCode: 'TEA 10&x' })).toBe(
    'https://shop.example/cart/642667041472713923:1?discount=TEA+10%26x',
  )
  expect(shopify.cartLink?.({ ...request, discountCode: null })).toBe('https://shop.example/cart/642667041472713923:1')
  expect(shopify.cartClickParameter).toBe('attributes[notch_click]')
})

describe('what a customer says about marketing apart from orders', () => {
  const read = (state: string | null, email: string | null = 'Ida@Example.com') => {
    const at = '2026-11-20T10:00:00+01:00'
    const email_marketing_consent = { state, opt_in_level: null, consent_updated_at: at }
    const body = Buffer.from(
      jsonText({ customer_id: 706405506930370084n, email_address: email, email_marketing_consent }),
    )
    const topic = 'customers_email_marketing_consent/update'
    return shopify.read({ headers: {}, body, topic, receivedAt: now }, shopifyStore)
  }

  test.each([
    ['subscribed', 'allowed'],
    ['unsubscribed', 'refused'],
    ['invalid', 'refused'],
  ])('%s is %s, with the time it was said', (state, consent) => {
    const consentAt = new Date('2026-11-20T09:00:00Z')
    const told = { email: 'ida@example.com', customerExternalId: '706405506930370084', consent, consentAt }
    expect(read(state)).toMatchObject([{ kind: 'consent', consent: told }])
  })

  test.each([['not_subscribed'], ['pending'], ['redacted'], [null]])('%s says nothing', (state) => {
    expect(read(state)).toMatchObject([{ kind: 'ignored' }])
  })

  test('without an address nobody said it', () => {
    expect(read('unsubscribed', null)).toMatchObject([{ kind: 'ignored', reason: expect.stringContaining('no email') }])
  })
})
