import { describe, expect, test } from 'vitest'
import { Unreadable } from '../../src/stores/adapter.ts'
import {
  event,
  line,
  openedAt,
  page,
  paymentId,
  readEvent,
  readOrder,
  receivedAt,
  session,
  sessionId,
} from './stripe-example.ts'

const completed = (changes: Record<string, unknown> = {}, eventChanges: Record<string, unknown> = {}) =>
  event('checkout.session.completed', session(changes), eventChanges)
const read = (changes: Record<string, unknown> = {}, lines: readonly unknown[] = [line()]) =>
  readOrder(completed(changes), { 'line items': page(lines) })
const at = (seconds: number) => new Date((openedAt + seconds) * 1000)

test('a paid session is read in full', () => {
  expect(read()).toEqual({
    externalId: paymentId,
    number: paymentId,
    version: expect.stringMatching(/^2026-11-24T10:00:00.001Z 001 /),
    currency: 'EUR',
    presentmentCurrency: 'SEK',
    placedAt: at(0),
    paidAt: at(300),
    paidBy: at(300),
    paysLater: true,
    cancelledAt: null,
    fulfilledAt: null,
    customer: {
      externalId: 'cus_Ada',
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'King Lovelace',
      consent: 'allowed',
      consentSource: 'consent.promotions',
    },
    lines: [
      {
        externalId: 'li_1',
        productExternalId: 'prod_tea',
        variantExternalId: 'price_100g',
        sku: 'TEA-100',
        title: 'Darjeeling',
        quantity: 2,
        unitMinor: 1250n,
        discountMinor: 250n,
        totalMinor: 2250n,
        taxMinor: 428n,
        kind: 'product',
      },
    ],
    discountMinor: 250n,
    taxMinor: 521n,
    shippingMinor: 490n,
    giftCardMinor: 0n,
    tipMinor: 0n,
    totalMinor: 3261n,
    country: 'DE',
    locale: 'de',
    landingPage: null,
    referrer: null,
    attributes: { gift: 'yes', checkout_session: sessionId, client_reference_id: 'click-abc' },
    discountCodes: [],
    tags: [],
    source: 'web',
    isTest: false,
    isRenewal: false,
    refunds: [],
  })
})

describe('whether it was paid', () => {
  const paid = { paidAt: at(300), cancelledAt: null }
  const unpaid = { paidAt: null, cancelledAt: null }

  test.each([
    ['checkout.session.completed', 'paid', paid],
    ['checkout.session.completed', 'no_payment_required', paid],
    ['checkout.session.completed', 'unpaid', unpaid],
    ['checkout.session.async_payment_succeeded', 'paid', paid],
    ['checkout.session.async_payment_succeeded', 'unpaid', paid],
    ['checkout.session.async_payment_failed', 'unpaid', { paidAt: null, cancelledAt: at(300) }],
  ])('%s with payment_status %s', (type, payment_status, expected) => {
    expect(readOrder(event(type, session({ payment_status })))).toMatchObject(expected)
  })

  test('what cost nothing goes by its session, for it has no payment', () => {
    const told = read({ payment_status: 'no_payment_required', payment_intent: null, amount_total: 0 })
    expect(told).toMatchObject({ externalId: sessionId, number: sessionId, totalMinor: 0n, paidAt: at(300) })
  })

  test('an expanded payment and customer are known by their ids', () => {
    const told = read({ payment_intent: { id: paymentId, amount: 1 }, customer: { id: 'cus_Ada', email: 'x' } })
    expect(told).toMatchObject({ externalId: paymentId, customer: { externalId: 'cus_Ada' } })
  })

  test('a session of before 2022, which does not tell when it was opened, was placed when it was completed', () => {
    const told = read({ created: undefined })
    expect(told.placedAt).toEqual(at(300))
    expect(told.version).toMatch(/^2026-11-24T10:05:00.001Z /)
  })

  test('what history found was paid when it was opened, or later by when we heard of it', () => {
    const found = { id: `reconcile ${sessionId}`, created: openedAt }
    expect(readOrder(completed({}, found))).toMatchObject({ paidAt: at(0), paidBy: receivedAt, paysLater: false })
    const unpaid = readOrder(completed({ payment_status: 'unpaid' }, found))
    expect(unpaid).toMatchObject({ paidAt: null, paidBy: null, paysLater: true })
  })

  test.each(['subscription', 'setup', 'unknown'])('a session of the mode %s becomes no order, and says why', (mode) => {
    const told = completed({ mode, currency: null, amount_total: null, payment_status: null })
    const reason = `Only one-time payments become orders; the mode of this session is ${mode}.`
    expect(readEvent(told, {})).toEqual({ kind: 'ignored', reason })
  })
})

describe('which of two tellings is the newer', () => {
  const telling = (type: string, payment_status: string, eventChanges: Record<string, unknown> = {}) =>
    readOrder(event(type, session({ payment_status }), eventChanges)).version
  const found = { id: 'reconcile', created: openedAt }

  test('the one whose payment has come further, whichever event is later', () => {
    const stages = [
      telling('checkout.session.completed', 'unpaid', found),
      telling('checkout.session.completed', 'unpaid', { created: openedAt + 9_000 }),
      telling('checkout.session.completed', 'paid', found),
      telling('checkout.session.async_payment_succeeded', 'paid', { created: openedAt + 7_000 }),
      telling('checkout.session.async_payment_failed', 'unpaid', { created: openedAt + 8_000 }),
    ]
    expect(stages.toSorted()).toEqual(stages)
    expect(new Set(stages).size).toBe(stages.length)
  })

  test('equal content has an equal version, and any other content another', () => {
    expect(read().version).toBe(read().version)
    expect(read({ metadata: { gift: 'no' } }).version).not.toBe(read().version)
    expect(read({}, [line({ quantity: 3 })]).version).not.toBe(read().version)
  })
})

