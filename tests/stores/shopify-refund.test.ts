import { expect, test } from 'vitest'
import type { IncomingRefund } from '../../src/orders/incoming.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { bytes, line, money, order, orderId, refund, shopifyStore } from './shopify-example.ts'

const receivedAt = new Date('2026-11-25T12:00:00Z')

function read(changes: Record<string, unknown> = {}): IncomingRefund {
  const delivery = { headers: {}, body: bytes(refund(changes)), topic: 'refunds/create', receivedAt }
  const [incoming] = shopify.read(delivery, shopifyStore)
  if (incoming?.kind !== 'refund') throw new Error('Expected a refund')
  return incoming.refund
}

function readInOrder(changes: Record<string, unknown>, orderChanges: Record<string, unknown> = {}): IncomingRefund {
  const body = bytes(order({ refunds: [refund(changes)], ...orderChanges }))
  const [incoming] = shopify.read({ headers: {}, body, topic: 'orders/updated', receivedAt }, shopifyStore)
  const [told] = incoming?.kind === 'order' ? incoming.order.refunds : []
  if (!told) throw new Error('Expected a refund inside the order')
  return told
}

const returned = (changes: Record<string, unknown> = {}) => ({ ...refund().refund_line_items[0], ...changes })
const paidBack = (amount: string, more: Record<string, unknown> = {}) => [
  { kind: 'refund', status: 'success', amount, currency: 'EUR', ...more },
]

test('a refund told alone is read in full', () => {
  expect(read()).toEqual({
    externalId: '890088186047892319',
    orderExternalId: `${orderId}`,
    version: expect.stringMatching(/^2026-11-25T08:00:00.000Z 002 /),
    refundedAt: new Date('2026-11-25T08:00:00Z'),
    currency: 'EUR',
    // Paid back is the subtotal itself, so the tax is inside it.
    linesMinor: 1168n,
    taxMinor: 82n,
    shippingMinor: 0n,
    moneyMinor: 1250n,
    lines: [{ lineExternalId: '866550311766439021', quantity: 1, totalMinor: 1168n }],
  })
})

test('told alone where tax comes on top, what was paid back shows it', () => {
  expect(read({ transactions: paidBack('13.32') })).toMatchObject({
    linesMinor: 1250n,
    taxMinor: 82n,
    moneyMinor: 1332n,
  })
})

test('money kept back does not mislead about tax', () => {
  const kept = (amount: string) => [{ kind: 'refund_discrepancy', amount, tax_amount: '0' }]
  expect(read({ transactions: paidBack('9.00'), order_adjustments: kept('4.32') }).linesMinor).toBe(1250n)
  expect(read({ transactions: paidBack('9.00'), order_adjustments: kept('3.50') }).linesMinor).toBe(1168n)
})

test('inside its order a refund knows how tax is counted, and that telling is the one kept', () => {
  const unclear = { transactions: paidBack('5.00') }
  expect(readInOrder(unclear)).toMatchObject({ linesMinor: 1168n })
  expect(readInOrder(unclear, { taxes_included: false })).toMatchObject({ linesMinor: 1250n })
  expect(readInOrder(unclear).version > read(unclear).version).toBe(true)
})

test('gift cards and tips that come back are not goods', () => {
  const told = read({
    refund_line_items: [
      returned(),
      returned({ line_item_id: 2, line_item: line({ gift_card: true }) }),
      returned({ line_item_id: 3, line_item: line({ product_id: null, tip_payment_gateway: 'cash' }) }),
    ],
    transactions: paidBack('37.50'),
  })
  expect(told.lines.map((each) => each.lineExternalId)).toEqual(['866550311766439021'])
  expect(told).toMatchObject({ linesMinor: 1168n, moneyMinor: 3750n })
})

test('only refunds that went through are money paid back', () => {
  const transactions = [
    ...paidBack('10.00'),
    ...paidBack('5.00', { status: 'pending' }),
    ...paidBack('7.00', { status: 'failure' }),
    ...paidBack('9.00', { kind: 'void' }),
    ...paidBack('2.50', { currency: null }),
  ]
  expect(readInOrder({ transactions }).moneyMinor).toBe(1250n)
})

