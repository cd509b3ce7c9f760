import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { bigcommerce } from '../../src/stores/bigcommerce.ts'
import { conforms } from './adapter-conformance.ts'
import {
  bigcommerceStore,
  gone,
  hook,
  receivedAt as now,
  orderAnswers,
  orderId,
  productAnswers,
  productId,
  readOne,
  refund,
  signBigCommerce,
} from './bigcommerce-example.ts'
import { jsonText } from './json-text.ts'

const secret = 'a1b2c3d4e5f60718293a4b5c6d7e8f90'
const ofProduct = { type: 'product', id: productId }
const example = (scope: string, data?: Record<string, unknown>) => ({ topic: scope, body: jsonText(hook(scope, data)) })

conforms({
  adapter: bigcommerce,
  store: bigcommerceStore,
  now,
  secret,
  otherSecret: 'ffffffffffffffffffffffffffffffff',
  sign: ({ body }, key, id) => signBigCommerce(Buffer.from(body), key, id, now),
  signatureHeaders: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  examples: [
    {
      ...example('store/order/refund/created', { type: 'order', id: orderId, refund: { refund_id: 12 } }),
      reads: 'order',
      externalId: `${orderId}`,
      answers: orderAnswers({ status_id: 14 }, undefined, [refund()]),
    },
    { ...example('store/order/archived'), reads: 'order-removed', externalId: `${orderId}`, answers: { order: gone } },
    { ...example('store/order/created'), reads: 'ignored', answers: orderAnswers({ status_id: 0 }) },
    {
      ...example('store/product/updated', ofProduct),
      reads: 'product',
      externalId: `${productId}`,
      answers: productAnswers(),
    },
    { ...example('store/product/deleted', ofProduct), reads: 'product-removed', externalId: `${productId}` },
    { ...example('store/cart/created', { type: 'cart', id: 'b0386708' }), reads: 'ignored' },
  ],
})

const body = Buffer.from(jsonText(hook('store/order/updated')))

describe('who sent it', () => {
  test('what the official library signs with the bytes of the client secret is genuine', () => {
    const at = new Date()
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(Buffer.from(secret).toString('base64')).sign('msg_1', at, body.toString()),
    }
    expect(bigcommerce.verify({ headers, body }, [secret], at)).toEqual({ kind: 'genuine' })
  })

  test.each([
    [300, 'genuine'],
    [301, 'forged'],
  ])('%i seconds after it was signed it is %s', (seconds, kind) => {
    const request = signBigCommerce(body, secret, 'msg_1', new Date(now.getTime() - seconds * 1000))
    expect(bigcommerce.verify(request, [secret], now).kind).toBe(kind)
  })

  test.each([
    [secret, [secret], 'genuine'],
    [` ${secret} `, ['other', secret], 'genuine'],
    [secret, ['other'], 'forged'],
    [secret, [], 'forged'],
    [secret, ['', ' '], 'forged'],
    ['', [''], 'forged'],
    [secret.slice(0, -1), [secret], 'forged'],
    [`${secret}0`, [secret], 'forged'],
    [secret.toUpperCase(), [secret], 'forged'],
  ])('an older hook without a signature that carries "%s" is, by the secrets %o, %s', (given, secrets, kind) => {
    const request = { headers: { 'x-notch-secret': given }, body }
    expect(bigcommerce.verify(request, secrets, now).kind).toBe(kind)
  })

  test('beside a wrong signature the right header of our own proves nothing', () => {
    const { headers } = signBigCommerce(body, 'another secret', 'msg_1', now)
    expect(bigcommerce.verify({ headers: { ...headers, 'x-notch-secret': secret }, body }, [secret], now)).toEqual({
      kind: 'forged',
      reason: "No v1 signature fits any of the store's 1 webhook secrets.",
    })
  })
})