describe('who bought', () => {
  test.each([
    [{ customer: null, customer_details: null }, null],
    [{ customer: null, customer_details: { email: 'not an address' } }, null],
    [{ customer_details: null }, { externalId: 'cus_Ada', email: null, firstName: null, lastName: null }],
    [
      { customer: null, customer_details: null, customer_email: 'B@c.example' },
      { externalId: null, email: 'b@c.example' },
    ],
    [{ customer_details: { email: 'a@b.example', name: 'Ada' } }, { firstName: 'Ada', lastName: null }],
    [{ customer_details: { email: 'a@b.example', name: '  ' } }, { firstName: null, lastName: null }],
    [{ customer_email: 'opened@with.example' }, { email: 'ada@example.com' }],
  ])('%o is read as %o', (changes, expected) => {
    const { customer } = read(changes)
    if (expected === null) expect(customer).toBeNull()
    else expect(customer).toMatchObject(expected)
  })

  test.each([
    [{ promotions: 'opt_in' }, 'allowed', 'consent.promotions'],
    [{ promotions: 'opt_out' }, 'refused', 'consent.promotions'],
    [{ promotions: null }, 'unasked', null],
    [{ promotions: 'toString' }, 'unasked', null],
    [null, 'unasked', null],
    [undefined, 'unasked', null],
  ])('consent %o is %s', (consent, expected, consentSource) => {
    expect(read({ consent }).customer).toMatchObject({ consent: expected, consentSource })
  })

  test.each([
    [{ collected_information: null }, 'AT'],
    [{ collected_information: { shipping_details: null } }, 'AT'],
    [{ collected_information: null, shipping_details: { address: { country: 'ch' } } }, 'CH'],
    [{ collected_information: null, customer_details: null }, null],
    [{ collected_information: { shipping_details: { address: null } } }, 'AT'],
  ])('an order with %o goes to %s', (changes, country) => {
    expect(read(changes).country).toBe(country)
  })
})

describe('where it came from', () => {
  test.each([
    [{ metadata: null, client_reference_id: null }, {}],
    [{ metadata: { client_reference_id: 'mine', a: '' } }, { client_reference_id: 'click-abc' }],
    [{ metadata: { client_reference_id: 'mine' }, client_reference_id: null }, { client_reference_id: 'mine' }],
    [{ metadata: { 'en\0graving': 'Für \0Ada' } }, { engraving: 'Für Ada', client_reference_id: 'click-abc' }],
    [{ metadata: { '\0__proto__': 'x', n: 3 } }, { n: '3', client_reference_id: 'click-abc' }],
  ])('%o is kept as %o, beside the session', (changes, expected) => {
    expect(read(changes).attributes).toEqual({ ...expected, checkout_session: sessionId })
  })

  test('a promotion code is known by what the customer typed, where Stripe tells it', () => {
    const discounts = [
      { promotion_code: { id: 'promo_1', code: 'TEA10' } },
      { promotion_code: 'promo_2' },
      { coupon: 'TEN', promotion_code: null },
      { promotion_code: { id: 'promo_3' } },
    ]
    expect(read({ discounts }).discountCodes).toEqual(['TEA10'])
    expect(read({ discounts: null }).discountCodes).toEqual([])
  })

  test.each([
    [{ livemode: false }, true],
    [{ livemode: true }, false],
    [{ livemode: undefined }, false],
  ])('a session with %o is a test: %s', (changes, isTest) => {
    expect(read(changes).isTest).toBe(isTest)
  })

  test('a session that does not tell its mode has that of its event', () => {
    expect(readOrder(completed({ livemode: undefined }, { livemode: false })).isTest).toBe(true)
  })

  test.each([
    ['auto', null],
    ['', null],
    [null, null],
    ['pt-BR', 'pt-BR'],
  ])('the locale %s is read as %s', (locale, expected) => {
    expect(read({ locale }).locale).toBe(expected)
  })

  test('only what names and prices it is required', () => {
    const bare = {
      id: 'cs_1',
      created: openedAt,
      mode: 'payment',
      payment_status: 'paid',
      currency: 'eur',
      amount_total: 1,
    }
    expect(readOrder(event('checkout.session.completed', bare), { 'line items': page([]) })).toMatchObject({
      ...{ externalId: 'cs_1', customer: null, lines: [], totalMinor: 1n, taxMinor: 0n, shippingMinor: 0n },
      ...{ discountMinor: 0n, attributes: { checkout_session: 'cs_1' }, country: null },
    })
  })
})

test.each([
  [{ id: null }, 'session.id is null'],
  [{ created: '2026-11-24' }, 'session.created is "2026-11-24"'],
  [{ created: 10 ** 15 }, 'session.created is "1000000000000000": not a time in Unix seconds'],
  [{ currency: 'Euros' }, 'session.currency is "Euros": not a three-letter ISO 4217 currency code'],
  [{ amount_total: null }, 'session.amount_total is null'],
  [{ amount_total: '32.61' }, 'session.amount_total is "32.61"'],
  [{ amount_total: 32.61 }, 'session.amount_total is "32.61"'],
  [{ amount_total: 10 ** 12 }, 'session.amount_total is "1000000000000": not an amount of at most twelve digits'],
  [{ shipping_cost: { amount_total: 'free' } }, 'session.shipping_cost.amount_total is "free"'],
  [{ payment_status: 'maybe' }, 'session.payment_status is "maybe"'],
  [{ metadata: 'gift' }, 'session.metadata is "gift"'],
])('a session with %o is unreadable, and the reason names the field and its value', (changes, reason) => {
  expect(() => read(changes)).toThrow(Unreadable)
  expect(() => read(changes)).toThrow(reason)
})
