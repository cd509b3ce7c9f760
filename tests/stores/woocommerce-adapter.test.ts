import { expect, test } from 'vitest'
import type { RawRequest } from '../../src/stores/adapter.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'
import { conforms } from './adapter-conformance.ts'
import { jsonText } from './json-text.ts'
import {
  bytes,
  order,
  orderId,
  product,
  productId,
  refund,
  signWooCommerce,
  wooCommerceStore,
} from './woocommerce-example.ts'

const now = new Date('2026-11-24T12:00:00Z')

conforms({
  adapter: woocommerce,
  store: wooCommerceStore,
  now,
  secret: 'T0p &amp; secret',
  otherSecret: 'another',
  sign: ({ topic, body }, secret, id) =>
    signWooCommerce(topic, Buffer.from(toldAt(body, id)), secret.replace('&amp;', '&'), id),
  signatureHeaders: ['x-wc-webhook-signature'],
  examples: [
    {
      topic: 'order.updated',
      body: jsonText(order({ refunds: [refund()] })),
      reads: 'order',
      externalId: `${orderId}`,
    },
    { topic: 'order.deleted', body: `{"id":${orderId}}`, reads: 'order-removed', externalId: `${orderId}` },
    { topic: 'product.updated', body: jsonText(product()), reads: 'product', externalId: `${productId}` },
    { topic: 'product.deleted', body: `{"id":${productId}}`, reads: 'product-removed', externalId: `${productId}` },
    { topic: 'customer.updated', body: '{"id":25,"date_modified_gmt":"2026-11-24T10:00:00"}', reads: 'ignored' },
    {
      topic: 'action.woocommerce_add_to_cart',
      body: '{"action":"woocommerce_add_to_cart","arg":"x"}',
      reads: 'ignored',
    },
  ],
})

/** No id tells two deliveries of a thing apart but the second in which it changed. */
function toldAt(body: string, id: string): string {
  const second = [...id.slice(0, 20)].reduce((sum, char) => sum + char.charCodeAt(0), 0) % 60
  return body.replace(/("date_modified_gmt":"[^"]{17})\d\d/, `$1${String(second).padStart(2, '0')}`)
}

const body = bytes(order())

test.each(['created', 'updated', 'restored'])('order.%s tells an order', (what) => {
  const delivery = { ...signWooCommerce(`order.${what}`, body, 's'), topic: `order.${what}`, receivedAt: now }
  expect(woocommerce.read(delivery, wooCommerceStore)).toMatchObject([
    { kind: 'order', order: { externalId: `${orderId}` } },
  ])
})

test.each([
  ['customer.deleted', 'Nothing is done with the topic customer.deleted: customers are read from their orders.'],
  ['coupon.updated', 'Nothing is done with the topic coupon.updated.'],
  ['action.woocommerce_payment_complete', 'Nothing is done with the topic action.woocommerce_payment_complete.'],
  ['subscription.renewed', 'Nothing is done with the topic subscription.renewed.'],
  ['__proto__', 'Nothing is done with the topic __proto__.'],
])('the topic %s is kept but ignored, and says so, even when its body is no JSON', (topic, reason) => {
  const delivery = { headers: {}, body: Buffer.from('not json'), topic, receivedAt: now }
  expect(woocommerce.read(delivery, wooCommerceStore)).toEqual([{ kind: 'ignored', reason }])
})

test('a delivery without a topic is unreadable and says which header is missing', () => {
  const delivery = { headers: {}, body, topic: '', receivedAt: now }
  expect(() => woocommerce.read(delivery, wooCommerceStore)).toThrow('The X-WC-Webhook-Topic header is missing.')
})

test.each([
  [
    '{"code":"woocommerce_rest_cannot_view","message":"Sorry, you cannot view this resource.","data":{"status":401}}',
    'WooCommerce sent an error instead of what changed: woocommerce_rest_cannot_view (Sorry, you cannot view this resource.). The user who made the webhook may not see it any more: delete the webhook and make it anew as an administrator.',
  ],
  [
    '{"code":"woocommerce_rest_shop_order_invalid_id","message":"Invalid ID.","data":{"status":404}}',
    'WooCommerce sent an error instead of what changed: woocommerce_rest_shop_order_invalid_id (Invalid ID.). It was deleted before it could be sent, so nothing is left to read.',
  ],
  [
    '{"code":"internal_server_error","message":"x","data":null}',
    'WooCommerce sent an error instead of what changed: internal_server_error (x). WooCommerce, Status, Logs may say more.',
  ],
  [
    '{"order":{"id":1}}',
    'The webhook speaks the legacy API: edit it in WooCommerce, Settings, Advanced, Webhooks, and set its API version to WP REST API Integration v3.',
  ],
  ['{"status":"processing"}', 'order.id is missing.'],
  ['[]', 'order is []: Invalid input: expected object, received array.'],
])('%s in place of an order is unreadable, with the way out', (text, reason) => {
  const delivery = { headers: {}, body: Buffer.from(text), topic: 'order.updated', receivedAt: now }
  expect(() => woocommerce.read(delivery, wooCommerceStore)).toThrow(reason)
})

test.each([
  ['a&amp;b', 'a&b'],
  ['a&amp;b', 'a&amp;b'],
  ['&lt;&gt;&quot;&#039;', '<>"\''],
  ['&#39;&#0039;&#x27;&#X0027;', "''''"],
  ['&#34;&#x22;&#60;&#062;&#38;&#x26;', '""<>&&'],
  // Decoded once, and nothing that WordPress would leave alone.
  ['&amp;lt;', '&lt;'],
  ['&apos;&nbsp;&#x3c;&AMP;', '&apos;&nbsp;&#x3c;&AMP;'],
])('the secret %s signs as WordPress keys it: %s', (entered, key) => {
  expect(woocommerce.verify(signWooCommerce('order.updated', body, key), [entered], now)).toEqual({ kind: 'genuine' })
})

