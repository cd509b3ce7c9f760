import { describe, expect, test } from 'vitest'
import { answered, line, order, orderAnswers, orderId, readOrder } from './bigcommerce-example.ts'
import { jsonText } from './json-text.ts'

const read = (changes: Record<string, unknown> = {}, lines?: unknown[]) => readOrder(orderAnswers(changes, lines))
const placed = new Date('2026-11-24T09:00:00Z')

test('a paid order is read in full', () => {
  expect(readOrder({ ...orderAnswers(), coupons: answered([{ id: 3, code: 'TEA10', amount: 5 }]) })).toMatchObject({
    externalId: `${orderId}`,
    number: `${orderId}`,
    currency: 'EUR',
    presentmentCurrency: 'USD',
    placedAt: placed,
    paidAt: placed,
    paidBy: placed,
    paysLater: false,
    cancelledAt: null,
    fulfilledAt: null,
    customer: {
      externalId: '11',
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      consent: 'allowed',
      consentSource: 'is_email_opt_in',
    },
    discountMinor: 0n,
    taxMinor: 209n,
    shippingMinor: 490n,
    giftCardMinor: 0n,
    tipMinor: 0n,
    totalMinor: 3199n,
    country: 'DE',
    locale: 'de',
    landingPage: null,
    referrer: null,
    attributes: {},
    discountCodes: ['TEA10'],
    tags: [],
    source: 'web',
    isTest: false,
    isRenewal: false,
    refunds: [],
  })
  expect(read().lines).toEqual([
    {
      externalId: '65',
      productExternalId: '788032119674292923',
      variantExternalId: '338',
      sku: 'TEA-100',
      title: 'Darjeeling',
      quantity: 2,
      unitMinor: 1250n,
      discountMinor: 0n,
      totalMinor: 2500n,
      taxMinor: 175n,
      kind: 'product',
    },
  ])
})

test('what staff noted is in none of it', () => {
  expect(jsonText(order())).toContain('night')
  expect(jsonText(read())).not.toContain('night')
})

