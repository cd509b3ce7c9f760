import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { testDatabase } from '../support/database.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { addStore, testKeys, webhookSecret } from '../support/rows.ts'
import { bytes, order, orderId, product, productId, refund, signShopify, variant } from './shopify-example.ts'

const database = await testDatabase()
const { client, direct } = database
const clock = new SteppedClock(new Date('2026-11-26T12:00:00Z'))
const receive = createReceiver({ rows: direct, clock, adapters: [shopify], keys: testKeys })

/** Everything Shopify tells of one order and its product, in the order in which it happened. */
const history = [
  ['products/create', product()],
  ['orders/create', order({ financial_status: 'pending' })],
  // Paid within the same second as created: Shopify's clock does not tell the two apart.
  ['orders/paid', order()],
  ['orders/updated', order({ updated_at: '2026-11-24T11:00:00+01:00', tags: 'tea, loyal, gift' })],
  [
    'products/update',
    product({ updated_at: '2026-11-24T10:00:30+01:00', variants: [variant({ inventory_quantity: 38 })] }),
  ],
  ['refunds/create', refund()],
  [
    'orders/updated',
    order({ updated_at: '2026-11-25T09:00:01+01:00', financial_status: 'partially_refunded', refunds: [refund()] }),
  ],
  [
    'orders/cancelled',
    order({
      updated_at: '2026-11-25T10:00:00+01:00',
      cancelled_at: '2026-11-25T10:00:00+01:00',
      financial_status: 'partially_refunded',
      refunds: [refund()],
    }),
  ],
  ['products/delete', { id: productId }],
  ['orders/delete', { id: orderId }],
] as const

let stores = 0

async function rowsAfter(arrival: readonly number[], setSize: number) {
  stores += 1
  const { id } = await addStore(database, { id: `shop-${stores}` })
  for (const [position, index] of arrival.entries()) {
    const [topic, payload] = history[index] ?? history[0]
    const request = signShopify(topic, bytes(payload), webhookSecret, `webhook-${index}`)
    expect((await receive(id, request)).kind).toMatch(/kept|duplicate/)
    if (position % setSize === 0) await applyAll()
  }
  await applyAll()
  return recordedRows(database, id)
}

async function applyAll(): Promise<void> {
  while ((await applyWaiting({ client, clock, adapters: [shopify], log: silentLog })) > 0);
}

const inOrder = history.map((_, index) => index)

test('a Shopify order, from created to deleted, ends as one order with its refund', async () => {
  const { orders, refunds, customers, products, variants } = await rowsAfter(inOrder, 1)
  expect(orders).toMatchObject([
    {
      externalId: `${orderId}`,
      customer: { key: 'email:ada@example.com' },
      paidAt: expect.any(Date),
      cancelledAt: new Date('2026-11-25T09:00:00Z'),
      refundedTaxMinor: 82n,
      refundedLinesMinor: 1168n,
      isFullyRefunded: false,
      nth: null,
      tags: ['tea', 'loyal'],
      attributes: { notch_click: 'abc' },
    },
  ])
  expect([refunds.length, customers.length, products.length, variants.length]).toEqual([1, 1, 1, 0])
  expect(await client.delivery.count({ where: { state: 'applied' } })).toBe(history.length)
})

test('in whatever order Shopify delivers them, and however often, the rows are the same', async () => {
  const expected = await rowsAfter(inOrder, history.length)
  const arrival = fc.tuple(
    fc.shuffledSubarray(inOrder, { minLength: inOrder.length }),
    fc.array(fc.constantFrom(...inOrder)),
  )
  const property = fc.asyncProperty(arrival, fc.integer({ min: 1, max: 9 }), async ([shuffled, repeated], setSize) => {
    expect(await rowsAfter([...shuffled, ...repeated], setSize)).toEqual(expected)
  })
  await fc.assert(property, { numRuns: 15 })
}, 120_000)
