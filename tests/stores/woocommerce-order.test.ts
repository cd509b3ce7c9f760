import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncomingOrder } from '../../src/orders/incoming.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'
import { bytes, line, meta, order, orderId, refund, wooCommerceStore } from './woocommerce-example.ts'

const receivedAt = new Date('2026-11-24T12:00:00Z')

function readAny(changes: Record<string, unknown>, store = wooCommerceStore) {
  return woocommerce.read({ headers: {}, body: bytes(order(changes)), topic: 'order.updated', receivedAt }, store)
}

function read(changes: Record<string, unknown> = {}, store = wooCommerceStore): IncomingOrder {
  const [incoming] = readAny(changes, store)
  if (incoming?.kind !== 'order') throw new Error('Expected an order')
  return incoming.order
}

test('a paid order is read in full', () => {
  expect(read()).toMatchObject({
    externalId: `${orderId}`,
    number: '1001',
    currency: 'EUR',
    presentmentCurrency: null,
    placedAt: new Date('2026-11-24T10:00:00Z'),
    paidAt: new Date('2026-11-24T10:00:05Z'),
    paidBy: null,
    paysLater: false,
    cancelledAt: null,
    fulfilledAt: null,
    customer: {
      externalId: '11',
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      consent: 'unasked',
      consentSource: null,
    },
    discountMinor: 500n,
    taxMinor: 174n,
    shippingMinor: 490n,
    giftCardMinor: 0n,
    tipMinor: 0n,
    totalMinor: 2664n,
    country: 'DE',
    locale: 'de',
    landingPage: 'https://shop.example/tea/?utm_source=upsell&notch_click=abc',
    referrer: 'https://mail.example/',
    attributes: { utm_source: 'upsell' },
    discountCodes: ['tea5'],
    tags: [],
    source: 'web',
    isTest: false,
    isRenewal: false,
    refunds: [],
    version: expect.stringMatching(/^2026-11-24T10:00:07.000Z 400 /),
  })
  expect(read().lines).toEqual([
    {
      externalId: '890',
      productExternalId: '9007199254740995',
      variantExternalId: '9007199254740995',
      sku: 'TEA-100',
      title: 'Darjeeling & Milk',
      quantity: 2,
      unitMinor: 1250n,
      discountMinor: 500n,
      totalMinor: 2000n,
      taxMinor: 140n,
      kind: 'product',
    },
  ])
})

describe('the status of an order', () => {
  const created = new Date('2026-11-24T10:00:00Z')
  const paid = new Date('2026-11-24T10:00:05Z')
  const changed = new Date('2026-11-24T10:00:07Z')
  const completed = '2026-11-24T10:00:06'

  test.each([
    ['processing', {}, paid, null, null],
    ['processing', { date_paid_gmt: null }, created, null, null],
    ['completed', { date_completed_gmt: completed }, paid, new Date(`${completed}Z`), null],
    ['completed', {}, paid, changed, null],
    // Opened again: the date of completion stays behind.
    ['processing', { date_completed_gmt: completed }, paid, null, null],
    ['on-hold', { date_paid_gmt: null }, null, null, null],
    ['on-hold', {}, null, null, null],
    ['pending', { date_paid_gmt: null }, null, null, null],
    ['failed', { date_paid_gmt: null }, null, null, changed],
    ['cancelled', {}, paid, null, changed],
    ['cancelled', { date_paid_gmt: null }, null, null, changed],
    ['trash', {}, paid, null, changed],
    ['refunded', { refunds: [refund('-26.64')] }, paid, null, null],
    ['refunded', { refunds: [refund('-26.64')], date_paid_gmt: null }, created, null, null],
    // Nobody paid money back, yet the shop says nothing is left of it.
    ['refunded', { refunds: [] }, paid, null, changed],
    ['packed', {}, paid, null, null],
    ['packed', { date_paid_gmt: null }, null, null, null],
    ['__proto__', { date_paid_gmt: null }, null, null, null],
    ['delivered', { date_completed_gmt: completed }, paid, new Date(`${completed}Z`), null],
  ])('%s with %o is paid, fulfilled and called off at', (status, changes, paidAt, fulfilledAt, cancelledAt) => {
    expect(read({ status, ...changes })).toMatchObject({ paidAt, fulfilledAt, cancelledAt })
  })

  test.each(['auto-draft', 'checkout-draft', 'draft', 'new'])(
    '%s is no order yet, whatever else it holds',
    (status) => {
      expect(readAny({ status, currency: 'none', line_items: 7 })).toEqual([
        { kind: 'ignored', reason: `Order ${orderId} is a draft (${status}): nobody has placed it yet.` },
      ])
    },
  )

  test('of two tellings of one second, the one that is further along is the later one', () => {
    const refunds = [refund()]
    const steps = ['pending', 'failed', 'on-hold', 'processing', 'packed', 'completed', 'cancelled', 'trash']
    const versions = steps.map((status) => read({ status }).version)
    expect([...versions].sort()).toEqual(versions)
    expect(read({ status: 'completed' }).version < read({ status: 'completed', refunds }).version).toBe(true)
    expect(read({ status: 'completed', refunds }).version < read({ status: 'refunded', refunds }).version).toBe(true)
  })
})