describe('what makes two deliveries one', () => {
  const keyOf = (told: unknown, headers = {}) =>
    bigcommerce.identify({ headers, body: Buffer.from(jsonText(told)) }).key

  test('the webhook-id, whatever else is the same', () => {
    expect(keyOf(hook('store/order/updated'), { 'webhook-id': 'msg_1' })).toBe('webhook msg_1')
    expect(keyOf(hook('store/order/updated'), { 'webhook-id': 'msg_2' })).toBe('webhook msg_2')
  })

  test('without one, scope, id, hash and time together: the hash alone is the same for every change of an order', () => {
    const keys = [
      keyOf(hook('store/order/updated')),
      keyOf(hook('store/order/created')),
      keyOf(hook('store/order/updated', undefined, { created_at: 1795510811 })),
      keyOf(hook('store/order/updated', { type: 'order', id: 7 })),
      keyOf(hook('store/order/updated', undefined, { hash: 'other' })),
    ]
    expect(new Set(keys).size).toBe(keys.length)
    expect(keyOf(hook('store/order/updated'))).toBe(keys[0])
  })

  test('where one of these is missing, the bytes', () => {
    const told = hook('store/order/transaction/created', { type: 'transaction', transaction_id: '1' })
    expect(keyOf(told)).toBe(keyOf(told))
    expect(keyOf(told)).toMatch(/^body [0-9a-f]{64}$/)
    expect(keyOf({ ...told, store_id: '2' })).not.toBe(keyOf(told))
  })
})

const status = (from: unknown, to: unknown) => ({
  type: 'order',
  id: orderId,
  status: { previous_status_id: from, new_status_id: to },
})

test.each([
  ['store/order/refund/created', undefined, true],
  ['store/order/archived', undefined, true],
  ['store/order/statusUpdated', status(11, 4), true],
  ['store/order/statusUpdated', status(11, 5), true],
  ['store/order/statusUpdated', status(7, '6'), true],
  ['store/order/statusUpdated', status(2, 14), true],
  ['store/order/statusUpdated', status(0, 11), false],
  ['store/order/statusUpdated', status(11, 13), false],
  ['store/order/statusUpdated', undefined, true],
  ['store/order/updated', undefined, false],
  ['store/order/created', undefined, false],
  ['store/product/deleted', ofProduct, false],
])('%s of %o may stop a message: %s', (scope, data, stops) => {
  const { body: text } = example(scope, data)
  const { orderExternalId, ...identity } = bigcommerce.identify({ headers: {}, body: Buffer.from(text) })
  expect(identity).toMatchObject({ topic: scope, stops })
  expect(orderExternalId).toBe(stops ? `${orderId}` : null)
})

test.each([
  ['store/order/created', true],
  ['store/order/refund/created', true],
  ['store/product/inventory/order/updated', true],
  ['store/sku/deleted', true],
  ['store/product/deleted', false],
  ['store/order/message/created', false],
  ['store/order/transaction/created', false],
  ['store/customer/created', false],
  ['__proto__', false],
])('%s leads to a question to the API: %s', (scope, isThin) => {
  expect(bigcommerce.identify({ headers: {}, body: Buffer.from(example(scope).body) }).isThin).toBe(isThin)
})

test.each([
  'store/order/message/created',
  'store/order/metafield/created',
  'store/shipment/created',
  'store/customer/updated',
  'store/subscriber/deleted',
  'store/cart/converted',
  'store/app/uninstalled',
  'store/product/metafield/updated',
  'toString',
])('%s is kept but ignored, and says so', (scope) => {
  expect(readOne(hook(scope))).toEqual({ kind: 'ignored', reason: `Nothing is done with the scope ${scope}.` })
})

test.each([
  ['{"scope":', 'unreadable', /^The body is not JSON/],
  ['', 'unreadable', /^The body is empty/],
  ['[]', 'untold', /^body.scope is missing/],
  ['{"scope":""}', 'untold', /^body.scope is missing/],
])('the body %s is kept under a topic of its own and refused', (text, topic, reason) => {
  const request = { headers: {}, body: Buffer.from(text) }
  expect(bigcommerce.identify(request)).toMatchObject({ topic, stops: false, isThin: false })
  expect(() => bigcommerce.read({ ...request, topic, receivedAt: now }, bigcommerceStore)).toThrow(reason)
})
