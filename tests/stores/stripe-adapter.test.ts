import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { stripe } from '../../src/stores/stripe.ts'
import { conforms } from './adapter-conformance.ts'
import { jsonText } from './json-text.ts'
import {
  answer,
  charge,
  event,
  linesAnswered,
  paymentId,
  product,
  session,
  sessionId,
  signStripe,
  stripeStore,
} from './stripe-example.ts'

const now = new Date('2026-11-24T12:00:00Z')
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const otherSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
const price = { id: 'price_100g', active: true, type: 'one_time', currency: 'eur', unit_amount: 1250 }

conforms({
  adapter: stripe,
  store: stripeStore,
  now,
  secret,
  otherSecret,
  // What tells deliveries apart stands in the signed body.
  sign: ({ body }, key, id) => signStripe(Buffer.from(body.replace('"id":"evt_1"', `"id":"evt_${id}"`)), key, now),
  signatureHeaders: ['stripe-signature'],
  examples: [
    {
      topic: 'checkout.session.completed',
      body: jsonText(event('checkout.session.completed', session())),
      reads: 'order',
      externalId: paymentId,
      answers: linesAnswered,
    },
    {
      topic: 'charge.refunded',
      body: jsonText(event('charge.refunded', charge({ amount_refunded: 1000, refunded: false }))),
      reads: 'refund',
      externalId: `${paymentId} refunded`,
      answers: { session: answer({ data: [session()] }) },
    },
    {
      topic: 'product.updated',
      body: jsonText(event('product.updated', product({ default_price: price }))),
      reads: 'product',
      externalId: 'prod_tea',
    },
    {
      topic: 'product.deleted',
      body: jsonText(event('product.deleted', product())),
      reads: 'product-removed',
      externalId: 'prod_tea',
    },
    { topic: 'customer.created', body: jsonText(event('customer.created', {})), reads: 'ignored' },
  ],
})

describe('the signature of Stripe', () => {
  const body = Buffer.from('{"id":"evt_1"}')
  const seconds = Math.floor(now.getTime() / 1000)
  const hexOf = (key: string, time = String(seconds)) =>
    createHmac('sha256', key).update(`${time}.${body.toString()}`).digest('hex')
  const good = hexOf(secret)
  const bad = hexOf(otherSecret)
  const verdict = (header: string, secrets = [secret], at = now) =>
    stripe.verify({ headers: { 'stripe-signature': header }, body }, secrets, at)

  test.each([
    [`t=${seconds},v1=${good}`, [secret]],
    [`t=${seconds},v1=${bad},v1=${good}`, [secret]],
    [`t=${seconds},v1=${good},v1=${bad}`, [secret]],
    [`t=${seconds},v1=${bad}`, [secret, otherSecret]],
    [`v1=${good},t=${seconds}`, [secret]],
    [`t=${seconds},v1=nonsense,v1=${good},v0=${bad},v2=x`, [secret]],
  ])('%s is genuine under the secrets %o', (header, secrets) => {
    expect(verdict(header, secrets)).toEqual({ kind: 'genuine' })
  })

  test.each([
    [`t=${seconds},v0=${good}`],
    [`t=${seconds},v2=${good}`],
    [`t=${seconds},v1=${good.toUpperCase()}`],
    [`t=${seconds},v1=${good}0`],
    [`t=${seconds},v1=${good.slice(2)}`],
    [`t=${seconds},v1=${good} `.replace('v1', ' v1')],
    [`t=${seconds},v1=${good}zz`],
    [`t=${seconds},v1=`],
    [`t=${seconds},v1=${Buffer.from(good, 'hex').toString('base64')}`],
    [`t=${seconds},v1=${bad}`],
    [`t=${seconds + 1},v1=${good}`],
    [`t=${seconds},t=${seconds + 1},v1=${good}`],
    [`t=0${seconds},v1=${good}`],
    [`t=+${seconds},v1=${hexOf(secret, `+${seconds}`)}`],
    [`t=hello,v1=${hexOf(secret, 'hello')}`],
    [`t=,v1=${hexOf(secret, '')}`],
    [`v1=${good}`],
    [`t=${seconds}`],
    [',,,'],
  ])('%s is forged', (header) => {
    expect(verdict(header).kind).toBe('forged')
  })

  test('the key is the whole secret, not what base64 makes of it', () => {
    const decoded = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update(`${seconds}.`)
      .update(body)
    expect(verdict(`t=${seconds},v1=${decoded.digest('hex')}`).kind).toBe('forged')
    expect(verdict(`t=${seconds},v1=${hexOf(secret.slice(6))}`).kind).toBe('forged')
  })

  test.each([
    [300, 'genuine'],
    [-300, 'genuine'],
    [301, 'forged'],
    [-301, 'forged'],
  ])('%i seconds after it was signed it is %s', (after, kind) => {
    expect(verdict(`t=${seconds},v1=${good}`, [secret], new Date(now.getTime() + after * 1000)).kind).toBe(kind)
  })

  test.each([
    ['', 'The Stripe-Signature header is missing.'],
    [`v1=${good}`, 'Stripe-Signature does not tell one time t in Unix seconds.'],
    [`t=${seconds},v0=${good}`, 'Stripe-Signature has no v1 signature of 64 hexadecimal digits.'],
    [`t=${seconds - 1000},v1=${good}`, 'Stripe-Signature is 1000 s behind our clock; 300 s are allowed.'],
    [`t=${seconds + 1000},v1=${good}`, 'Stripe-Signature is 1000 s ahead of our clock; 300 s are allowed.'],
    [`t=${seconds},v1=${bad}`, "No v1 signature fits any of the store's 1 webhook secrets."],
  ])('"%s" is forged and says why', (header, reason) => {
    expect(verdict(header)).toEqual({ kind: 'forged', reason })
  })
})