describe('times without a zone', () => {
  test.each([
    ['2026-11-24T10:00:00', '2026-11-24T10:00:00Z'],
    ['2026-11-24 10:00:00', '2026-11-24T10:00:00Z'],
    ['2026-11-24T10:00:00Z', '2026-11-24T10:00:00Z'],
    ['2026-11-24T10:00:00+01:00', '2026-11-24T09:00:00Z'],
  ])('%s is %s', (date_created_gmt, placedAt) => {
    expect(read({ date_created_gmt }).placedAt).toEqual(new Date(placedAt))
  })

  test.each([[null], [''], ['0000-00-00T00:00:00'], ['-0001-11-30T00:00:00']])('%o was never set', (never) => {
    expect(read({ date_created_gmt: never })).toMatchObject({ placedAt: new Date('2026-11-24T10:00:05Z') })
    const nothing = { date_created_gmt: never, date_paid_gmt: never, date_modified_gmt: never }
    expect(read(nothing)).toMatchObject({ placedAt: receivedAt, version: expect.stringMatching(/^1970/) })
  })

  test.each([
    ['date_created_gmt', 'yesterday', 'order.date_created_gmt is "yesterday": not an ISO 8601 time with a zone.'],
    ['date_paid_gmt', '2026-13-45T10:00:00', 'order.date_paid_gmt is "2026-13-45T10:00:00": not a time that exists.'],
  ])('%s %s is refused and not guessed', (field, value, reason) => {
    expect(() => read({ [field]: value })).toThrow(reason)
  })
})

