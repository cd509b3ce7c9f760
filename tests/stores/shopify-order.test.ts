import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncomingOrder } from '../../src/orders/incoming.ts'
import { Unreadable } from '../../src/stores/adapter.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { bytes, line, money, order, orderId, refund, shopifyStore } from './shopify-example.ts'

const receivedAt = new Date('2026-11-24T12:00:00Z')

function read(changes: Record<string, unknown> = {}, store = shopifyStore): IncomingOrder {
  const delivery = { headers: {}, body: bytes(order(changes)), topic: 'orders/updated', receivedAt }
  const [incoming] = shopify.read(delivery, store)
  if (incoming?.kind !== 'order') throw new Error('Expected an order')
  return incoming.order
}

const totals = (told: IncomingOrder) => told.lines.map((each) => each.totalMinor)

test('a paid order is read in full', () => {
  expect(read()).toMatchObject({
    externalId: `${orderId}`,
    number: '#1001',
    currency: 'EUR',
    presentmentCurrency: 'EUR',
    placedAt: new Date('2026-11-24T09:00:00Z'),
    paidAt: new Date('2026-11-24T09:00:00Z'),
    cancelledAt: null,
    fulfilledAt: null,
    customer: {
      externalId: '115310627314723954',
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      consent: 'allowed',
      consentSource: 'buyer_accepts_marketing',
    },
    discountMinor: 0n,
    taxMinor: 196n,
    shippingMinor: 458n,
    giftCardMinor: 0n,
    tipMinor: 0n,
    totalMinor: 2990n,
    country: 'DE',
    locale: 'de-DE',
    landingPage: '/products/darjeeling?utm_source=upsell&notch_click=abc',
    referrer: 'https://mail.example/',
    attributes: { notch_click: 'abc' },
    discountCodes: ['TEA10'],
    tags: ['tea', 'loyal'],
    source: 'web',
    isTest: false,
    isRenewal: false,
    refunds: [],
  })
  expect(read().lines).toEqual([
    {
      externalId: '866550311766439021',
      productExternalId: '788032119674292923',
      variantExternalId: '642667041472713923',
      sku: 'TEA-100',
      title: 'Darjeeling',
      quantity: 2,
      unitMinor: 1250n,
      discountMinor: 0n,
      totalMinor: 2336n,
      taxMinor: 164n,
      kind: 'product',
    },
  ])
})