describe('the money of an order', () => {
  test('is in the currency the customer paid in, as told, whatever rate stands beside it', () => {
    const told = read({
      default_currency_code: 'GBP',
      currency_code: 'USD',
      currency_exchange_rate: '1.2500000000',
      store_default_currency_code: 'EUR',
      store_default_to_transactional_exchange_rate: '0.8500000000',
    })
    expect(told).toMatchObject({ currency: 'GBP', presentmentCurrency: 'USD', totalMinor: 3199n })
    expect(read({ default_currency_code: '' })).toMatchObject({ currency: 'EUR' })
  })

  test.each([
    ['31.9900', 'EUR', 3199n],
    ['31.9900', 'KWD', 31990n],
    ['31.9910', 'KWD', 31991n],
    ['3199.0000', 'JPY', 3199n],
    [31.99, 'EUR', 3199n],
    [32, 'EUR', 3200n],
    ['0', 'EUR', 0n],
  ])('a total of %s %s is %s', (total_inc_tax, default_currency_code, totalMinor) => {
    expect(read({ total_inc_tax, default_currency_code })).toMatchObject({ totalMinor })
  })

  test.each([
    ['31.9950', 'EUR', 2],
    ['31.9000', 'JPY', 0],
    ['31.9955', 'KWD', 3],
  ])('a total of %s %s cannot have been paid and is refused', (total_inc_tax, currency, decimals) => {
    expect(() => read({ total_inc_tax, default_currency_code: currency })).toThrow(
      `order.total_inc_tax is ${total_inc_tax}, but ${currency} has ${decimals} decimals: correct it in BigCommerce`,
    )
  })

  test('tax, and what is left without it, are reckoned to four decimals and rounded', () => {
    const told = read({ total_tax: '5.3149', shipping_cost_ex_tax: '11.0850' }, [
      line({ total_ex_tax: '62.6793', total_tax: '5.1650' }),
    ])
    expect(told).toMatchObject({ taxMinor: 531n, shippingMinor: 1109n })
    expect(told.lines).toMatchObject([{ totalMinor: 6268n, taxMinor: 517n }])
  })

  test('handling is charged with the shipping, and both kinds of discount are one', () => {
    const amounts = { handling_cost_ex_tax: '1.5000', discount_amount: '5.0000', coupon_discount: 2.5 }
    expect(read(amounts)).toMatchObject({ shippingMinor: 640n, discountMinor: 750n })
  })

  test('gift certificates sold are kept apart from the goods', () => {
    const certificate = line({ id: 66, type: 'giftcertificate', product_id: 0, total_ex_tax: '50.0000' })
    const told = read({}, [line({ type: 'digital' }), certificate])
    expect(told.lines.map(({ kind, productExternalId }) => [kind, productExternalId])).toEqual([
      ['product', '788032119674292923'],
      ['gift-card', null],
    ])
    expect(told.giftCardMinor).toBe(5000n)
  })

  const off = (...amounts: (string | number)[]) => ({
    applied_discounts: amounts.map((amount, i) => ({ id: i, amount, code: i === 0 ? 'TEA10' : null, target: 'order' })),
  })

  test.each([
    [off(), 0n, 2500n],
    [off('5.0000'), 500n, 2000n],
    [off('1.5900', '0.0050'), 160n, 2341n],
    [off('0.0016', '0.0016', '0.0018'), 1n, 2500n],
    [off(25), 2500n, 0n],
    [{ applied_discounts: null }, 0n, 2500n],
  ])('where tax comes on top, discounts of %o leave as much', (changes, discountMinor, totalMinor) => {
    expect(read({}, [line(changes)]).lines).toMatchObject([{ discountMinor, totalMinor }])
  })

  const included = { total_ex_tax: '41.5704', total_inc_tax: '45.0000', price_inc_tax: '22.5000' }

  test.each([
    [off(), 4157n],
    [off('9.0000'), 3326n],
    [off('45.0000'), 0n],
    [{ ...off('9.0000'), total_inc_tax: '0.0000' }, 3257n],
  ])('where prices hold the tax, so do discounts of %o', (changes, totalMinor) => {
    const told = read({ is_tax_inclusive_pricing: true }, [line({ ...included, ...changes })])
    expect(told.lines).toMatchObject([{ unitMinor: 2250n, totalMinor }])
  })

  test('a code that only lines tell counts like one of the order', () => {
    expect(read({}, [line(off('5.0000', '1.0000'))]).discountCodes).toEqual(['TEA10'])
  })
})

describe('who bought and from where', () => {
  test.each([
    [true, 'allowed', 'is_email_opt_in'],
    [false, 'unasked', 'is_email_opt_in'],
    [undefined, 'unasked', null],
    [null, 'unasked', null],
    ['true', 'unasked', null],
  ])('an opt-in of %o is %s, read from %s', (is_email_opt_in, consent, consentSource) => {
    expect(read({ is_email_opt_in }).customer).toMatchObject({ consent, consentSource })
  })

  test('a guest has no id, and an order that names nobody has no customer', () => {
    expect(read({ customer_id: 0 }).customer).toMatchObject({ externalId: null, email: 'ada@example.com' })
    expect(read({ customer_id: 0, billing_address: { email: 'nobody' } }).customer).toBeNull()
    expect(read({ customer_id: 0, billing_address: null })).toMatchObject({ customer: null, country: null })
  })

  test.each([
    ['www', null, 'web'],
    ['iphone', null, 'web'],
    ['checkout_api', null, 'web'],
    ['buybutton', null, 'web'],
    ['manual', null, 'draft'],
    ['external', null, 'other'],
    ['external', {}, 'other'],
    ['external', 'ERP (Acumatica)', 'other'],
    ['external', 'M-MIG', 'import'],
    ['external', 'POS (Square)', 'pos'],
    ['external', 'POSTIE', 'other'],
    ['amazon', null, 'other'],
    ['facebookshop', 'M-MIG', 'other'],
    ['', null, 'other'],
    [null, null, 'other'],
    ['__proto__', null, 'other'],
  ])('order_source %o of %o is %s', (order_source, external_source, source) => {
    expect(read({ order_source, external_source }).source).toBe(source)
  })

  test.each([
    [{ payment_method: 'Test Payment Gateway' }, true],
    [{ is_test: true }, true],
    [{ payment_method: 'Manual' }, false],
  ])('with %o it is a trial: %s', (changes, isTest) => {
    expect(read(changes).isTest).toBe(isTest)
  })
})