describe('the money of an order', () => {
  const only = (changes: Record<string, unknown>, prices = {}) =>
    read({ ...prices, line_items: [line(changes)] }).lines[0]

  test('prices entered with tax change what is shown of a line and not what it brought', () => {
    expect(only({}, { prices_include_tax: true })).toMatchObject({
      unitMinor: 1338n,
      discountMinor: 535n,
      totalMinor: 2000n,
      taxMinor: 140n,
    })
    expect(read({ prices_include_tax: true }).discountMinor).toBe(535n)
  })

  test.each([
    [{ quantity: '3', subtotal: '10.00', total: '10.00' }, 3, 333n, 0n],
    [{ quantity: 1.5, subtotal: '10.00', total: '9.00' }, 1, 1000n, 100n],
    [{ quantity: '2.0', subtotal: '10.00', total: '10.00' }, 2, 500n, 0n],
    [{ quantity: 0, subtotal: '10.00', total: '10.00' }, 0, 1000n, 0n],
    [{ quantity: 1, subtotal: null, total: '10.00' }, 1, 1000n, 0n],
    [{ quantity: 1, subtotal: '', total: 10 }, 1, 1000n, 0n],
  ])('a line of %o', (changes, quantity, unitMinor, discountMinor) => {
    expect(only(changes)).toMatchObject({ quantity, unitMinor, discountMinor })
  })

  test.each([
    [{ total: null }, 'order.line_items[0].total is null: not a value this field can have.'],
    [{ total: '' }, 'order.line_items[0].total is "": not a decimal amount.'],
    [{ total: '12,50' }, 'order.line_items[0].total is "12,50": not a decimal amount.'],
    [{ quantity: -1 }, 'order.line_items[0].quantity is "-1": not a quantity below 1,000,000.'],
    [{ quantity: 1_000_000 }, 'not a quantity below 1,000,000.'],
    [{ quantity: 'two' }, 'order.line_items[0].quantity is "two": not a decimal amount.'],
  ])('a line of %o is refused, since its money would be a guess', (changes, reason) => {
    expect(() => only(changes)).toThrow(reason)
  })

  test.each([
    ['JPY', '1000', 1000n],
    ['JPY', '1000.00', 1000n],
    ['KWD', '1.234', 1234n],
    ['USD', '2.000', 200n],
    ['USD', '8.403361', 840n],
    ['USD', '0.005', 1n],
  ])('amounts in %s keep that currency’s decimals: %s', (currency, total, expected) => {
    const told = read({ currency, total, total_tax: '0', line_items: [line({ subtotal: total, total })] })
    expect(told).toMatchObject({ currency, totalMinor: expected, lines: [{ totalMinor: expected }] })
  })

  test.each([
    [[], 490n],
    [[{ id: 1, name: 'Payment on delivery', total: '2.50', total_tax: '0.18' }], 740n],
    [[{ id: 1, name: 'Store credit', total: '-3.00', total_tax: '0.00' }], 190n],
    [[{ total: '' }, { total: null }], 490n],
  ])('fees stand with the shipping, since they sell nothing: %o', (fee_lines, shippingMinor) => {
    expect(read({ fee_lines })).toMatchObject({ shippingMinor, lines: [{ totalMinor: 2000n }] })
  })

  test('an order paid with gift cards costs what it costs', () => {
    const gift_cards = [
      { id: 1, code: 'AAAA', amount: 6.5 },
      { id: 2, amount: '0.14' },
    ]
    expect(read({ total: '20.00', gift_cards })).toMatchObject({ totalMinor: 2664n, giftCardMinor: 0n })
    expect(read({ gift_cards: null }).totalMinor).toBe(2664n)
  })

  test.each(['wc_gc_giftcard_to_multiple', '_wc_gc_giftcard_amount', 'pw_gift_card_to'])(
    'a line with %s sells a gift card, which is no revenue',
    (key) => {
      const card = line({ id: 2, total: '50.00', subtotal: '50.00', total_tax: '0.00', meta_data: [meta(key, 'x')] })
      const told = read({ line_items: [line(), card] })
      expect(told.lines.map(({ kind }) => kind)).toEqual(['product', 'gift-card'])
      expect(told.giftCardMinor).toBe(5000n)
    },
  )

  test('an order without a total is worth the sum of its parts', () => {
    expect(read({ total: null }).totalMinor).toBe(2000n + 490n + 174n)
  })

  test('for any quantities and discounts, what lines bring is told to the last cent', () => {
    const item = fc.record({ cents: fc.nat(99_999), off: fc.nat(100), quantity: fc.integer({ min: 1, max: 99 }) })
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), fc.boolean(), (items, prices_include_tax) => {
        const text = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
        const paid = items.map(({ cents, off }) => Math.floor((cents * (100 - off)) / 100))
        const line_items = items.map(({ cents, quantity }, i) =>
          line({ id: i + 1, quantity, subtotal: text(cents), subtotal_tax: '0.00', total: text(paid[i] ?? 0) }),
        )
        const told = read({ line_items, prices_include_tax })
        expect(told.lines.map(({ totalMinor }) => totalMinor)).toEqual(paid.map(BigInt))
      }),
    )
  })
})

describe('which product a line sold', () => {
  test.each([
    [21, 71, '21', '71'],
    [21, 0, '21', '21'],
    [21, undefined, '21', '21'],
    ['21', '', '21', '21'],
    [0, 0, null, null],
    [null, null, null, null],
  ])('product %o and variation %o are %o and %o', (product_id, variation_id, productExternalId, variantExternalId) => {
    const told = read({ line_items: [line({ product_id, variation_id })] })
    expect(told.lines).toMatchObject([{ productExternalId, variantExternalId }])
  })

  test.each([
    [123, '123'],
    ['', null],
    [null, null],
    [undefined, null],
  ])('the SKU %o is read as %o', (sku, expected) => {
    expect(read({ line_items: [line({ sku })] }).lines).toMatchObject([{ sku: expected }])
  })

  test('a line told twice is one line, and lines without an id are lines of their own', () => {
    const told = read({ line_items: [line(), line(), line({ id: null }), line({ id: 0 })] })
    expect(told.lines.map(({ externalId }) => externalId)).toEqual(['890', 'line#3', 'line#4'])
  })
})

