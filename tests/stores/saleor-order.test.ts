import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Unreadable } from '../../src/stores/adapter.ts'
import { line, lineId, money, orderId, productId, taxed } from './saleor-example.ts'
import { readOrder } from './saleor-read.ts'

test('an order is read with everything it tells', () => {
  expect(readOrder()).toEqual({
    externalId: orderId,
    number: '1001',
    version: expect.stringMatching(/^2026-11-24T10:00:05.654Z 012 /),
    currency: 'EUR',
    presentmentCurrency: null,
    placedAt: new Date('2026-11-24T10:00:00.123Z'),
    paidAt: new Date('2026-11-24T10:00:04Z'),
    paidBy: new Date('2026-11-24T10:00:04Z'),
    paysLater: true,
    cancelledAt: null,
    fulfilledAt: null,
    customer: {
      externalId: 'VXNlcjox',
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      consent: 'unasked',
      consentSource: null,
    },
    lines: [
      {
        externalId: lineId,
        productExternalId: productId,
        variantExternalId: 'UHJvZHVjdFZhcmlhbnQ6MzQ4',
        sku: 'TEA-100',
        title: 'Darjeeling',
        quantity: 2,
        unitMinor: 1250n,
        discountMinor: 250n,
        totalMinor: 2103n,
        taxMinor: 147n,
        kind: 'product',
      },
    ],
    discountMinor: 250n,
    taxMinor: 179n,
    shippingMinor: 458n,
    giftCardMinor: 0n,
    tipMinor: 0n,
    totalMinor: 2740n,
    country: 'DE',
    locale: 'de-DE',
    landingPage: null,
    referrer: null,
    attributes: { notch_click: 'abc' },
    discountCodes: ['TEA10'],
    tags: ['channel:de'],
    source: 'web',
    isTest: false,
    isRenewal: false,
    refunds: [],
  })
})

