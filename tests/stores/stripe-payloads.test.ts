import { describe, expect, test } from 'vitest'
import { stripe } from '../../src/stores/stripe.ts'
import { readOrRefuse } from './adapter-conformance.ts'
import { payloadsFolder, payloadsOf } from './payloads.ts'
import { expectStorable } from './storable.ts'
import { answer, linesAnswered, receivedAt, signStripe, stripeStore } from './stripe-example.ts'

const payloads = payloadsOf('stripe')
const events = payloads.filter(({ topic }) => topic.startsWith('event'))
const sessions = payloads.filter(({ topic }) => topic === 'checkout_session')

test.skipIf(payloadsFolder !== undefined)('set NOTCH_PAYLOADS to a folder of real payloads to read them', (context) => {
  context.skip('NOTCH_PAYLOADS is not set')
})

test.runIf(payloadsFolder !== undefined)('the folder holds events and sessions of Stripe', () => {
  expect(events.length).toBeGreaterThan(5)
  expect(sessions.length).toBeGreaterThan(0)
})

const kinds: Readonly<Record<string, string>> = {
  'checkout.session.completed': 'order',
  'checkout.session.completed.setup_mode': 'ignored',
  'charge.refunded': 'refund',
  'product.deleted': 'product-removed',
}

describe.each(events)('$file', ({ topic, body }) => {
  const name = topic.replace(/^event_?/, '')
  const request = signStripe(body, 'whsec_x', receivedAt)
  const identity = stripe.identify(request)
  const delivery = { ...request, topic: identity.topic, receivedAt, answers: linesAnswered }
  const outcome = readOrRefuse(() => stripe.read(delivery, stripeStore))

  test('signed it is genuine, and with a byte changed forged', () => {
    expect(stripe.verify(request, ['whsec_x'], receivedAt)).toEqual({ kind: 'genuine' })
    const changed = { ...request, body: Buffer.concat([body, Buffer.from(' ')]) }
    expect(stripe.verify(changed, ['whsec_x'], receivedAt).kind).toBe('forged')
  })

  test('it goes by its own id and type', () => {
    const { id, type } = JSON.parse(body.toString())
    expect(identity).toMatchObject({ key: id, topic: type })
  })

  test('it is read or ignored as its type says, and the database can hold it', () => {
    if (typeof outcome === 'string') throw new Error(outcome)
    expect(outcome.map(({ kind }) => kind)).toEqual([kinds[name] ?? 'ignored'])
    expectStorable(outcome)
  })
})

test.runIf(payloadsFolder !== undefined)(
  'the session of the official fixtures, on its way or completed, is told by history',
  () => {
    const [fixture] = sessions
    const told = JSON.parse(fixture?.body.toString() ?? '{}')
    const call = { name: 'sessions', path: '/v1/checkout/sessions' }
    const found = (changes: object) =>
      stripe.api?.history?.read(answer({ data: [{ ...told, ...changes }] }), call).orders
    expect(found({})).toEqual([])
    const [order] = found({ status: 'complete', currency: 'usd', amount_total: 1_117_121_693 }) ?? []
    if (!order) throw new Error('Expected the completed session to be found')
    const delivery = { headers: {}, ...order, receivedAt, answers: linesAnswered }
    const outcome = readOrRefuse(() => stripe.read(delivery, stripeStore))
    expectStorable(outcome)
    expect(outcome).toMatchObject([{ order: { externalId: told.payment_intent, paidAt: null, isTest: true } }])
  },
)
