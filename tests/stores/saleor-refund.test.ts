import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grantedRefund, line, lineId, money, orderId, taxed } from './saleor-example.ts'
import { readOrder } from './saleor-read.ts'

const grantedId = 'T3JkZXJHcmFudGVkUmVmdW5kOjE='
const nothing = { linesMinor: 0n, taxMinor: 0n, shippingMinor: 0n, moneyMinor: 0n, lines: [] }

function parcel(changes: Record<string, unknown> = {}) {
  return {
    id: 'RnVsZmlsbG1lbnQ6MQ==',
    status: 'REFUNDED',
    created: '2026-11-25T09:00:00+00:00',
    totalRefundedAmount: money(16.15),
    shippingRefundedAmount: money(4.9),
    lines: [{ quantity: 1, orderLine: { id: lineId } }],
    ...changes,
  }
}

test('a granted refund whose money went says which goods came back, and the money is not counted twice', () => {
  const { refunds } = readOrder({ grantedRefunds: [grantedRefund()], totalRefunded: money(11.25) })
  expect(refunds).toEqual([
    {
      externalId: grantedId,
      orderExternalId: orderId,
      version: expect.stringMatching(/^2026-11-24T10:00:05.654Z 012 /),
      refundedAt: new Date('2026-11-25T09:00:00Z'),
      currency: 'EUR',
      linesMinor: 1052n,
      taxMinor: 74n,
      shippingMinor: 0n,
      moneyMinor: 1125n,
      lines: [{ lineExternalId: lineId, quantity: 1, totalMinor: 1052n }],
    },
    expect.objectContaining({ externalId: `${orderId} other`, ...nothing }),
  ])
})

test('it may hold the shipping', () => {
  const granted = grantedRefund({ shippingCostsIncluded: true, amount: money(16.15) })
  const { refunds } = readOrder({ grantedRefunds: [granted], totalRefunded: money(16.15) })
  expect(refunds[0]).toMatchObject({ shippingMinor: 458n, taxMinor: 106n, linesMinor: 1052n, moneyMinor: 1615n })
})

test.each(['NONE', 'PENDING', 'FAILURE', null])('a granted refund that is %s gave nothing back', (status) => {
  const { refunds } = readOrder({ grantedRefunds: [grantedRefund({ status, shippingCostsIncluded: true })] })
  expect(refunds).toMatchObject([
    { externalId: grantedId, ...nothing },
    { externalId: `${orderId} other`, ...nothing },
  ])
})

test('money that went without saying for what is one more refund without goods', () => {
  const events = [
    { type: 'PAYMENT_REFUNDED', date: '2026-11-25T08:00:00Z' },
    { type: 'PAYMENT_REFUNDED', date: '2026-11-26T08:00:00Z' },
  ]
  const { refunds } = readOrder({ grantedRefunds: [grantedRefund()], totalRefunded: money(12.25), events })
  expect(refunds[1]).toMatchObject({ ...nothing, moneyMinor: 100n, refundedAt: new Date('2026-11-26T08:00:00Z') })
  expect(readOrder({ totalRefunded: money(1) }).refunds).toMatchObject([
    { moneyMinor: 100n, refundedAt: new Date('2026-11-24T10:00:05.654Z') },
  ])
})

test('money that is all the order cost is for all its goods', () => {
  const giftCard = line({
    id: 'card',
    quantity: 1,
    variant: { id: 'v', product: { id: 'p', productType: { kind: 'GIFT_CARD' } } },
  })
  const { refunds } = readOrder({ totalRefunded: money(27.4), lines: [line(), giftCard] })
  expect(refunds).toMatchObject([
    {
      linesMinor: 2103n,
      taxMinor: 179n,
      shippingMinor: 458n,
      moneyMinor: 2740n,
      lines: [{ lineExternalId: lineId, quantity: 2, totalMinor: 2103n }],
    },
  ])
})