describe('money', () => {
  test.each([
    ['EUR', 12.3, 1230n],
    ['EUR', '12.30', 1230n],
    ['EUR', 11.389999999999999, 1139n],
    ['EUR', 0, 0n],
    ['JPY', 1200, 1200n],
    ['KWD', 1.234, 1234n],
    ['EUR', 9007199254740.99, 900719925474099n],
  ])('in %s the number %s is %s minor units, digit for digit', (currency, amount, minor) => {
    const price = taxed(amount, amount, currency)
    const lines = [line({ quantity: 1, totalPrice: price, undiscountedUnitPrice: price })]
    const told = readOrder({ total: price, shippingPrice: price, lines, totalCharged: null, totalRefunded: null })
    expect([told.totalMinor, told.shippingMinor, told.lines[0]?.totalMinor]).toEqual([minor, minor, minor])
  })

  test('a shop that shows prices without tax has its units and discounts without tax', () => {
    expect(readOrder({ displayGrossPrices: false }).lines).toMatchObject([
      { unitMinor: 1168n, discountMinor: 233n, totalMinor: 2103n, taxMinor: 147n },
    ])
  })

  test('a price set by hand above the list price is no discount', () => {
    expect(readOrder({ lines: [line({ totalPrice: taxed(40, 37.38) })] })).toMatchObject({ discountMinor: 0n })
  })

  test('a gift card that was bought is told apart, one it was paid with only lowers the total', () => {
    const giftCard = {
      id: 'T3JkZXJMaW5lOjI=',
      quantity: 1,
      totalPrice: taxed(50, 50),
      undiscountedUnitPrice: taxed(50, 50),
      variant: { id: 'v', product: { id: 'p', productType: { kind: 'GIFT_CARD' } } },
    }
    const told = readOrder({ lines: [line(), line(giftCard)], total: taxed(0, 0) })
    expect(told).toMatchObject({ giftCardMinor: 5000n, totalMinor: 0n, taxMinor: 179n })
    expect(told.lines[1]).toMatchObject({ kind: 'gift-card', totalMinor: 5000n })
  })

  test('a variant that was deleted since is still known by its id', () => {
    expect(readOrder({ lines: [line({ variant: null })] }).lines).toMatchObject([
      { productExternalId: null, variantExternalId: 'UHJvZHVjdFZhcmlhbnQ6MzQ4', kind: 'product' },
    ])
  })

  test('what the lines cost, their tax and shipping are the total, whatever the prices', () => {
    const cents = fc.nat(10_000_000)
    const price = fc.tuple(cents, cents).map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const)
    const text = (minor: number) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`
    fc.assert(
      fc.property(fc.array(price, { minLength: 1, maxLength: 5 }), price, (prices, [gross, net]) => {
        const lines = prices.map(([g, n], i) => line({ id: `${i}`, totalPrice: taxed(text(g), text(n)) }))
        const total = taxed(text(prices.reduce((sum, [g]) => sum + g, gross)), '0')
        const order = readOrder({ lines, shippingPrice: taxed(text(gross), text(net)), total })
        const sum = order.lines.reduce((all, each) => all + each.totalMinor, 0n)
        expect(sum + order.taxMinor + order.shippingMinor).toBe(order.totalMinor)
      }),
    )
  })
})

describe('payment', () => {
  const unpaid = {
    isPaid: false,
    paymentStatus: 'NOT_CHARGED',
    chargeStatus: 'NONE',
    totalCharged: money(0),
    events: [],
  }

  test.each([
    ['nothing was charged', unpaid],
    ['some was charged', { ...unpaid, chargeStatus: 'PARTIAL', totalCharged: money(27.39) }],
    ['it is only promised', { ...unpaid, paymentStatus: 'PENDING' }],
    ['the card was refused', { ...unpaid, paymentStatus: 'REFUSED' }],
    ['an order that cost nothing says not', { ...unpaid, total: taxed(0, 0) }],
  ])('an order is not paid where %s', (_, changes) => {
    expect(readOrder(changes)).toMatchObject({ paidAt: null, paidBy: null, paysLater: true })
  })

  test.each([
    ['Saleor says so', { isPaid: true }],
    ['all was charged', { chargeStatus: 'FULL' }],
    ['too much was charged', { chargeStatus: 'OVERCHARGED' }],
    ['some went back', { paymentStatus: 'PARTIALLY_REFUNDED' }],
    ['all went back', { paymentStatus: 'FULLY_REFUNDED' }],
    ['charged and refunded are all of it', { totalCharged: money(7.4), totalRefunded: money(20) }],
  ])('an order that does not tell when was paid when placed, where %s', (_, changes) => {
    const told = readOrder({ ...unpaid, ...changes })
    expect(told).toMatchObject({ paidAt: told.placedAt, paidBy: null, paysLater: false })
  })

  test('the event of payment tells when, where the order does not', () => {
    const issuedAt = new Date('2026-11-24T10:00:06Z')
    expect(readOrder({ events: [] }, 'order_fully_paid')).toMatchObject({ paidBy: issuedAt, paysLater: true })
    expect(readOrder({ ...unpaid }, 'order_fully_paid')).toMatchObject({ paidAt: null, paidBy: null })
  })

  test('the first time it was paid counts, whether by money or by hand', () => {
    const events = [
      { type: 'ORDER_FULLY_PAID', date: '2026-11-26T10:00:00Z' },
      { type: 'ORDER_MARKED_AS_PAID', date: '2026-11-25T10:00:00Z' },
      { type: 'ORDER_FULLY_PAID', date: null },
      { type: null, date: '2026-11-23T10:00:00Z' },
    ]
    expect(readOrder({ ...unpaid, events }).paidAt).toEqual(new Date('2026-11-25T10:00:00Z'))
  })
})

describe('the life of an order', () => {
  const parcel = (created: string, status = 'FULFILLED') => ({ id: created, status, created, lines: [] })

  test.each([
    ['UNFULFILLED', [], null],
    ['UNCONFIRMED', [], null],
    ['CANCELED', [{ type: 'CANCELED', date: '2026-11-25T10:00:00Z' }], '2026-11-25T10:00:00.000Z'],
    ['EXPIRED', [{ type: 'EXPIRED', date: '2026-11-25T11:00:00Z' }], '2026-11-25T11:00:00.000Z'],
    ['CANCELED', [], '2026-11-24T10:00:05.654Z'],
    ['FULFILLED', [{ type: 'CANCELED', date: '2026-11-25T10:00:00Z' }], null],
  ])('%s with the events %o is cancelled at %s', (status, events, at) => {
    expect(readOrder({ status, events }).cancelledAt?.toISOString() ?? null).toBe(at)
  })

  test.each([
    ['UNFULFILLED', [], null],
    ['PARTIALLY_FULFILLED', [parcel('2026-11-25T10:00:00Z')], null],
    ['FULFILLED', [parcel('2026-11-26T10:00:00Z'), parcel('2026-11-25T10:00:00Z')], '2026-11-26T10:00:00.000Z'],
    [
      'FULFILLED',
      [parcel('2026-11-25T10:00:00Z'), parcel('2026-11-26T10:00:00Z', 'CANCELED')],
      '2026-11-25T10:00:00.000Z',
    ],
    ['PARTIALLY_RETURNED', [parcel('2026-11-25T10:00:00Z')], '2026-11-25T10:00:00.000Z'],
    ['FULFILLED', [], '2026-11-24T10:00:05.654Z'],
    ['RETURNED', [parcel('2026-11-25T10:00:00Z', 'RETURNED')], null],
  ])('%s with the parcels %o is fulfilled at %s', (status, fulfillments, at) => {
    expect(readOrder({ status, fulfillments }).fulfilledAt?.toISOString() ?? null).toBe(at)
  })

  test('one that was drafted was placed when the draft became an order', () => {
    const events = [{ type: 'PLACED_FROM_DRAFT', date: '2026-11-25T10:00:00Z' }]
    expect(readOrder({ origin: 'DRAFT', events })).toMatchObject({
      source: 'draft',
      placedAt: new Date('2026-11-25T10:00:00Z'),
    })
  })

  test.each([
    ['CHECKOUT', 'web'],
    ['DRAFT', 'draft'],
    ['BULK_CREATE', 'import'],
    ['REISSUE', 'other'],
    ['constructor', 'other'],
    [null, 'other'],
  ])('the origin %s is the source %s', (origin, source) => {
    expect(readOrder({ origin }).source).toBe(source)
  })

  test('within one moment the order that has come further is the newer', () => {
    const stages = [
      readOrder({ status: 'UNCONFIRMED', paymentStatus: 'NOT_CHARGED' }),
      readOrder({ status: 'UNFULFILLED', paymentStatus: 'NOT_CHARGED' }),
      readOrder({ status: 'UNFULFILLED', paymentStatus: 'FULLY_CHARGED' }),
      readOrder({ status: 'FULFILLED' }),
      readOrder({ status: 'FULFILLED', paymentStatus: 'FULLY_REFUNDED' }),
      readOrder({ status: 'EXPIRED' }),
      readOrder({ status: 'CANCELED' }),
    ].map(({ version }) => version)
    expect(stages.toSorted()).toEqual(stages)
    const later = readOrder({ status: 'UNCONFIRMED', updatedAt: '2026-11-24T10:00:05.655+00:00' }).version
    expect(stages.every((version) => version < later)).toBe(true)
  })
})

describe('whose order it is', () => {
  test('a guest is known by the address alone, and named as on the bill', () => {
    expect(readOrder({ user: null }).customer).toMatchObject({
      externalId: null,
      firstName: 'Augusta',
      lastName: 'King',
    })
    expect(readOrder({ user: null, userEmail: '' }).customer).toBeNull()
    expect(readOrder({ userEmail: null }).customer).toMatchObject({ externalId: 'VXNlcjox', email: null })
  })

  test.each([
    [[{ key: 'accepts_marketing', value: 'true' }], 'allowed', 'metadata.accepts_marketing'],
    // A box left open is not a refusal.
    [[{ key: 'accepts_marketing', value: 'false' }], 'unasked', 'metadata.accepts_marketing'],
    [[], 'unasked', null],
  ])('with the metadata %o marketing is %s', (metadata, consent, consentSource) => {
    expect(readOrder({ metadata }).customer).toMatchObject({ consent, consentSource })
  })

  test('metadata tells how the customer came, without what the database or JavaScript could trip over', () => {
    const metadata = [
      { key: 'landing_page', value: '/tea?notch_click=x' },
      { key: 'referrer', value: 'https://mail.example/' },
      { key: 'a\0b', value: 'c\0d' },
      { key: '__proto__', value: 'x' },
      { key: '', value: 'y' },
      { key: 'empty', value: null },
    ]
    expect(readOrder({ metadata })).toMatchObject({
      landingPage: '/tea?notch_click=x',
      referrer: 'https://mail.example/',
    })
    expect(readOrder({ metadata: metadata.slice(2) }).attributes).toEqual({ ab: 'cd', empty: '' })
  })

  test.each([
    ['EN', 'en'],
    ['EN_US', 'en-US'],
    ['ZH_HANS_CN', 'zh-Hans-CN'],
    ['CA_ES_VALENCIA', 'ca-ES-valencia'],
    ['ES_419', 'es-419'],
    [null, null],
  ])('the language %s is the locale %s', (languageCodeEnum, locale) => {
    expect(readOrder({ languageCodeEnum }).locale).toBe(locale)
  })

  test('where it goes counts before where the bill goes', () => {
    expect(readOrder({ shippingAddress: null }).country).toBe('AT')
    expect(readOrder({ shippingAddress: { country: null }, billingAddress: null }).country).toBeNull()
  })

  test('without a code or channel there is none', () => {
    expect(readOrder({ voucherCode: null, channel: null, number: null })).toMatchObject({
      discountCodes: [],
      tags: [],
      number: orderId,
    })
  })
})

test.each([
  [{ id: ' ' }, 'order.id is " ": an id has 1 to 255 characters.'],
  [{ updatedAt: undefined }, 'order.updatedAt is missing.'],
  [{ created: '2026-11-24' }, 'order.created is "2026-11-24": not an ISO 8601 time with a zone.'],
  [{ lines: undefined }, 'order.lines is missing.'],
  [{ total: { gross: money(1) } }, 'order.total.net is missing.'],
  [{ shippingPrice: null }, 'order.shippingPrice is null'],
  [{ shippingPrice: taxed('1e3', 1) }, 'order.shippingPrice.gross.amount is "1e3": not a decimal amount.'],
  [
    { shippingPrice: taxed(1, 1, 'USD') },
    'order.shippingPrice.gross is 1 USD, but EUR was expected: it cannot be converted.',
  ],
  [{ lines: [line({ totalPrice: taxed(1, 1, 'USD') })] }, 'order.lines[0].totalPrice.gross is 1 USD'],
  [{ lines: [line({ quantity: -1 })] }, 'order.lines[0].quantity is "-1": not a quantity between 0 and 1,000,000.'],
  [
    { lines: [line({ undiscountedUnitPrice: taxed('9999999999999', 1), quantity: 1_000_000 })] },
    'The amounts add up to',
  ],
  [
    { totalCharged: money(1, 'USD'), isPaid: false, paymentStatus: null, chargeStatus: null, events: [] },
    'order.totalCharged is 1 USD',
  ],
])('an order that says %o is unreadable, and the reason names the field and its value', (changes, reason) => {
  expect(() => readOrder(changes)).toThrow(Unreadable)
  expect(() => readOrder(changes)).toThrow(reason)
})
