import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answers, ApiCall } from '../../src/stores/api.ts'
import { stripe } from '../../src/stores/stripe.ts'
import { jsonText } from './json-text.ts'
import {
  answer,
  charge,
  event,
  line,
  page,
  paymentId,
  readEvent,
  readOrder,
  receivedAt,
  session,
  sessionId,
  stripeStore,
} from './stripe-example.ts'

function asks(told: unknown, answers?: Answers): readonly ApiCall[] {
  const body = Buffer.from(typeof told === 'string' ? told : jsonText(told))
  const delivery = { headers: {}, body, topic: '', receivedAt }
  return stripe.asks?.(answers ? { ...delivery, answers } : delivery, stripeStore) ?? []
}

/** Asks until nothing is left to ask, as ask.ts does. */
function askAll(told: unknown, answering: (call: ApiCall) => Answers[string]): Answers {
  const answers: Record<string, Answers[string]> = {}
  for (let calls = asks(told, answers); calls.length > 0; calls = asks(told, answers)) {
    for (const call of calls) answers[call.name] = answering(call)
    if (Object.keys(answers).length > 50) throw new Error('It goes round in circles')
  }
  return answers
}

const completed = event('checkout.session.completed', session())
const linesPath = `/v1/checkout/sessions/${sessionId}/line_items?limit=100&expand[]=data.price.product`

describe('the lines of a session', () => {
  test('are asked for, with what the shop knows of each product', () => {
    expect(asks(completed)).toEqual([{ name: 'line items', path: linesPath }])
    expect(asks(completed, {})).toEqual(asks(completed))
    expect(asks(completed, { 'line items': page([line()]) })).toEqual([])
  })

  test('that fill more than a page are asked for page by page, each after the last line before', () => {
    const first = { 'line items': page([line(), line({ id: 'li_2' })], true) }
    const second = { ...first, 'line items 2': page([line({ id: 'li/3' })], true) }
    const third = { ...second, 'line items 3': page([line({ id: 'li_4' })]) }
    expect(asks(completed, first)).toEqual([{ name: 'line items 2', path: `${linesPath}&starting_after=li_2` }])
    expect(asks(completed, second)).toEqual([{ name: 'line items 3', path: `${linesPath}&starting_after=li%2F3` }])
    expect(asks(completed, third)).toEqual([])
    expect(readOrder(completed, third).lines.map((one) => one.externalId)).toEqual(['li_1', 'li_2', 'li/3', 'li_4'])
  })

  test('all end in the order, however many there are and however long the pages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 15 }), (count, size) => {
        const ids = Array.from({ length: count }, (_, i) => `li_${i}`)
        const answers = askAll(completed, ({ path }) => {
          const after = /starting_after=(.*)$/.exec(path)?.[1]
          const start = after === undefined ? 0 : ids.indexOf(after) + 1
          const lines = ids.slice(start, start + size).map((id) => line({ id }))
          return page(lines, start + size < count)
        })
        expect(readOrder(completed, answers).lines.map((one) => one.externalId)).toEqual(ids)
      }),
    )
  })

  test('that the session holds itself are not asked for, and its own are the ones read', () => {
    const embedded = event('checkout.session.completed', session({ line_items: { data: [line()], has_more: false } }))
    expect(asks(embedded)).toEqual([])
    expect(readOrder(embedded, {}).lines).toMatchObject([{ externalId: 'li_1', sku: 'TEA-100', totalMinor: 2250n }])
  })

  test.each([[{ data: [line()], has_more: true }], [{ data: [line()] }], [[]], [null], ['{"has_more":false}']])(
    'are asked for where the session holds only %o',
    (line_items) => {
      expect(asks(event('checkout.session.completed', session({ line_items })))).toHaveLength(1)
    },
  )

  test('an id is one part of the path, whatever it is', () => {
    const [call] = asks(event('checkout.session.completed', session({ id: '../v1/x?y=' })))
    expect(call?.path).toMatch(/^\/v1\/checkout\/sessions\/\.\.%2Fv1%2Fx%3Fy%3D\/line_items\?/)
  })

  test.each(['subscription', 'setup'])('of a session of the mode %s are not asked for', (mode) => {
    expect(asks(event('checkout.session.completed', session({ mode })))).toEqual([])
  })

  test.each([404, 410])('of a session that Stripe answers %i to are unreadable, and say what to check', (status) => {
    const reason = `Stripe does not know the session ${sessionId}: is the secret key in Settings one of the same account`
    const answers = { 'line items': answer({ error: { code: 'resource_missing' } }, status) }
    expect(() => asks(completed, answers)).toThrow(reason)
    expect(() => readOrder(completed, answers)).toThrow(reason)
  })

  test('on an empty page that says more follow are unreadable rather than asked for without end', () => {
    expect(() => asks(completed, { 'line items': page([], true) })).toThrow('line items is an empty page')
  })

  test('that nobody asked for are missing, and nothing is read without them', () => {
    expect(() => readOrder(completed, {})).toThrow(`The line items of the session ${sessionId} are missing`)
    expect(() => readOrder(completed, { 'line items': page([line()], true) })).toThrow(
      'The line items 2 of the session',
    )
  })
})

describe('the parts of a payment', () => {
  const back = (changes: Record<string, unknown>) => event('charge.refunded', charge(changes))
  const some = { amount_refunded: 1000, refunded: false }

  test('are asked for when only some of it went back', () => {
    const path = `/v1/checkout/sessions?payment_intent=${paymentId}&limit=1`
    expect(asks(back(some))).toEqual([{ name: 'session', path }])
    expect(asks(back(some), { session: answer({ data: [] }) })).toEqual([])
  })

  test.each([[{}], [{ ...some, payment_intent: null }]])('are not asked for of a charge with %o', (changes) => {
    expect(asks(back(changes))).toEqual([])
  })
})

test.each(['product.updated', 'customer.created', 'checkout.session.expired', '__proto__', 'charge.refund.updated'])(
  'nothing is asked about %s',
  (type) => {
    expect(asks(event(type, session()))).toEqual([])
  },
)

test.each([
  ['{"type":"checkout.session.completed"}', 'event.data is missing'],
  ['{"type":"charge.refunded","data":{"object":{"id":"ch_1"}}}', 'charge.amount_refunded is missing'],
  ['nonsense', 'The body is not JSON'],
])('%s cannot be asked about, and reading it says why', (text, reason) => {
  expect(() => asks(text)).toThrow(reason)
})

test('a body without an event asks nothing', () => {
  for (const text of ['null', '[]', '{}', '{"type":7}']) expect(asks(text)).toEqual([])
})

test('a session asked about in vain is still ignored where it is no order', () => {
  expect(readEvent(event('checkout.session.completed', session({ mode: 'setup' })), {}).kind).toBe('ignored')
})