const identify = (told: unknown) => stripe.identify({ headers: {}, body: Buffer.from(jsonText(told)) })
const part = charge({ amount_refunded: 5, refunded: false })
const embedded = { line_items: { data: [], has_more: false } }

test.each([
  ['checkout.session.completed', session(), false, true, null],
  ['checkout.session.completed', session(embedded), false, false, null],
  ['checkout.session.completed', session({ mode: 'subscription' }), false, false, null],
  ['checkout.session.completed', session({ mode: 'setup', currency: null }), false, false, null],
  ['checkout.session.completed', session({ id: null }), false, false, null],
  ['checkout.session.completed', null, false, false, null],
  ['checkout.session.async_payment_succeeded', session(), false, true, null],
  ['checkout.session.async_payment_failed', session(), true, true, paymentId],
  ['checkout.session.async_payment_failed', session({ payment_intent: null }), true, true, sessionId],
  ['checkout.session.expired', session(), false, false, null],
  ['charge.refunded', charge(), true, false, paymentId],
  ['charge.refunded', charge({ payment_intent: { id: paymentId, object: 'payment_intent' } }), true, false, paymentId],
  ['charge.refunded', charge({ payment_intent: null }), true, false, 'ch_3Tea'],
  ['charge.refunded', part, true, true, paymentId],
  ['charge.refunded', null, true, false, null],
  ['charge.refunded', [], true, false, null],
  ['charge.dispute.created', charge(), false, false, null],
  ['charge.refund.updated', charge(), false, false, null],
  ['product.deleted', product(), false, false, null],
])(
  '%s %# may stop a message, is thin and names its order as expected',
  (type, object, stops, isThin, orderExternalId) => {
    expect(identify(event(type, object))).toEqual({ key: 'evt_1', topic: type, stops, orderExternalId, isThin })
  },
)

test.each(['{"type":', '', '[]', '{"type":7}', 'null', '"x"', '\xff'])(
  'the body %s is still kept under a key and a topic',
  (text) => {
    const { key, topic, stops, isThin } = stripe.identify({ headers: {}, body: Buffer.from(text, 'latin1') })
    expect({ stops, isThin }).toEqual({ stops: false, isThin: false })
    expect(key).toMatch(/^body [0-9a-f]{64}$/)
    expect(topic).toMatch(/^(unreadable|untold|7)$/)
  },
)

test('the event is the delivery, however it is signed or written', () => {
  const told = event('charge.refunded', charge())
  const [first, again] = [0, 2].map((indent) => Buffer.from(jsonText(told, indent)))
  const keys = [first, again].map((body) => stripe.identify(signStripe(body ?? Buffer.alloc(0), secret, now)).key)
  expect(keys).toEqual(['evt_1', 'evt_1'])
})

test.each([
  ['checkout.session.expired', 'A session that expired was never an order.'],
  ['charge.dispute.created', 'A dispute is not a refund until the money went back.'],
  ['charge.dispute.funds_withdrawn', 'A dispute is not a refund until the money went back.'],
  ['charge.refund.updated', 'What went back is read from charge.refunded, which tells the total.'],
  ['refund.created', 'What went back is read from charge.refunded, which tells the total.'],
  ['refund.failed', 'What went back is read from charge.refunded, which tells the total.'],
  ['price.updated', 'A price is told apart from its product, so it is not kept.'],
  ['invoice.paid', 'Nothing is done with the type invoice.paid.'],
  ['v1.billing.meter.no_meter_found', 'Nothing is done with the type v1.billing.meter.no_meter_found.'],
  ['__proto__', 'Nothing is done with the type __proto__.'],
  ['toString', 'Nothing is done with the type toString.'],
])('%s is kept but ignored, and says why, whatever else it holds', (type, reason) => {
  const delivery = { headers: {}, body: Buffer.from(jsonText({ type })), topic: type, receivedAt: now }
  expect(stripe.read(delivery, stripeStore)).toEqual([{ kind: 'ignored', reason }])
})

test.each([
  ['{}', 'event.type is missing'],
  ['[]', 'event is []'],
  ['{"type":"charge.refunded"}', 'event.created is missing'],
  ['{"type":"charge.refunded","created":"now"}', 'event.created is "now"'],
  ['{"type":"charge.refunded","created":-1,"data":{"object":{}}}', 'event.created is "-1": not a time in Unix seconds'],
  ['{"type":"charge.refunded","created":1,"data":{"object":7}}', 'event.data.object is "7": not an object'],
  ['{"type":"checkout.session.completed","created":1,"data":{"object":{}}}', 'session.id is missing'],
])('%s is unreadable, and the reason names the field', (text, reason) => {
  const delivery = { headers: {}, body: Buffer.from(text), topic: '', receivedAt: now }
  expect(() => stripe.read(delivery, stripeStore)).toThrow(reason)
})

test('Stripe has no cart that a link could fill', () => {
  expect(stripe.cartLink).toBeUndefined()
})