describe('who bought', () => {
  test.each([
    [
      0,
      { email: 'ada@example.com', first_name: 'Ada' },
      { externalId: null, email: 'ada@example.com', firstName: 'Ada' },
    ],
    ['0', { email: '' }, null],
    [0, null, null],
    [11, null, { externalId: '11', email: null, firstName: null }],
    [11, { email: 'scrambled@scrambled' }, { externalId: '11', email: null }],
    [undefined, { email: 'x@example.com' }, { externalId: null, email: 'x@example.com' }],
  ])('customer %o with %o', (customer_id, billing, expected) => {
    const told = read({ customer_id, billing }).customer
    if (expected === null) expect(told).toBeNull()
    else expect(told).toMatchObject(expected)
  })

  test.each([
    [{ country: 'fr' }, { country: 'DE' }, 'FR'],
    [{ country: '' }, { country: 'DE' }, 'DE'],
    [null, null, null],
  ])('shipped to %o and billed to %o, the country is %o', (shipping, billing, country) => {
    expect(read({ shipping, billing }).country).toBe(country)
  })
})

describe('where an order came from', () => {
  test.each([
    ['checkout', [], 'web', false],
    ['store-api', [], 'web', false],
    ['admin', [], 'draft', false],
    ['subscription', [], 'subscription', true],
    ['checkout', [meta('_subscription_renewal', '880')], 'subscription', true],
    ['pos-rest-api', [], 'pos', false],
    ['woocommerce-pos', [], 'pos', false],
    ['POS', [], 'pos', false],
    ['rest-api', [], 'other', false],
    ['csv-importer', [], 'import', false],
    ['position', [], 'other', false],
    ['', [], 'other', false],
    [null, [], 'other', false],
    ['constructor', [], 'other', false],
  ])('created via %o with %o it is %s, a renewal: %s', (created_via, meta_data, source, isRenewal) => {
    expect(read({ created_via, meta_data })).toMatchObject({ source, isRenewal })
  })

  test.each([
    [[meta('_wcpay_mode', 'test')], true],
    [[meta('_wcpay_mode', 'prod')], false],
  ])('%o is a test: %s', (meta_data, isTest) => {
    expect(read({ meta_data }).isTest).toBe(isTest)
  })

  test.each<[unknown, Record<string, string>]>([
    [[meta('notch_click', 'abc'), meta('_notch_click', 'no'), meta('another', 'no')], { notch_click: 'abc' }],
    [[meta('_wc_order_attribution_utm_medium', 'email')], { utm_medium: 'email' }],
    [[meta('utm_source', 'a plugin’s own')], {}],
    [[meta('notch_click', 7)], { notch_click: '7' }],
    [[meta('notch_click', { a: 1 }), meta('notch_x', null), { key: 'notch_y' }, null, 7], {}],
    [{ 0: meta('notch_click', 'abc'), 2: meta('notch_b', '') }, { notch_click: 'abc' }],
    ['meta', {}],
    [null, {}],
  ])('of the meta data %o the attributes are %o', (meta_data, attributes) => {
    expect(read({ meta_data }).attributes).toEqual(attributes)
  })
})

test('an order without a currency is in the store’s', () => {
  expect(read({ currency: null }, { ...wooCommerceStore, currency: 'GBP' }).currency).toBe('GBP')
  expect(() => read({ currency: '€' })).toThrow('order.currency is "€": not a three-letter ISO 4217 currency code.')
})

test('an order of the fewest fields is still an order', () => {
  const body = Buffer.from('{"id":7}')
  const [incoming] = woocommerce.read({ headers: {}, body, topic: 'order.updated', receivedAt }, wooCommerceStore)
  const expected = { externalId: '7', number: '7', placedAt: receivedAt, paidAt: null, totalMinor: 0n, lines: [] }
  expect(incoming).toMatchObject({ kind: 'order', order: expected })
})
