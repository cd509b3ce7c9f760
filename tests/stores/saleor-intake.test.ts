import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { saleor } from '../../src/stores/saleor.ts'
import { testDatabase } from '../support/database.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { addStore, testKeys, webhookSecret } from '../support/rows.ts'
import {
  grantedRefund,
  money,
  order,
  orderId,
  product,
  productId,
  signSaleor,
  told,
  variant,
} from './saleor-example.ts'

const database = await testDatabase()
const { client, direct } = database
const clock = new SteppedClock(new Date('2026-11-26T12:00:00Z'))
const receive = createReceiver({ rows: direct, clock, adapters: [saleor], keys: testKeys })

const at = (time: string) => `2026-11-${time}+00:00`
const pending = grantedRefund({ status: 'PENDING' })
const refunded = { grantedRefunds: [grantedRefund()], totalRefunded: money(11.25), paymentStatus: 'PARTIALLY_REFUNDED' }

/** Everything Saleor tells of one order and its product, in the order in which it happened. */
const events = [
  ['product_created', told({ product: product() }, at('20T08:00:00'))],
  [
    'order_created',
    told({
      order: order({
        isPaid: false,
        paymentStatus: 'NOT_CHARGED',
        chargeStatus: 'NONE',
        totalCharged: money(0),
        events: [],
      }),
    }),
  ],
  ['order_fully_paid', told({ order: order() })],
  [
    'product_variant_stock_updated',
    told({ productVariant: { product: product({ variants: [variant({ stocks: [] })] }) } }, at('24T10:00:07')),
  ],
  ['order_fulfilled', told({ order: order({ status: 'FULFILLED', updatedAt: at('25T08:00:00') }) })],
  [
    'order_updated',
    told({ order: order({ status: 'FULFILLED', updatedAt: at('25T09:00:00'), grantedRefunds: [pending] }) }),
  ],
  // The money went before Saleor knew for which grant: for a moment it is told without its goods.
  [
    'order_refunded',
    told({
      order: order({ status: 'FULFILLED', updatedAt: at('25T09:00:01'), ...refunded, grantedRefunds: [pending] }),
    }),
  ],
  ['order_updated', told({ order: order({ status: 'FULFILLED', updatedAt: at('25T09:00:02'), ...refunded }) })],
  ['order_cancelled', told({ order: order({ status: 'CANCELED', updatedAt: at('25T10:00:00'), ...refunded }) })],
  ['product_deleted', told({ product: { id: productId } }, at('26T08:00:00'))],
] as const

let stores = 0

async function rowsAfter(arrival: readonly number[], setSize: number) {
  stores += 1
  const { id } = await addStore(database, { id: `shop-${stores}`, platform: 'saleor' })
  for (const [position, index] of arrival.entries()) {
    const [topic, text] = events[index] ?? events[0]
    expect((await receive(id, signSaleor(topic, text, webhookSecret))).kind).toMatch(/kept|duplicate/)
    if (position % setSize === 0) await applyAll()
  }
  await applyAll()
  return recordedRows(database, id)
}

async function applyAll(): Promise<void> {
  while ((await applyWaiting({ client, clock, adapters: [saleor], log: silentLog })) > 0);
}

const inOrder = events.map((_, index) => index)

test('a Saleor order, from created to cancelled, ends as one order with what went back', async () => {
  const { orders, refunds, customers, products, variants } = await rowsAfter(inOrder, 1)
  expect(orders).toMatchObject([
    {
      externalId: orderId,
      customer: { key: 'email:ada@example.com' },
      paidAt: new Date('2026-11-24T10:00:04Z'),
      cancelledAt: new Date('2026-11-25T10:00:00Z'),
      refundedLinesMinor: 1052n,
      refundedTaxMinor: 74n,
      isFullyRefunded: false,
      nth: null,
      tags: ['channel:de'],
      attributes: { notch_click: 'abc' },
    },
  ])
  expect(refunds.map(({ moneyMinor }) => moneyMinor)).toEqual([0n, 1125n])
  expect([customers.length, products.length, variants.length]).toEqual([1, 1, 0])
  expect(await client.delivery.count({ where: { state: 'applied' } })).toBe(events.length)
})

test('in whatever order Saleor delivers them, and however often, the rows are the same', async () => {
  const expected = await rowsAfter(inOrder, events.length)
  const arrival = fc.tuple(
    fc.shuffledSubarray(inOrder, { minLength: inOrder.length }),
    fc.array(fc.constantFrom(...inOrder)),
  )
  const property = fc.asyncProperty(arrival, fc.integer({ min: 1, max: 9 }), async ([shuffled, repeated], setSize) => {
    expect(await rowsAfter([...shuffled, ...repeated], setSize)).toEqual(expected)
  })
  await fc.assert(property, { numRuns: 15 })
}, 120_000)

test('whichever of them are lost, what the newest tells of the order is the truth', async () => {
  const last = events.findIndex(([topic]) => topic === 'order_cancelled')
  const expected = await rowsAfter([last], 1)
  const lossy = fc.shuffledSubarray(inOrder.filter((index) => events[index]?.[0].startsWith('order_')))
  const property = fc.asyncProperty(lossy, async (arrived) => {
    const { orders, refunds } = await rowsAfter([...arrived, last], 3)
    expect({ orders, refunds }).toEqual({ orders: expected.orders, refunds: expected.refunds })
  })
  await fc.assert(property, { numRuns: 10 })
}, 120_000)