test.each([
  ['told alone', read, read],
  ['told inside its order', readInOrder, readInOrder],
  ['first told inside its order, then alone', readInOrder, read],
])('money that was on the way and then went through, %s, is the later telling', (_, before, after) => {
  const pending = before({ transactions: paidBack('12.50', { status: 'pending' }) })
  const done = after({ transactions: paidBack('12.50') })
  const more = after({ transactions: [...paidBack('12.50'), ...paidBack('1.00')] })
  expect([pending.moneyMinor, done.moneyMinor, more.moneyMinor]).toEqual([0n, 1250n, 1350n])
  expect(pending.version < done.version && done.version < more.version).toBe(true)
})

test('paid back in the customer’s currency, the refunded parts tell the shop’s money', () => {
  const transactions = paidBack('2100', { currency: 'JPY' })
  expect(readInOrder({ transactions })).toMatchObject({ currency: 'EUR', moneyMinor: 1250n })
  expect(readInOrder({ transactions }, { taxes_included: false }).moneyMinor).toBe(1332n)
})

test.each([
  [{ refund_shipping_lines: [{ subtotal_amount_set: money('4.90'), tax_amount_set: money('0.32') }] }, 458n, 114n],
  [{ order_adjustments: [{ kind: 'shipping_refund', amount: '-4.90', tax_amount: '-0.32' }] }, 458n, 114n],
  [
    {
      refund_shipping_lines: [{ subtotal_amount_set: money('4.90'), tax_amount_set: money('0.32') }],
      order_adjustments: [{ kind: 'shipping_refund', amount: '-4.90', tax_amount: '-0.32' }],
    },
    458n,
    114n,
  ],
])('shipping that comes back is told once, without tax: %o', (changes, shippingMinor, taxMinor) => {
  expect(readInOrder(changes)).toMatchObject({ shippingMinor, taxMinor })
})

test('a refund without subtotals is worth its share of what the line cost', () => {
  const old = returned({
    subtotal: undefined,
    subtotal_set: undefined,
    total_tax: undefined,
    total_tax_set: undefined,
    line_item: line({ quantity: 3, price: '10.00', discount_allocations: [{ amount: '1.00' }] }),
  })
  expect(readInOrder({ refund_line_items: [old] }).linesMinor).toBe(967n)
})

test('a goodwill refund has money but no lines', () => {
  expect(read({ refund_line_items: [], transactions: paidBack('5.00') })).toMatchObject({
    linesMinor: 0n,
    moneyMinor: 500n,
  })
})

test('the currency of a refund told alone is the one it names, else the store’s', () => {
  const bare = returned({ subtotal_set: undefined, total_tax_set: undefined })
  expect(read({ refund_line_items: [bare], transactions: [] }).currency).toBe('EUR')
  expect(read({ refund_line_items: [bare], transactions: [], total_duties_set: money('0', 'VND') }).currency).toBe(
    'VND',
  )
  expect(read({ refund_line_items: [bare], transactions: paidBack('1', { currency: 'USD' }) }).currency).toBe('USD')
  const dong = returned({
    subtotal: 19,
    subtotal_set: money('19', 'VND'),
    total_tax: 2,
    total_tax_set: money('2', 'VND'),
  })
  const told = read({ refund_line_items: [dong], transactions: paidBack('21', { currency: 'VND' }) })
  expect(told).toMatchObject({ currency: 'VND', linesMinor: 19n, taxMinor: 2n, moneyMinor: 21n })
})

test('a refund without a time happened when we heard of it', () => {
  expect(read({ created_at: null, processed_at: null }).refundedAt).toEqual(receivedAt)
})

test('a refund of no order is unreadable, and says so', () => {
  expect(() => read({ order_id: null })).toThrow('refund.order_id is missing: whose refund it is cannot be told.')
})
