import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { OrderModel } from '../../src/emails/mail-model.ts'
import { orderModel } from '../../src/emails/order-model.ts'
import { decimalText, type Money } from '../../src/lib/money.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { bytes, line, order, shopifyStore } from '../stores/shopify-example.ts'

type Changes = Record<string, unknown>

/** The order as its mail tells it, from what Shopify sends. */
function told(changes: Changes): OrderModel {
  const delivery = { headers: {}, body: bytes(order(changes)), topic: 'orders/updated', receivedAt: new Date(0) }
  const [incoming] = shopify.read(delivery, shopifyStore)
  if (incoming?.kind !== 'order') throw new Error('Expected an order')
  return orderModel(
    incoming.order,
    incoming.order.lines.map((one) => ({ ...one, imageUrl: null })),
  )
}

const minorOf = (money: Money | null) => money?.minor ?? 0n
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)

function expectToAddUp({ lines, sums, total }: OrderModel): void {
  if (!sums) throw new Error('the sums are not shown')
  const paid = sum(lines.map((one) => one.total.minor))
  const items = sums.items ? sums.items.minor : total.minor
  expect(sum(lines.map((one) => minorOf(one.before ?? one.total)))).toBe(items)
  expect(items - minorOf(sums.discount)).toBe(paid)
  expect(paid + minorOf(sums.shipping) + minorOf(sums.tip) + minorOf(sums.addedTax)).toBe(total.minor)
}

/** Rows in the customer's words, without what the order has none of. */
function shown({ lines, sums, total }: OrderModel) {
  const text = (money: Money) => decimalText(money)
  const rows = Object.entries({ ...sums, total }).flatMap(([name, money]) => (money ? [[name, text(money)]] : []))
  return { lines: lines.map((one) => text(one.total)), ...Object.fromEntries(rows) }
}

const goods = (price: string, discount: string, tax: string, changes: Changes = {}) =>
  line({ price, quantity: 1, discount_allocations: [{ amount: discount }], tax_lines: [{ price: tax }], ...changes })
const noShipping = { shipping_lines: [] }
const shippedFor = (price: string, tax: string) => ({ shipping_lines: [{ price, tax_lines: [{ price: tax }] }] })