describe('the money of an order', () => {
  test('where prices are without tax, tax is not taken off the lines or the shipping', () => {
    const told = read({ taxes_included: false })
    expect(totals(told)).toEqual([2500n])
    expect(told.shippingMinor).toBe(490n)
  })

  test('an order-wide discount reaches each line by its allocations, which outrank total_discount', () => {
    const discounted = line({ total_discount: '9.99', discount_allocations: [{ amount: '3.20' }, { amount: '5.00' }] })
    const told = read({ taxes_included: false, total_discounts: '8.20', line_items: [discounted] })
    expect(told.lines).toMatchObject([{ discountMinor: 820n, totalMinor: 1680n }])
    expect(told.discountMinor).toBe(820n)
  })

  test('without allocations total_discount counts, and the discount of the order is the sum of its lines', () => {
    const told = read({ taxes_included: false, total_discounts: null, line_items: [line({ total_discount: '5.00' })] })
    expect(told.lines).toMatchObject([{ discountMinor: 500n, totalMinor: 2000n }])
    expect(told.discountMinor).toBe(500n)
  })

  test('a gift card sold and a tip are kept apart from the goods', () => {
    const told = read({
      taxes_included: false,
      total_tip_received: '3.00',
      line_items: [
        line(),
        line({ id: 2, gift_card: true, price: '50.00', quantity: 1, tax_lines: [] }),
        line({ id: 3, title: 'Tip', product_id: null, variant_id: null, price: '3.00', quantity: 1, tax_lines: [] }),
      ],
    })
    expect(told.lines.map((each) => each.kind)).toEqual(['product', 'gift-card', 'tip'])
    expect(told).toMatchObject({ giftCardMinor: 5000n, tipMinor: 300n })
  })

  test('a tip line is known by its gateway, and a product named Tip is not a tip', () => {
    const byGateway = line({ title: 'Thanks', product_id: null, tip_payment_gateway: 'shopify_payments' })
    expect(read({ line_items: [byGateway] }).lines).toMatchObject([{ kind: 'tip' }])
    expect(read({ line_items: [line({ title: 'Tip' })], total_tip_received: '3.00' }).lines).toMatchObject([
      { kind: 'product' },
    ])
  })

  test.each([
    [null, [{ price: '1.10' }, { price: '0.05' }], 115n],
    [null, [], 0n],
    ['', [], 0n],
    [undefined, undefined, 0n],
    ['2.00', [{ price: '9.00' }], 200n],
  ])('total_tax %o with tax lines %o is %s', (total_tax, tax_lines, expected) => {
    expect(read({ total_tax, tax_lines }).taxMinor).toBe(expected)
  })

  test('tax told for the whole order only is shared out over lines and shipping to the last cent', () => {
    const untaxed = { tax_lines: [] }
    const told = read({
      total_tax: '1.00',
      line_items: [
        line({ ...untaxed, id: 1, price: '10.00', quantity: 1 }),
        line({ ...untaxed, id: 2, price: '10.00', quantity: 1 }),
        line({ ...untaxed, id: 3, price: '10.00', quantity: 1, gift_card: true }),
      ],
      shipping_lines: [{ price: '10.00', ...untaxed }],
    })
    expect(told.lines.map((each) => each.taxMinor)).toEqual([33n, 34n, 0n])
    expect(totals(told)).toEqual([967n, 966n, 1000n])
    expect(told.shippingMinor).toBe(967n)
  })

  test.each([
    ['VND', '19', 1, [], 19n],
    ['JPY', '1000.00', 3, [{ amount: '100' }], 2900n],
    ['KWD', '1.234', 2, [{ amount: '0.001' }], 2467n],
    ['BHD', '0.5', 1, [], 500n],
    ['USD', '0.005', 1, [], 1n],
  ])('amounts in %s keep that currency’s decimals', (currency, price, quantity, discount_allocations, expected) => {
    const only = line({ price, quantity, discount_allocations, tax_lines: [] })
    const told = read({ currency, taxes_included: false, total_tax: '0', line_items: [only], shipping_lines: [] })
    expect(totals(told)).toEqual([expected])
    expect(told.currency).toBe(currency)
  })

  test('the shop’s money counts, not what the customer was shown', () => {
    const told = read({ currency: 'EUR', presentment_currency: 'JPY', total_price: '29.90' })
    expect(told).toMatchObject({ currency: 'EUR', presentmentCurrency: 'JPY', totalMinor: 2990n })
  })

  test('shipping is what was paid for it: discounts taken off, removed methods left out', () => {
    const shipping = (lines: unknown[]) => read({ taxes_included: false, shipping_lines: lines }).shippingMinor
    expect(shipping([{ price: '10.00', discounted_price: '0.00' }])).toBe(0n)
    expect(shipping([{ price: '10.00', discounted_price: '10.00', discount_allocations: [{ amount: '4.00' }] }])).toBe(
      600n,
    )
    expect(shipping([{ price: '10.00', is_removed: true }, { price: '3.00' }])).toBe(300n)
    expect(read({ shipping_lines: [], total_shipping_price_set: money('7.00') }).shippingMinor).toBe(700n)
  })

  test('an order without a total is worth the sum of its parts', () => {
    expect(read({ total_price: null }).totalMinor).toBe(2336n + 458n + 196n)
  })

  test('for any prices, quantities, discounts and tax, the lines and their tax are what was paid for the goods', () => {
    const item = fc.record({ cents: fc.nat(99_999), quantity: fc.integer({ min: 1, max: 9 }), off: fc.nat(100) })
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), fc.boolean(), (items, taxes_included) => {
        const text = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
        const paid = items.map(({ cents, quantity, off }) => Math.floor((cents * quantity * (100 - off)) / 100))
        const line_items = items.map(({ cents, quantity }, i) => {
          const discount = cents * quantity - (paid[i] ?? 0)
          const tax = Math.floor((paid[i] ?? 0) / 6)
          const allocations = discount === 0 ? [] : [{ amount: text(discount) }]
          return line({
            id: i + 1,
            price: text(cents),
            quantity,
            discount_allocations: allocations,
            tax_lines: [{ price: text(tax) }],
          })
        })
        const told = read({ line_items, taxes_included, shipping_lines: [] })
        const tax = taxes_included ? told.lines.map((each) => each.taxMinor) : told.lines.map(() => 0n)
        expect(totals(told).map((total, i) => total + (tax[i] ?? 0n))).toEqual(paid.map(BigInt))
      }),
    )
  })
})