test('money that came back to the shop again is taken off', () => {
  const { refunds } = readOrder({ grantedRefunds: [grantedRefund()], totalRefunded: money(5) })
  expect(refunds[1]).toMatchObject({ ...nothing, moneyMinor: -625n })
})

test.each(['REFUNDED', 'REFUNDED_AND_RETURNED'])('a parcel that was %s tells a refund too', (status) => {
  const { refunds } = readOrder({ fulfillments: [parcel({ status })], totalRefunded: money(16.15) })
  expect(refunds[0]).toMatchObject({
    externalId: 'RnVsZmlsbG1lbnQ6MQ==',
    refundedAt: new Date('2026-11-25T09:00:00Z'),
    linesMinor: 1052n,
    taxMinor: 106n,
    shippingMinor: 458n,
    moneyMinor: 1615n,
  })
})

test.each(['FULFILLED', 'RETURNED', 'REPLACED', 'CANCELED', 'WAITING_FOR_APPROVAL', null])(
  'a parcel that is %s does not',
  (status) => {
    expect(readOrder({ fulfillments: [parcel({ status })] }).refunds).toEqual([])
  },
)

test.each([
  [{ lines: null }, { linesMinor: 0n, lines: [] }],
  [{ lines: [{ quantity: 1, orderLine: null }] }, { linesMinor: 0n, lines: [] }],
  [{ lines: [{ quantity: 1, orderLine: { id: 'another' } }] }, { linesMinor: 0n, lines: [] }],
  [{ lines: [{ quantity: 3, orderLine: { id: lineId } }] }, { linesMinor: 3155n }],
  [{ created: null }, { refundedAt: new Date('2026-11-24T10:00:05.654Z') }],
  [
    { totalRefundedAmount: null, shippingRefundedAmount: null },
    { moneyMinor: 0n, shippingMinor: 0n, taxMinor: 74n },
  ],
])('a parcel with %o is read as %o', (changes, expected) => {
  expect(readOrder({ fulfillments: [parcel(changes)] }).refunds[0]).toMatchObject(expected)
})

test('goods of a line without quantity and shipping that was free cost nothing', () => {
  const changes = { lines: [line({ quantity: 0 })], shippingPrice: taxed(0, 0), fulfillments: [parcel()] }
  expect(readOrder(changes).refunds[0]).toMatchObject({ linesMinor: 0n, shippingMinor: 0n, taxMinor: 490n })
})

test('an order that does not tell what went back tells only what it names', () => {
  const { refunds } = readOrder({ grantedRefunds: [grantedRefund()], totalRefunded: null })
  expect(refunds.map(({ externalId }) => externalId)).toEqual([grantedId])
})

test('a refund in another currency is unreadable', () => {
  expect(() => readOrder({ totalRefunded: money(5, 'USD') })).toThrow('order.totalRefunded is 5 USD')
})

test('the money of all refunds is always what Saleor says went back', () => {
  const cents = fc.nat(5_000)
  const status = fc.constantFrom('SUCCESS', 'PENDING', 'FAILURE', 'NONE')
  const granted = fc.array(fc.tuple(cents, status), { maxLength: 4 })
  fc.assert(
    fc.property(granted, fc.array(cents, { maxLength: 3 }), cents, (grants, parcels, refunded) => {
      const { refunds } = readOrder({
        grantedRefunds: grants.map(([minor, is], i) =>
          grantedRefund({ id: `g${i}`, amount: money(minor / 100), status: is }),
        ),
        fulfillments: parcels.map((minor, i) => parcel({ id: `p${i}`, totalRefundedAmount: money(minor / 100) })),
        totalRefunded: money(refunded / 100),
      })
      expect(refunds.reduce((sum, { moneyMinor }) => sum + moneyMinor, 0n)).toBe(BigInt(refunded))
      expect(new Set(refunds.map(({ externalId }) => externalId)).size).toBe(refunds.length)
    }),
  )
})
