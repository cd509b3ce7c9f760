import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Unreadable } from '../../src/stores/adapter.ts'
import { answer, event, line, page, product, readOrder, session } from './stripe-example.ts'

const completed = (changes: Record<string, unknown> = {}) => event('checkout.session.completed', session(changes))
const read = (changes: Record<string, unknown> = {}, lines: readonly unknown[] = [line()]) =>
  readOrder(completed(changes), { 'line items': page(lines) })

describe('the money of an order', () => {
  /** What Stripe tells as `amount`, in our minor units. */
  test.each([
    ['eur', 1999, 1999n],
    ['usd', 1, 1n],
    ['jpy', 500, 500n],
    ['krw', 15_000, 15_000n],
    ['huf', 1045, 1045n],
    ['twd', 80_045, 80_045n],
    // Hundredths that stay zero.
    ['isk', 50_000, 500n],
    ['ugx', 50_000, 500n],
    // Charged before 2023, when fractions were still taken.
    ['isk', 4_010, 40n],
    // Whole ones at Stripe, hundredths in ISO 4217.
    ['mga', 500, 50_000n],
    ['kwd', 5_120, 5_120n],
    ['bhd', 10, 10n],
    ['tnd', 5_120, 5_120n],
    ['EUR', 0, 0n],
    ['eur', 999_999_999_999, 999_999_999_999n],
  ])('%s %i is %i of our minor units', (currency, amount, expected) => {
    const parts = { amount_subtotal: amount, amount_discount: 0, amount_tax: 0, amount_total: amount }
    const told = read({ currency, amount_total: amount }, [line({ ...parts, quantity: 1 })])
    expect(told).toMatchObject({ currency: currency.toUpperCase(), totalMinor: expected })
    expect(told.lines[0]).toMatchObject({ totalMinor: expected, unitMinor: expected })
  })

  test.each(['clf', 'iqd', 'lyd', 'uyi'])(
    'an amount in %s is not guessed, as Stripe does not tell its units',
    (currency) => {
      expect(() => read({ currency })).toThrow(Unreadable)
      expect(() => read({ currency })).toThrow(`in which units it counts ${currency.toUpperCase()}`)
    },
  )

  test('where prices hold the tax, it is taken off the line all the same', () => {
    const inclusive = line({ amount_subtotal: 2500, amount_discount: 0, amount_tax: 399, amount_total: 2500 })
    expect(read({}, [inclusive]).lines).toMatchObject([{ totalMinor: 2101n, taxMinor: 399n, unitMinor: 1250n }])
  })

  test.each([
    [{ shipping_cost: null, total_details: null }, 0n],
    [{ shipping_cost: undefined }, 490n],
    [{ shipping_cost: { amount_subtotal: 490, amount_total: 490 } }, 490n],
    [{ shipping_cost: { amount_subtotal: 583, amount_tax: 93, amount_total: 583 } }, 490n],
    [{ total_details: { amount_discount: 0, amount_shipping: null, amount_tax: null } }, 490n],
  ])('shipping of %o is told without tax', (changes, shippingMinor) => {
    expect(read(changes).shippingMinor).toBe(shippingMinor)
  })

  test('lines, tax and shipping add up to the total, whatever each of them is', () => {
    const cents = fc.integer({ min: 0, max: 9_999_999 })
    const items = fc.array(fc.record({ net: cents, tax: cents, off: cents }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(items, cents, cents, (bought, ship, shipTax) => {
        const lines = bought.map(({ net, tax, off }, i) => {
          const amounts = { amount_subtotal: net + off, amount_discount: off, amount_tax: tax, amount_total: net + tax }
          return line({ id: `li_${i}`, ...amounts })
        })
        const sum = (key: 'net' | 'tax') => bought.reduce((total, one) => total + one[key], 0)
        const told = read(
          {
            amount_total: sum('net') + sum('tax') + ship + shipTax,
            total_details: { amount_discount: 0, amount_shipping: ship, amount_tax: sum('tax') + shipTax },
            shipping_cost: { amount_subtotal: ship, amount_tax: shipTax, amount_total: ship + shipTax },
          },
          lines,
        )
        const goods = told.lines.reduce((total, one) => total + one.totalMinor, 0n)
        expect(goods + told.taxMinor + told.shippingMinor).toBe(told.totalMinor)
      }),
    )
  })
})

describe('the lines of an order', () => {
  test.each([
    [{ quantity: null }, { quantity: 1, unitMinor: 2500n }],
    [{ quantity: 0 }, { quantity: 0, unitMinor: 2500n }],
    [{ quantity: 3 }, { quantity: 3, unitMinor: 833n }],
    [{ description: null }, { title: 'Darjeeling' }],
    [
      { description: null, price: null },
      { title: '', productExternalId: null, variantExternalId: null, sku: null },
    ],
    [{ price: { id: 'price_1', product: 'prod_1' } }, { productExternalId: 'prod_1', sku: null }],
    [{ price: { id: 'price_1', product: null } }, { productExternalId: null, sku: null }],
    [{ price: { id: 'price_1', product: { deleted: true } } }, { productExternalId: null, sku: null }],
    [{ price: { id: 'price_1', product: product({ metadata: { SKU: 'A' } }) } }, { sku: 'A' }],
    [{ price: { id: 'price_1', product: product(), metadata: { Sku: 'B' } } }, { sku: 'B' }],
    [{ metadata: { sku: 'C' } }, { sku: 'C' }],
    [{ metadata: { sku: '' } }, { sku: 'TEA-100' }],
    [{ metadata: {}, price: { id: 'price_1', product: product({ metadata: null }) } }, { sku: null }],
    [{ description: 'Grüner Tee 緑茶 \0' }, { title: 'Grüner Tee 緑茶' }],
  ])('a line with %o is read as %o', (changes, expected) => {
    expect(read({}, [line(changes)]).lines).toMatchObject([expected])
  })

  test('a line that is told twice is one line', () => {
    expect(read({}, [line(), line({ id: 'li_2' }), line()]).lines.map((one) => one.externalId)).toEqual([
      'li_1',
      'li_2',
    ])
  })
})

test.each([
  [{ quantity: -1 }, 'line items.data[0].quantity is "-1"'],
  [{ amount_total: null }, 'line items.data[0].amount_total is null'],
  [{ amount_tax: 'some' }, 'line items.data[0].amount_tax is "some"'],
  [{ id: undefined }, 'line items.data[0].id is missing'],
])('a line with %o is unreadable, and the reason names the field and its value', (changes, reason) => {
  expect(() => read({}, [line(changes)])).toThrow(Unreadable)
  expect(() => read({}, [line(changes)])).toThrow(reason)
})

test('an answer that is no list of lines is unreadable', () => {
  expect(() => readOrder(completed(), { 'line items': answer({ error: {} }) })).toThrow('line items.data is missing')
})