describe('who bought', () => {
  test.each([
    [{ email: '', contact_email: null, customer: null }, null],
    [
      { email: '', contact_email: null, customer: { id: 7, email: null } },
      { externalId: '7', email: null },
    ],
    [
      { email: '', contact_email: 'a@b.example', customer: null },
      { externalId: null, email: 'a@b.example' },
    ],
    [
      { email: 'not an address', contact_email: null, customer: { id: 7, email: 'C@d.example' } },
      { email: 'c@d.example' },
    ],
    [{ email: undefined, contact_email: undefined, customer: undefined }, null],
  ])('%o is read as %o', (changes, expected) => {
    const { customer } = read(changes)
    if (expected === null) expect(customer).toBeNull()
    else expect(customer).toMatchObject(expected)
  })

  test.each([
    [true, undefined, 'allowed', 'buyer_accepts_marketing'],
    [false, undefined, 'unasked', 'buyer_accepts_marketing'],
    [undefined, undefined, 'unasked', null],
    [true, 'unsubscribed', 'refused', 'customer.email_marketing_consent'],
    [false, 'subscribed', 'allowed', 'customer.email_marketing_consent'],
    [false, 'not_subscribed', 'unasked', 'buyer_accepts_marketing'],
  ])('buyer_accepts_marketing %s and consent state %s is %s', (box, state, consent, consentSource) => {
    const customer = { id: 7, email: 'a@b.example', ...(state && { email_marketing_consent: { state } }) }
    expect(read({ buyer_accepts_marketing: box, customer }).customer).toMatchObject({ consent, consentSource })
  })

  test.each([
    [{ shipping_address: null }, 'AT'],
    [{ shipping_address: null, billing_address: null }, null],
    [{ shipping_address: { country_code: 'ch' } }, 'CH'],
  ])('an order with %o goes to %s', (changes, country) => {
    expect(read(changes).country).toBe(country)
  })
})

describe('when it was paid', () => {
  test.each([
    ['paid', true],
    ['partially_refunded', true],
    ['refunded', true],
    ['pending', false],
    ['authorized', false],
    ['partially_paid', false],
    ['voided', false],
    [null, false],
  ])('financial status %s counts as paid: %s', (financial_status, isPaid) => {
    expect(read({ financial_status }).paidAt !== null).toBe(isPaid)
  })

  test('an order that was never processed was placed and paid when it was created', () => {
    const told = read({ processed_at: null })
    expect(told.placedAt).toEqual(new Date('2026-11-24T09:00:05Z'))
    expect(told.paidAt).toEqual(told.placedAt)
  })

  test('an order without any time is placed when we heard of it, and loses to any telling that has a time', () => {
    const told = read({ processed_at: null, created_at: null, updated_at: null })
    expect(told.placedAt).toEqual(receivedAt)
    expect(told.version < read().version).toBe(true)
  })

  test('an order is fulfilled when its last parcel left', () => {
    const fulfillments = [{ created_at: '2026-11-25T08:00:00Z' }, { created_at: '2026-11-26T08:00:00Z' }]
    expect(read({ fulfillment_status: 'fulfilled', fulfillments }).fulfilledAt).toEqual(
      new Date('2026-11-26T08:00:00Z'),
    )
    expect(read({ fulfillment_status: 'partial', fulfillments }).fulfilledAt).toBeNull()
    expect(read({ fulfillment_status: 'fulfilled' }).fulfilledAt).toEqual(new Date('2026-11-24T09:00:07Z'))
  })
})

describe('where it came from', () => {
  test.each([
    ['web', '', 'web'],
    ['580111', '', 'web'],
    ['pos', '', 'pos'],
    ['iphone', '', 'pos'],
    ['shopify_draft_order', '', 'draft'],
    ['1830279', '', 'other'],
    [null, '', 'other'],
    ['constructor', '', 'other'],
    ['subscription_contract', '', 'subscription'],
    ['subscription_contract_checkout_one', '', 'subscription'],
    ['web', 'Subscription, Subscription First Order', 'web'],
    ['294517', 'Subscription, Subscription Recurring Order', 'subscription'],
    ['web', 'appstle_subscription_recurring_order', 'subscription'],
  ])('source_name %s with tags "%s" is %s', (source_name, tags, source) => {
    expect(read({ source_name, tags })).toMatchObject({ source, isRenewal: source === 'subscription' })
  })

  test('an order placed long before it was entered was imported', () => {
    const processed_at = '2024-03-01T10:00:00Z'
    expect(read({ processed_at }).source).toBe('import')
    expect(read({ processed_at, source_name: 'pos' }).source).toBe('pos')
  })

  test.each([
    [{ test: true }, true],
    [{ payment_gateway_names: ['visa', 'bogus'] }, true],
    [{ payment_gateway_names: null, test: undefined }, false],
  ])('an order with %o is a test: %s', (changes, isTest) => {
    expect(read(changes).isTest).toBe(isTest)
  })
})