describe('what the customer reads is what the shop showed', () => {
  test.each<[string, Changes, object]>([
    [
      'tax within the prices, and a discount',
      {
        total_discounts: '10.00',
        total_tax: '14.37',
        total_price: '90.00',
        ...noShipping,
        line_items: [goods('100.00', '10.00', '14.37')],
      },
      { lines: ['90.00'], items: '100.00', discount: '10.00', includedTax: '14.37', total: '90.00' },
    ],
    [
      'tax within the prices and the shipping',
      {
        total_discounts: '10.00',
        total_tax: '15.15',
        total_price: '94.90',
        ...shippedFor('4.90', '0.78'),
        line_items: [goods('100.00', '10.00', '14.37')],
      },
      { lines: ['90.00'], items: '100.00', discount: '10.00', shipping: '4.90', includedTax: '15.15', total: '94.90' },
    ],
    [
      'tax on top, and a discount',
      {
        taxes_included: false,
        total_discounts: '10.00',
        total_tax: '7.99',
        total_price: '102.89',
        ...shippedFor('4.90', '0.00'),
        line_items: [goods('100.00', '10.00', '7.99')],
      },
      { lines: ['90.00'], items: '100.00', discount: '10.00', shipping: '4.90', addedTax: '7.99', total: '102.89' },
    ],
    [
      'a discount on the shipping, which is told after it',
      {
        total_discounts: '4.90',
        total_tax: '15.97',
        total_price: '100.00',
        shipping_lines: [{ price: '4.90', discount_allocations: [{ amount: '4.90' }], tax_lines: [] }],
        line_items: [goods('100.00', '0.00', '15.97')],
      },
      { lines: ['100.00'], includedTax: '15.97', total: '100.00' },
    ],
    [
      'no tax, no shipping and no discount',
      {
        total_discounts: '0.00',
        total_tax: '0.00',
        total_price: '100.00',
        ...noShipping,
        line_items: [goods('100.00', '0.00', '0.00')],
      },
      { lines: ['100.00'], total: '100.00' },
    ],
    [
      'yen, which have no smaller unit',
      {
        currency: 'JPY',
        total_discounts: '100',
        total_tax: '81',
        total_price: '900',
        ...noShipping,
        line_items: [goods('1000', '100', '81')],
      },
      { lines: ['900'], items: '1000', discount: '100', includedTax: '81', total: '900' },
    ],
    [
      'a gift card bought along',
      {
        total_tax: '15.97',
        total_price: '150.00',
        ...noShipping,
        line_items: [goods('100.00', '0.00', '15.97'), goods('50.00', '0.00', '0.00', { id: 2, gift_card: true })],
      },
      { lines: ['100.00', '50.00'], includedTax: '15.97', total: '150.00' },
    ],
    [
      'a tip, as a row of its own and not as a line',
      {
        total_tax: '15.97',
        total_price: '103.00',
        total_tip_received: '3.00',
        ...noShipping,
        line_items: [
          goods('100.00', '0.00', '15.97'),
          goods('3.00', '0.00', '0.00', { id: 2, title: 'Tip', product_id: null }),
        ],
      },
      { lines: ['100.00'], items: '100.00', tip: '3.00', includedTax: '15.97', total: '103.00' },
    ],
    [
      'tax told for the whole order only',
      {
        total_tax: '16.75',
        total_price: '104.90',
        shipping_lines: [{ price: '4.90', tax_lines: [] }],
        line_items: [goods('100.00', '0.00', '0.00', { tax_lines: [] })],
      },
      { lines: ['100.00'], items: '100.00', shipping: '4.90', includedTax: '16.75', total: '104.90' },
    ],
    [
      'a discount told for the whole order only',
      {
        taxes_included: false,
        total_discounts: '10.00',
        total_tax: '0.00',
        total_price: '90.00',
        ...noShipping,
        line_items: [goods('100.00', '0.00', '0.00')],
      },
      { lines: ['100.00'], items: '100.00', discount: '10.00', total: '90.00' },
    ],
    [
      'everything given away',
      {
        total_discounts: '100.00',
        total_tax: '0.00',
        total_price: '0.00',
        ...noShipping,
        line_items: [goods('100.00', '100.00', '0.00')],
      },
      { lines: ['0.00'], items: '100.00', discount: '100.00', total: '0.00' },
    ],
  ])('%s', (_what, changes, expected) => {
    expect(shown(told(changes))).toEqual(expected)
  })
})

describe('an order whose amounts do not add up shows its lines and the total alone', () => {
  test.each<[string, Changes]>([
    ['duties on top that no row tells', { total_price: '39.90' }],
    ['a total below everything told', { total_price: '1.00' }],
    ['no lines at all', { line_items: [] }],
  ])('%s', (_what, changes) => {
    expect(told(changes).sums).toBeNull()
  })

  test('and then a tip is a line like any other', () => {
    const tip = goods('3.00', '0.00', '0.00', { id: 2, title: 'Tip', product_id: null })
    const { lines } = told({ total_tip_received: '3.00', total_price: '99.00', line_items: [line(), tip] })
    expect(lines.map((one) => one.title)).toEqual(['Darjeeling', 'Tip'])
  })
})

test('unit prices rounded by the shop do not change which way its tax is read', () => {
  const amounts = { discountMinor: 0n, taxMinor: 160n, shippingMinor: 0n, tipMinor: 0n, totalMinor: 1000n }
  const one = {
    title: 'Tea',
    imageUrl: null,
    kind: 'product' as const,
    quantity: 3,
    unitMinor: 333n,
    discountMinor: 0n,
  }
  const facts = { ...amounts, number: '1', placedAt: new Date(0), currency: 'EUR' }
  const model = orderModel(facts, [{ ...one, totalMinor: 840n, taxMinor: 160n }])
  expect(shown(model)).toEqual({ lines: ['10.00'], includedTax: '1.60', total: '10.00' })
})