test.each([
  ['a&b', 'a&amp;b'],
  ['&amp;amp;', '&'],
  ['secret', 'Secret'],
])('the secret %s is not %s', (entered, key) => {
  expect(woocommerce.verify(signWooCommerce('order.updated', body, key), [entered], now).kind).toBe('forged')
})

const form = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8', host: 'notch.example' }
const pings: readonly [string, RawRequest['headers'], string, string][] = [
  ['the form WooCommerce sends', form, 'webhook_id=12', 'ping'],
  ['with more in the form', form, 'webhook_id=12&order=1', 'forged'],
  ['without a number', form, 'webhook_id=', 'forged'],
  ['with something else', form, 'webhook_id=1a', 'forged'],
  ['with a line after it', form, 'webhook_id=12\n', 'forged'],
  ['with a number beyond any', form, `webhook_id=${'1'.repeat(21)}`, 'forged'],
  ['empty', form, '', 'forged'],
  ['as JSON', { 'content-type': 'application/json' }, 'webhook_id=12', 'forged'],
  ['of no type', {}, 'webhook_id=12', 'forged'],
  ['with a topic', { ...form, 'x-wc-webhook-topic': 'order.deleted' }, 'webhook_id=12', 'forged'],
  ['an unsigned order', form, jsonText(order()), 'forged'],
]

test.each(pings)('an unsigned request, %s, is a %4$s', (_, headers, text, kind) => {
  const request = { headers, body: Buffer.from(text) }
  expect(woocommerce.verify(request, ['secret'], now).kind).toBe(kind)
  expect(woocommerce.verify(request, [], now).kind).toBe(kind)
})

test('two orders of one second share a Delivery-ID and are two deliveries', () => {
  const other = bytes(order({ id: 2 }))
  const [a, b] = [body, other].map((bytes) => woocommerce.identify(signWooCommerce('order.updated', bytes, 's')).key)
  expect(a).not.toBe(b)
})

test('the same state told by two webhooks is one delivery of its topic', () => {
  const first = signWooCommerce('order.updated', body, 's', 'c0ffee')
  const second = { ...signWooCommerce('order.updated', body, 's', 'decaf'), headers: { ...first.headers } }
  expect(woocommerce.identify(second).key).toBe(woocommerce.identify(first).key)
  const elsewhere = signWooCommerce('order.updated', body, 's', 'decaf')
  expect(woocommerce.identify(elsewhere).key).toBe(woocommerce.identify(first).key)
  const created = signWooCommerce('order.created', body, 's', 'c0ffee')
  expect(woocommerce.identify(created).key).not.toBe(woocommerce.identify(first).key)
})

test('what is deleted, restored and deleted again is deleted twice', () => {
  const deleted = (deliveryId: string) =>
    woocommerce.identify(signWooCommerce('product.deleted', Buffer.from('{"id":7}'), 's', deliveryId)).key
  expect(deleted('a')).toBe(deleted('a'))
  expect(deleted('b')).not.toBe(deleted('a'))
})

test('the key holds topic, thing and time of change', () => {
  const { key } = woocommerce.identify(signWooCommerce('order.updated', body, 's'))
  expect(key).toMatch(/^order\.updated 9007199254740993 2026-11-24T10:00:07 [0-9a-f]{64}$/)
})

test.each([
  ['order.deleted', { id: orderId }, true],
  ['order.updated', order(), false],
  ['order.updated', order({ status: 'cancelled' }), true],
  ['order.updated', order({ status: 'refunded' }), true],
  ['order.created', order({ status: 'failed' }), true],
  ['order.updated', order({ status: 'trash' }), true],
  ['order.updated', order({ refunds: [refund()] }), true],
  ['order.updated', order({ customer_note: '"status":"cancelled"' }), false],
  ['product.updated', product({ status: 'trash' }), false],
  ['product.deleted', { id: orderId }, false],
])('%s may stop a message: %#', (topic, told, stops) => {
  const orderExternalId = stops ? `${orderId}` : null
  for (const text of [jsonText(told), jsonText(told, 2)]) {
    expect(woocommerce.identify(signWooCommerce(topic, Buffer.from(text), 's'))).toMatchObject({
      stops,
      orderExternalId,
    })
  }
})

test.each([
  ['order.deleted', `{"id":"${orderId}"}`, `${orderId}`],
  ['order.updated', `{"id":${orderId},"status":"cancelled","line_items":[{"id":`, `${orderId}`],
  ['order.updated', '{"status":"cancelled","id":7}', null],
  ['order.deleted', `{"id":${'9'.repeat(31)}}`, null],
  ['order.deleted', '', null],
])('%s of %s may stop the mail of the order %s, even where it cannot be read', (topic, text, orderExternalId) => {
  const identity = woocommerce.identify(signWooCommerce(topic, Buffer.from(text), 's'))
  expect(identity).toMatchObject({ stops: true, orderExternalId })
})

test.each([
  ['https://shop.example', 'https://shop.example/?add-to-cart=34&quantity=2'],
  ['https://shop.example/', 'https://shop.example/?add-to-cart=34&quantity=2'],
  ['https://shop.example/en', 'https://shop.example/en/?add-to-cart=34&quantity=2'],
])('an offer at %s leads to a cart with the product in it, and the code stays in the mail', (storefrontUrl, link) => {
  const request = { storefrontUrl, variantExternalId: '34', quantity: 2, discountCode: 'TEA5' }
  expect(woocommerce.cartLink?.(request)).toBe(link)
  expect(woocommerce.cartClickParameter).toBe('notch_click')
})