test('texts keep their letters and lose only what the database cannot hold', () => {
  const told = read({
    name: '#10\u000001',
    line_items: [line({ title: 'Grüner Tee 緑茶 \ud83c\udf75\0', sku: 12345, product_id: null, variant_id: null })],
    note_attributes: [
      { name: 'engraving', value: 'Für \0Ada' },
      { name: '__proto__', value: 'x' },
      { name: 'count', value: 3 },
      { name: null, value: 'x' },
    ],
  })
  expect(told.number).toBe('#1001')
  expect(told.lines).toMatchObject([
    { title: 'Grüner Tee 緑茶 \ud83c\udf75', sku: '12345', productExternalId: null, variantExternalId: null },
  ])
  expect(told.attributes).toEqual({ engraving: 'Für Ada', count: '3' })
})

test('lines without an id, or with the same one, are kept apart by their place', () => {
  const told = read({ line_items: [line({ id: null }), line({ id: 5 }), line({ id: 5 })] })
  expect(told.lines.map((each) => each.externalId)).toEqual(['line#1', '5', '5#3'])
})

test('only the id is required', () => {
  const body = Buffer.from(`{"id":${orderId}}`)
  const [incoming] = shopify.read({ headers: {}, body, topic: 'orders/create', receivedAt }, shopifyStore)
  expect(incoming).toMatchObject({
    order: {
      externalId: `${orderId}`,
      number: `${orderId}`,
      currency: 'EUR',
      customer: null,
      lines: [],
      totalMinor: 0n,
    },
  })
})

test('refunds told inside the order are read with its currency and its way of counting tax', () => {
  expect(read({ refunds: [refund()] }).refunds).toMatchObject([
    {
      externalId: '890088186047892319',
      orderExternalId: `${orderId}`,
      currency: 'EUR',
      linesMinor: 1168n,
      taxMinor: 82n,
    },
  ])
})

describe('which of two tellings is the newer', () => {
  test('the one the platform changed later, whatever the zone it is written in', () => {
    const earlier = read({ updated_at: '2026-11-24T10:00:07+01:00' }).version
    expect(read({ updated_at: '2026-11-24T04:00:08-05:00' }).version > earlier).toBe(true)
  })

  test('within one second, the one that has come further', () => {
    const stages = [
      read({ financial_status: 'pending' }),
      read({ financial_status: 'paid' }),
      read({ financial_status: 'paid', fulfillment_status: 'fulfilled' }),
      read({ financial_status: 'partially_refunded', refunds: [refund()] }),
      read({ financial_status: 'refunded' }),
      read({ financial_status: 'refunded', cancelled_at: '2026-11-24T10:00:07+01:00' }),
    ].map((told) => told.version)
    expect(stages.toSorted()).toEqual(stages)
    expect(new Set(stages).size).toBe(stages.length)
  })

  test('equal content has an equal version, and any other content another', () => {
    expect(read().version).toBe(read().version)
    expect(read({ tags: 'other' }).version).not.toBe(read().version)
  })
})

test.each([
  [{ id: null }, 'order.id is null'],
  [{ id: undefined }, 'order.id is missing'],
  [{ id: '' }, 'order.id is ""'],
  [{ currency: 'Euros' }, 'order.currency is "Euros": not a three-letter ISO 4217 currency code'],
  [{ total_price: '29,90' }, 'order.total_price is "29,90": not a decimal amount'],
  [{ total_price: '99999999999999.00' }, 'order.total_price is "99999999999999.00": not a decimal amount'],
  [{ line_items: [line(), line({ price: 'free' })] }, 'order.line_items[1].price is "free": not a decimal amount'],
  [{ line_items: [line({ quantity: -1 })] }, 'order.line_items[0].quantity is "-1": not a quantity'],
  [{ line_items: [line({ quantity: 1.5 })] }, 'order.line_items[0].quantity is "1.5": not a whole number'],
  [{ line_items: {} }, 'order.line_items is {}'],
  [{ created_at: 'yesterday' }, 'order.created_at is "yesterday": not an ISO 8601 time with a zone'],
  [{ processed_at: '2026-11-24T10:00:00' }, 'order.processed_at is "2026-11-24T10:00:00": not an ISO 8601 time'],
  [{ refunds: [refund({ id: null })] }, 'order.refunds[0].id is null'],
  [{ line_items: Array.from({ length: 300 }, () => line({ price: '9999999999999', quantity: 1000000 })) }, 'add up to'],
])('an order with %o is unreadable, and the reason names the field and its value', (changes, reason) => {
  expect(() => read(changes)).toThrow(Unreadable)
  expect(() => read(changes)).toThrow(reason)
})
