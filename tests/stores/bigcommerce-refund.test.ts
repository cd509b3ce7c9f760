import { describe, expect, test } from 'vitest'
import { hook, line, orderAnswers, orderId, readOrder, refund } from './bigcommerce-example.ts'

const body = hook('store/order/refund/created')
const refundsOf = (refunds: unknown[], lines?: unknown[]) =>
  readOrder(orderAnswers({ status_id: 14 }, lines, refunds), body).refunds
const read = (changes: Record<string, unknown> = {}, lines?: unknown[]) => refundsOf([refund(changes)], lines)[0]

const item = (
  item_type: string,
  requested_amount: number | string | null,
  item_id = 1,
  quantity: number | null = null,
) => ({
  item_type,
  item_id,
  quantity,
  requested_amount,
})

test('a refund of one of two packs is read in full', () => {
  expect(read()).toMatchObject({
    externalId: '12',
    orderExternalId: `${orderId}`,
    refundedAt: new Date('2026-11-25T08:00:00Z'),
    currency: 'EUR',
    linesMinor: 1250n,
    taxMinor: 88n,
    shippingMinor: 0n,
    moneyMinor: 1338n,
    lines: [{ lineExternalId: '65', quantity: 1, totalMinor: 1250n }],
  })
})

describe('what is left of a refund without its tax', () => {
  test.each([
    ['an amount off the order', [item('ORDER', 12.5)], 1250n, 0n, []],
    ['the shipping', [item('SHIPPING', 12.5)], 0n, 1250n, []],
    ['the shipping, amount untold', [item('SHIPPING', null)], 0n, 1250n, []],
    ['the handling', [item('HANDLING', '12.50')], 0n, 1250n, []],
    ['the wrapping', [item('GIFT_WRAPPING', 12.5)], 0n, 0n, []],
    ['an item that costs nothing', [item('PRODUCT', 0, 65, 0)], 1250n, 0n, [['65', 0, 1250n]]],
    ['a line that is not known', [item('PRODUCT', null, 99, 3)], 1250n, 0n, [['99', 3, 1250n]]],
    ['two halves', [item('PRODUCT', 5, 65, 1), item('SHIPPING', 5)], 625n, 625n, [['65', 1, 625n]]],
    [
      'two packs and shipping',
      [item('PRODUCT', null, 65, 2), item('SHIPPING', '4.90')],
      1045n,
      205n,
      [['65', 2, 1045n]],
    ],
    ['nothing', [], 0n, 0n, []],
  ])('of %s goes where it was spent', (_, items, linesMinor, shippingMinor, lines) => {
    const told = read({ items })
    expect(told).toMatchObject({ linesMinor, shippingMinor, taxMinor: 88n, moneyMinor: 1338n })
    expect(told?.lines.map((one) => [one.lineExternalId, one.quantity, one.totalMinor])).toEqual(lines)
  })

  test('of a gift certificate is not off the goods', () => {
    const certificate = line({ type: 'giftcertificate' })
    expect(read({}, [certificate])).toMatchObject({ linesMinor: 0n, lines: [], moneyMinor: 1338n })
  })

  test('is more than was paid when tax was collected on the way', () => {
    expect(read({ total_tax: -0.12 })).toMatchObject({ linesMinor: 1350n, taxMinor: -12n })
  })
})

describe('the money that went back', () => {
  const paid = (amount: number | string | null, is_declined = false) => ({ id: 1, amount, is_declined })

  test.each([
    [[paid(13.38)], 1338n],
    [[paid(10), paid('3.38')], 1338n],
    [[paid(10), paid(3.38, true)], 1000n],
    [[paid(null)], 0n],
    [[], 1338n],
    [null, 1338n],
  ])('by %o', (payments, moneyMinor) => {
    expect(read({ payments })).toMatchObject({ moneyMinor, linesMinor: 1250n })
  })

  test('is none while every provider declines: such a refund has not happened', () => {
    expect(refundsOf([refund({ payments: [paid(13.38, true)] }), refund({ id: 13 })])).toMatchObject([
      { externalId: '13' },
    ])
  })

  test('cannot be a fraction of a cent', () => {
    const reason = /^refund\.(total_amount|payments\.amount) is 13\.385, but EUR has 2 decimals/
    expect(() => read({ total_amount: 13.385 })).toThrow(reason)
    expect(() => read({ payments: [paid('13.385')] })).toThrow(reason)
  })

  test('once more of it went through, makes the later telling', () => {
    const [before, after] = [[paid(10)], [paid(10), paid(3.38)]].map((payments) => read({ payments })?.version ?? '')
    expect(`${before}` < `${after}`).toBe(true)
  })
})

test('a refund without a time happened by the last change of its order', () => {
  expect(read({ created: '' })?.refundedAt).toEqual(new Date('2026-11-24T09:00:07Z'))
})

test('an order marked refunded by hand, with no refund behind it, is cancelled; with one it is not', () => {
  const marked = (refunds: unknown[]) => readOrder(orderAnswers({ status_id: 4 }, undefined, refunds), body)
  expect(marked([]).cancelledAt).toEqual(new Date('2026-11-24T09:00:07Z'))
  expect(marked([refund({ payments: [{ amount: 13.38, is_declined: true }] })]).cancelledAt).not.toBeNull()
  expect(marked([refund()])).toMatchObject({ cancelledAt: null, refunds: [{ externalId: '12' }] })
})

test.each([
  [{ id: null }, 'refunds[0].id is null'],
  [{ total_amount: 'all' }, 'refunds[0].total_amount is "all"'],
  [{ total_amount: undefined }, 'refunds[0].total_amount is missing'],
  [{ items: [item('PRODUCT', 'much', 65, 1)] }, 'refunds[0].items[0].requested_amount is "much"'],
  [{ created: 'yesterday' }, 'refunds[0].created is "yesterday"'],
])('a refund with %o is refused', (changes, reason) => {
  expect(() => read(changes)).toThrow(reason)
})