const currencies = fc.constantFrom('EUR', 'JPY', 'KWD')
const anyLine = fc.record({
  unit: fc.bigInt({ min: 1n, max: 1_000_000n }),
  quantity: fc.integer({ min: 1, max: 9 }),
  percentOff: fc.bigInt({ min: 0n, max: 100n }),
  rate: fc.constantFrom(0n, 70n, 190n, 255n),
  isGiftCard: fc.boolean(),
})
const anyOrder = fc.record({
  currency: currencies,
  isIncluded: fc.boolean(),
  lines: fc.array(anyLine, { minLength: 1, maxLength: 6 }),
  shipping: fc.bigInt({ min: 0n, max: 50_000n }),
  tip: fc.constantFrom(0n, 300n),
})
type AnyOrder = typeof anyOrder extends fc.Arbitrary<infer T> ? T : never

/** The body Shopify would send: tax rounded line by line, the total from its parts. */
function bodyOf({ currency, isIncluded, lines, shipping, tip }: AnyOrder) {
  const text = (minor: bigint) => decimalText({ minor, currency })
  const taxOf = (minor: bigint, rate: bigint) => (minor * rate) / (isIncluded ? 1000n + rate : 1000n)
  const priced = lines.map(({ unit, quantity, percentOff, rate, isGiftCard }) => {
    const gross = unit * BigInt(quantity)
    const discount = isGiftCard ? 0n : (gross * percentOff) / 100n
    return {
      unit,
      quantity,
      isGiftCard,
      discount,
      after: gross - discount,
      tax: taxOf(gross - discount, isGiftCard ? 0n : rate),
    }
  })
  const shippingTax = taxOf(shipping, 190n)
  const tax = sum(priced.map((one) => one.tax)) + shippingTax
  const goodsMinor = sum(priced.map((one) => one.after))
  const tipLine = { id: 99, title: 'Tip', product_id: null, price: text(tip), quantity: 1, tax_lines: [] }
  return {
    currency,
    taxes_included: isIncluded,
    total_discounts: text(sum(priced.map((one) => one.discount))),
    total_tax: text(tax),
    total_tip_received: text(tip),
    total_price: text(goodsMinor + shipping + tip + (isIncluded ? 0n : tax)),
    line_items: [
      ...priced.map((one, index) => ({
        ...line({ id: index + 1, price: text(one.unit), quantity: one.quantity, gift_card: one.isGiftCard }),
        discount_allocations: [{ amount: text(one.discount) }],
        tax_lines: [{ price: text(one.tax) }],
      })),
      ...(tip > 0n ? [line(tipLine)] : []),
    ],
    shipping_lines: shipping > 0n ? [{ price: text(shipping), tax_lines: [{ price: text(shippingTax) }] }] : [],
  }
}

test('whatever was bought, the rows add up to the total, and each line is what the shop took for it', () => {
  fc.assert(
    fc.property(anyOrder, (bought) => {
      const model = told(bodyOf(bought))
      expectToAddUp(model)
      const after = bought.lines.map(({ unit, quantity, percentOff, isGiftCard }) => {
        const gross = unit * BigInt(quantity)
        return isGiftCard ? gross : gross - (gross * percentOff) / 100n
      })
      expect(model.lines.map((one) => one.total.minor)).toEqual(after)
    }),
  )
})

test('a total tax rounded as a whole still leaves rows that add up', () => {
  fc.assert(
    fc.property(anyOrder, fc.constantFrom(-1n, 1n), (bought, off) => {
      const body = bodyOf({ ...bought, isIncluded: true, tip: 0n })
      const tax = sum([BigInt(body.total_tax.replace('.', '')), off])
      // Where shipping alone is taxed, nothing tells that its price held the tax.
      fc.pre(body.line_items.some((one) => one.tax_lines.some(({ price }) => /[1-9]/.test(price))))
      expectToAddUp(told({ ...body, total_tax: decimalText({ minor: tax, currency: bought.currency }) }))
    }),
  )
})
