import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IncomingRefund } from '../../src/orders/incoming.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'
import { bytes, line, meta, order, orderId, refund, wooCommerceStore } from './woocommerce-example.ts'

const receivedAt = new Date('2026-11-24T12:00:00Z')

function readOrder(changes: Record<string, unknown>) {
  const body = bytes(order(changes))
  const [told] = woocommerce.read({ headers: {}, body, topic: 'order.updated', receivedAt }, wooCommerceStore)
  if (told?.kind !== 'order') throw new Error('Expected an order')
  return told.order
}

/** Of the example: goods 20.00 and 1.40 tax, shipping 4.90 and 0.34 tax. */
function read(refunds: readonly unknown[], changes: Record<string, unknown> = {}): readonly IncomingRefund[] {
  return readOrder({ refunds, ...changes }).refunds
}

const parts = ({ linesMinor, taxMinor, shippingMinor, moneyMinor }: IncomingRefund) => [
  linesMinor,
  taxMinor,
  shippingMinor,
  moneyMinor,
]

test('a refund is told by its total alone, so its time is the order’s last change', () => {
  expect(read([refund('-10.70', 9007199254740999n)])).toEqual([
    {
      externalId: '9007199254740999',
      orderExternalId: `${orderId}`,
      refundedAt: new Date('2026-11-24T10:00:07Z'),
      currency: 'EUR',
      linesMinor: 1000n,
      taxMinor: 70n,
      shippingMinor: 0n,
      moneyMinor: 1070n,
      lines: [],
      version: expect.stringMatching(/^2026-11-24T10:00:07.000Z 401 /),
    },
  ])
})

describe('what money that went back is worth', () => {
  test.each<[string, unknown[], bigint[][]]>([
    ['half of the goods with their tax', ['-10.70'], [[1000n, 70n, 0n, 1070n]]],
    ['a cent', ['-0.01'], [[1n, 0n, 0n, 1n]]],
    ['nothing, only a restock', ['0.00'], [[0n, 0n, 0n, 0n]]],
    ['the goods first and then of the shipping', ['-22.00'], [[2000n, 144n, 56n, 2200n]]],
    ['the whole of it', ['-26.64'], [[2000n, 174n, 490n, 2664n]]],
    ['more than was paid', ['-30.00'], [[2000n, 174n, 490n, 3000n]]],
    [
      'the goods and later the shipping',
      ['-21.40', '-5.24'],
      [
        [2000n, 140n, 0n, 2140n],
        [0n, 34n, 490n, 524n],
      ],
    ],
    [
      'nothing more after all of it',
      ['-26.64', '-1.00'],
      [
        [2000n, 174n, 490n, 2664n],
        [0n, 0n, 0n, 100n],
      ],
    ],
  ])('%s', (_, totals, expected) => {
    expect(read(totals.map((total, i) => refund(String(total), i + 1))).map(parts)).toEqual(expected)
  })

  test('an order set to refunded has nothing left, however little is told', () => {
    const [first, last] = read([refund('-5.00', 8), refund('-5.00', 10)], { status: 'refunded' })
    expect(first && parts(first)).toEqual([467n, 33n, 0n, 500n])
    expect(last && parts(last)).toEqual([1533n, 141n, 490n, 500n])
    expect(last?.lines).toEqual([{ lineExternalId: '890', quantity: 2, totalMinor: 2000n }])
  })

  test('what gift cards paid is not paid back in money, and the order is still whole', () => {
    const told = readOrder({ total: '20.00', gift_cards: [{ amount: '6.64' }], refunds: [refund('-20.00')] })
    expect(told.refunds.map(parts)).toEqual([[2000n, 174n, 490n, 2000n]])
    expect(told.refunds[0]?.lines).toHaveLength(1)
  })

  test('gift cards that were sold and came back are no revenue lost', () => {
    const card = line({
      id: 2,
      total: '50.00',
      subtotal: '50.00',
      total_tax: '0',
      meta_data: [meta('pw_gift_card_to', 'x')],
    })
    const told = read([refund('-30.00')], { total: '76.64', line_items: [line(), card] })
    expect(told.map(parts)).toEqual([[2000n, 174n, 490n, 3000n]])
    expect(told[0]?.lines).toEqual([])
  })

  test('a discount told as a fee takes nothing back twice', () => {
    const fee_lines = [{ total: '-6.00', total_tax: '0.00' }]
    expect(read([refund('-21.00')], { total: '20.64', fee_lines }).map(parts)).toEqual([[2000n, 174n, -110n, 2100n]])
    expect(read([refund('-10.70')], { total: '20.64', fee_lines }).map(parts)).toEqual([[1000n, 70n, 0n, 1070n]])
  })

  test.each([
    ['JPY', '-500', 500n],
    ['KWD', '-1.234', 1234n],
  ])('in %s %s is %s', (currency, total, moneyMinor) => {
    expect(read([refund(total)], { currency })).toMatchObject([{ currency, moneyMinor }])
  })
})

test('refunds share by their age, in whatever order they are told', () => {
  const [a, b] = [refund('-21.40', 999), refund('-5.24', 1000)]
  expect(read([b, a])).toEqual(read([a, b]))
  expect(read([a, b, a]).map(parts)).toEqual(read([a, b]).map(parts))
  expect(read([b, a]).map(({ externalId }) => externalId)).toEqual(['999', '1000'])
})

test.each([
  [{ id: 1 }, 'order.refunds[0].total is missing.'],
  [{ id: 1, total: 'all' }, 'order.refunds[0].total is "all": not a decimal amount.'],
  [{ total: '-1.00' }, 'order.refunds[0].id is missing.'],
])('the refund %o is refused, since what went back would be a guess', (told, reason) => {
  expect(() => read([told])).toThrow(reason)
})

test('whatever goes back in whatever steps, no more comes off than was sold, and in the end all of it', () => {
  const cents = (amount: number) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
  const amounts = fc.record({ goods: fc.nat(9_999), tax: fc.nat(999), shipping: fc.nat(999), shippingTax: fc.nat(99) })
  const steps = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(amounts, steps, ({ goods, tax, shipping, shippingTax }, backs) => {
      const total = goods + tax + shipping + shippingTax
      const changes = {
        line_items: [line({ subtotal: cents(goods), total: cents(goods), total_tax: cents(tax) })],
        ...{ shipping_total: cents(shipping), total_tax: cents(tax + shippingTax), total: cents(total) },
      }
      const told = read(
        backs.map((back, i) => refund(`-${cents(back)}`, i + 1)),
        changes,
      )
      const sum = (key: 'linesMinor' | 'taxMinor' | 'shippingMinor') => told.reduce((all, one) => all + one[key], 0n)
      const back = backs.reduce((all, one) => all + one, 0)
      const off = sum('linesMinor') + sum('taxMinor') + sum('shippingMinor')
      expect(off).toBe(BigInt(Math.min(back, total)))
      expect(sum('linesMinor') <= BigInt(goods)).toBe(true)
      for (const one of told) expect(parts(one).every((part) => part >= 0n)).toBe(true)
    }),
  )
})
