import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import type { RawRequest } from '../../src/stores/adapter.ts'
import { standard } from '../../src/stores/standard.ts'
import { conforms } from './adapter-conformance.ts'
import { jsonText } from './json-text.ts'
import { event, order, orderId, product, refund, signStandard, standardStore } from './standard-example.ts'

const now = new Date('2026-11-24T12:00:00Z')
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const otherSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'

conforms({
  adapter: standard,
  store: standardStore,
  now,
  secret,
  otherSecret,
  sign: ({ body }, key, id) => signStandard(Buffer.from(body), key, id, now),
  signatureHeaders: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  examples: [
    {
      topic: 'order.upserted',
      body: jsonText(event('order.upserted', order({ refunds: [refund()] }))),
      reads: 'order',
      externalId: `${orderId}`,
    },
    {
      topic: 'refund.upserted',
      body: jsonText(event('refund.upserted', refund())),
      reads: 'refund',
      externalId: 'r-1',
    },
    {
      topic: 'product.upserted',
      body: jsonText(event('product.upserted', product())),
      reads: 'product',
      externalId: 'tea',
    },
    {
      topic: 'product.deleted',
      body: jsonText(event('product.deleted', { id: 7n })),
      reads: 'product-removed',
      externalId: '7',
    },
    { topic: 'cart.updated', body: jsonText(event('cart.updated', {})), reads: 'ignored' },
  ],
})

describe('the signature of the standard', () => {
  const signedAt = new Date(1_614_265_330_000)
  const published = {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  }
  const body = Buffer.from('{"test": 2432232314}')
  const verdict = (changes: Record<string, string>, at = signedAt, secrets = [secret]) =>
    standard.verify({ headers: { ...published, ...changes }, body }, secrets, at)
  const good = published['webhook-signature']
  const bad = 'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc='

  test('the published vector is genuine', () => {
    expect(verdict({})).toEqual({ kind: 'genuine' })
    expect(verdict({}, signedAt, [otherSecret, secret])).toEqual({ kind: 'genuine' })
    expect(verdict({}, signedAt, [secret.replace('whsec_', '')])).toEqual({ kind: 'genuine' })
  })

  test.each([
    [`${bad} ${good}`],
    [`${bad} v2,Ceo5 ${good} ${bad}`],
    [`v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg== ${good}`],
  ])('one good signature among others is enough: %s', (signature) => {
    expect(verdict({ 'webhook-signature': signature }).kind).toBe('genuine')
  })

  test.each([
    ['v1,dawfeoifkpqwoekfpqoekf'],
    ['v1,'],
    ['v1'],
    [good.slice(0, 8)],
    [good.replace('v1,', 'v2,')],
    [good.replace('v1,', 'v1a,')],
    [good.replace('v1,', '')],
    [bad],
  ])('the signature "%s" is forged', (signature) => {
    expect(verdict({ 'webhook-signature': signature }).kind).toBe('forged')
  })

  test.each([
    [300, 'genuine'],
    [-300, 'genuine'],
    [301, 'forged'],
    [-301, 'forged'],
  ])('%i seconds after it was signed it is %s', (seconds, kind) => {
    expect(verdict({}, new Date(signedAt.getTime() + seconds * 1000)).kind).toBe(kind)
  })

  test.each([
    [{ 'webhook-timestamp': 'hello' }, 'webhook-timestamp "hello" is not a time in Unix seconds.'],
    [{ 'webhook-timestamp': '-5' }, 'webhook-timestamp "-5" is not a time in Unix seconds.'],
    [{ 'webhook-id': 'msg.1' }, 'webhook-id "msg.1" has a dot, which the standard forbids.'],
    [{ 'webhook-timestamp': '1614264330' }, 'webhook-timestamp is 1000 s behind our clock; 300 s are allowed.'],
    [{ 'webhook-timestamp': '1614266330' }, 'webhook-timestamp is 1000 s ahead of our clock; 300 s are allowed.'],
  ])('%o is forged and says why', (changes, reason) => {
    expect(verdict(changes)).toEqual({ kind: 'forged', reason })
  })

  test('what the official library signs is genuine here, and what we sign is genuine there', () => {
    const text = jsonText(event('order.upserted', order()))
    const official = new Webhook(secret)
    const at = new Date()
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': official.sign('msg_1', at, text),
    }
    const request: RawRequest = { headers, body: Buffer.from(text) }
    expect(standard.verify(request, [secret], at)).toEqual({ kind: 'genuine' })
    const ours = signStandard(Buffer.from(text), secret, 'msg_2', at)
    expect(() => official.verify(text, { ...ours.headers })).not.toThrow()
  })
})

test.each([
  ['order.upserted', order(), false],
  ['order.upserted', order({ cancelledAt: '2026-11-24T11:00:00Z' }), true],
  ['order.upserted', order({ refunds: [refund()] }), true],
  ['order.upserted', order({ cancelledAt: null, refunds: [] }), false],
  ['refund.upserted', refund(), true],
  ['product.deleted', { id: 1 }, false],
])('%s may stop a message: %#', (type, data, stops) => {
  const body = Buffer.from(jsonText(event(type, data)))
  const orderExternalId = stops ? `${orderId}` : null
  expect(standard.identify(signStandard(body, secret, 'msg_1', now))).toEqual({
    ...{ key: 'msg_1', topic: type, stops, canWait: type.startsWith('product.') },
    orderExternalId,
  })
})

test.each(['{"type":', '', '[]', '{"type":7}', 'null'])('the body %s is still kept under a key and a topic', (text) => {
  const { key, topic, stops } = standard.identify(signStandard(Buffer.from(text), secret, 'msg_1', now))
  expect({ key, stops }).toEqual({ key: 'msg_1', stops: false })
  expect(topic).toMatch(/^(unreadable|untold|7)$/)
})

test('a retry has another time and signature, and is the same delivery', () => {
  const body = Buffer.from(jsonText(event('order.upserted', order())))
  const first = standard.identify(signStandard(body, secret, 'msg_1', now))
  expect(standard.identify(signStandard(body, secret, 'msg_1', new Date('2026-11-24T13:00:00Z')))).toEqual(first)
})
