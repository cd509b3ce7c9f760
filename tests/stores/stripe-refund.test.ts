import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newestBy } from '../../src/lib/newest.ts'
import type { IncomingRefund } from '../../src/orders/incoming.ts'
import type { Answers } from '../../src/stores/api.ts'
import { answer, charge, event, openedAt, paymentId, readEvent, session } from './stripe-example.ts'

const ofSession = (changes: Record<string, unknown> = {}): Answers => ({
  session: answer({ data: [session(changes)] }),
})
const known = ofSession()

function read(changes: Record<string, unknown> = {}, answers: Answers = {}, created = openedAt + 600): IncomingRefund {
  const incoming = readEvent(event('charge.refunded', charge(changes), { created }), answers)
  if (incoming.kind !== 'refund') throw new Error('Expected a refund')
  return incoming.refund
}

const some = (amount_refunded: number) => ({ amount_refunded, refunded: false })

test('all of a payment that went back is read in full, without asking anybody', () => {
  expect(read()).toEqual({
    externalId: `${paymentId} refunded`,
    orderExternalId: paymentId,
    version: expect.stringMatching(/^1970-01-01T00:00:03.261Z 000 /),
    refundedAt: new Date((openedAt + 600) * 1000),
    currency: 'EUR',
    // More than the goods cost, so that they net to zero however the store counts revenue.
    linesMinor: 3261n,
    taxMinor: 0n,
    shippingMinor: 0n,
    moneyMinor: 3261n,
    lines: [],
  })
})

test('a part that went back is shared out between goods, tax and shipping as they were paid', () => {
  // Of 32.61 the goods are 22.50, tax 5.21 and shipping 4.90.
  expect(read(some(1000), known)).toMatchObject({
    ...{ linesMinor: 690n, taxMinor: 160n, shippingMinor: 150n, moneyMinor: 1000n },
  })
})

test.each([
  ['nobody was asked', {}],
  ['Stripe knows of no session', { session: answer({ data: [] }) }],
  ['Stripe does not know the payment', { session: answer({ error: {} }, 404) }],
  ['the session cost nothing', ofSession({ amount_total: 0 })],
])('where %s, a part that went back is taken off the goods', (_, answers) => {
  expect(read(some(1000), answers)).toMatchObject({ linesMinor: 1000n, taxMinor: 0n, shippingMinor: 0n })
})

test('the parts are never more or less than the money', () => {
  const cents = fc.integer({ min: 0, max: 9_999_999 })
  fc.assert(
    fc.property(cents, cents, cents, cents, (goods, tax, ship, back) => {
      const totals = {
        amount_total: goods + tax + ship,
        total_details: { amount_discount: 0, amount_shipping: ship, amount_tax: tax },
        shipping_cost: { amount_subtotal: ship, amount_tax: 0, amount_total: ship },
      }
      const told = read(some(back), ofSession(totals))
      expect(told.linesMinor + told.taxMinor + told.shippingMinor).toBe(BigInt(back))
      if (back <= goods + tax + ship && goods + tax + ship > 0) {
        expect(told.linesMinor).toBeLessThanOrEqual(BigInt(goods) + 1n)
      }
    }),
  )
})

test('of all tellings the largest total is kept, in whatever order they come', () => {
  const amount = fc.integer({ min: 1, max: 3261 })
  const arrival = fc.array(fc.tuple(amount, fc.nat(100), fc.boolean()), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(arrival, fc.infiniteStream(fc.nat()), (tellings, order) => {
      const refunds = tellings.map(([total, after, isKnown]) =>
        read(total === 3261 ? {} : some(total), isKnown ? known : {}, openedAt + after),
      )
      const places = [...order.take(refunds.length)]
      const shuffled = refunds
        .map((refund, i) => [places[i] ?? 0, refund] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, refund]) => refund)
      const kept = newestBy([...shuffled, ...refunds], (refund) => refund.externalId)
      expect(kept).toEqual(newestBy(refunds, (refund) => refund.externalId))
      expect(kept).toHaveLength(1)
      expect(kept[0]?.moneyMinor).toBe(BigInt(Math.max(...tellings.map(([total]) => total))))
    }),
  )
})

test('of two tellings of one total, the one that knows the parts is kept', () => {
  expect(read(some(1000), known).version > read(some(1000), {}).version).toBe(true)
  expect(read(some(1001), {}).version > read(some(1000), known).version).toBe(true)
  expect(read(some(1000), known, openedAt + 1).version).not.toBe(read(some(1000), known, openedAt + 2).version)
  expect(read().version).toBe(read().version)
})

test.each([
  [{ currency: 'jpy', amount_refunded: 500 }, 500n],
  [{ currency: 'isk', amount_refunded: 50_000 }, 500n],
  [{ currency: 'kwd', amount_refunded: 5_120 }, 5_120n],
  [{ amount_refunded: 0, refunded: false }, 0n],
])('the money of %o is %i of our minor units', (changes, moneyMinor) => {
  expect(read(changes)).toMatchObject({ moneyMinor, linesMinor: moneyMinor })
})

test.each([
  [{ payment_intent: { id: paymentId, object: 'payment_intent' } }, paymentId],
  [{ payment_intent: null }, 'ch_3Tea'],
  [{ payment_intent: undefined }, 'ch_3Tea'],
])('a charge with %o belongs to the order %s', (changes, orderExternalId) => {
  expect(read(changes)).toMatchObject({ orderExternalId, externalId: `${orderExternalId} refunded` })
})

test.each([
  [{ id: null }, 'charge.id is null'],
  [{ amount_refunded: -1 }, 'charge.amount_refunded is "-1": below zero'],
  [{ amount_refunded: '10.00' }, 'charge.amount_refunded is "10.00"'],
  [{ currency: null }, 'charge.currency is null'],
  [{ currency: 'clf' }, 'in which units it counts CLF'],
])('a charge with %o is unreadable, and the reason names the field', (changes, reason) => {
  expect(() => read(changes)).toThrow(reason)
})

test('a session that does not tell its total makes a part unreadable', () => {
  expect(() => read(some(10), ofSession({ amount_total: 'x' }))).toThrow('session.data[0].amount_total is "x"')
})
