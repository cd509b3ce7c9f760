import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'
import { testDatabase } from '../support/database.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { addStore, testKeys, webhookSecret } from '../support/rows.ts'
import {
  bytes,
  order,
  orderId,
  product,
  productId,
  refund,
  signWooCommerce,
  wooCommerceStore,
} from './woocommerce-example.ts'

const database = await testDatabase()
const { client, direct } = database
const clock = new SteppedClock(new Date('2026-11-26T12:00:00Z'))
const receive = createReceiver({ rows: direct, clock, adapters: [woocommerce], keys: testKeys })

const unpaid = { date_paid_gmt: null, date_modified_gmt: '2026-11-24T10:00:05' }
const completed = { status: 'completed', date_completed_gmt: '2026-11-24T15:00:00' }
const [half, rest] = [refund('-10.70', 1172), refund('-15.94', 1180)]

/** All that WooCommerce tells of one order, in the order in which it happened. */
const tellings = [
  ['order.updated', order({ ...unpaid, status: 'checkout-draft' })],
  ['order.created', order({ ...unpaid, status: 'pending' })],
  ['order.updated', order({ ...unpaid, status: 'failed' })],
  // Paid within the same second: WooCommerce's clock does not tell the two apart.
  ['order.updated', order({ date_modified_gmt: '2026-11-24T10:00:05' })],
  ['order.updated', order({ ...completed, date_modified_gmt: '2026-11-24T15:00:00' })],
  // A refund of which the time of change says nothing.
  ['order.updated', order({ ...completed, date_modified_gmt: '2026-11-24T15:00:00', refunds: [half] })],
  [
    'order.updated',
    order({ ...completed, date_modified_gmt: '2026-11-25T09:00:00', refunds: [half], customer_note: '' }),
  ],
  [
    'order.updated',
    order({ ...completed, status: 'refunded', date_modified_gmt: '2026-11-25T10:00:00', refunds: [rest, half] }),
  ],
] as const
const ofAProduct = [
  ['product.created', product()],
  ['product.updated', product({ date_modified_gmt: '2026-11-24T10:00:06', stock_quantity: 38 })],
] as const
const removals = [
  ['order.deleted', { id: orderId }],
  ['product.deleted', { id: productId }],
] as const

const indexes = tellings.map((_, index) => index)
const anyOfThem = fc.subarray(indexes, { minLength: 1 }).chain((subset) => {
  const arrival = fc.tuple(
    fc.shuffledSubarray(subset, { minLength: subset.length }),
    fc.array(fc.constantFrom(...subset)),
  )
  return arrival.map(([shuffled, repeated]) => ({ subset, arrival: [...shuffled, ...repeated] }))
})

test('of whatever tellings came, in whatever order and however often, the latest has the highest version', () => {
  const read = (index: number) => {
    const [topic, told] = tellings[index] ?? tellings[0]
    const delivery = { headers: {}, body: bytes(told), topic, receivedAt: clock.now() }
    return woocommerce.read(delivery, wooCommerceStore).flatMap((one) => (one.kind === 'order' ? [one.order] : []))
  }
  fc.assert(
    fc.property(anyOfThem, ({ subset, arrival }) => {
      const newest = (indexes: readonly number[]) =>
        indexes.flatMap(read).reduce<ReturnType<typeof read>[number] | undefined>((known, next) => {
          return known === undefined || known.version < next.version ? next : known
        }, undefined)
      const [latest] = read(Math.max(...subset))
      expect(newest(arrival)).toEqual(latest)
    }),
  )
})

const everything = [...tellings, ...ofAProduct, ...removals]
let stores = 0

async function rowsAfter(arrival: readonly number[], setSize: number) {
  stores += 1
  const { id } = await addStore(database, { id: `shop-${stores}`, platform: 'woocommerce' })
  for (const [position, index] of arrival.entries()) {
    const [topic, told] = everything[index] ?? tellings[0]
    const request = signWooCommerce(topic, bytes(told), webhookSecret, `${position}`)
    expect((await receive(id, request)).kind).toMatch(/kept|duplicate/)
    if (position % setSize === 0) await applyAll()
  }
  await applyAll()
  return recordedRows(database, id)
}

async function applyAll(): Promise<void> {
  while ((await applyWaiting({ client, clock, adapters: [woocommerce], log: silentLog })) > 0);
}

const inOrder = everything.map((_, index) => index)

test('a WooCommerce order, from draft to refunded, ends as one order of which nothing is left', async () => {
  const { orders, refunds, customers, products, variants } = await rowsAfter(inOrder.slice(0, -removals.length), 1)
  expect(orders).toMatchObject([
    {
      externalId: `${orderId}`,
      customer: { key: 'email:ada@example.com' },
      paidAt: new Date('2026-11-24T10:00:05Z'),
      fulfilledAt: new Date('2026-11-24T15:00:00Z'),
      cancelledAt: null,
      linesMinor: 2000n,
      ...{ refundedLinesMinor: 2000n, refundedTaxMinor: 174n, refundedShippingMinor: 490n, isFullyRefunded: true },
      attributes: { utm_source: 'upsell' },
    },
  ])
  expect(refunds.map(({ externalId, moneyMinor }) => [externalId, moneyMinor])).toEqual([
    ['1172', 1070n],
    ['1180', 1594n],
  ])
  expect([customers.length, products.length]).toEqual([1, 1])
  expect(variants).toMatchObject([{ stock: 38 }])
  expect(await client.delivery.count({ where: { state: 'ignored' } })).toBe(1)
})

test('in whatever order WooCommerce delivers them, and however often, the rows are the same', async () => {
  const expected = await rowsAfter(inOrder, inOrder.length)
  expect(expected.orders).toMatchObject([{ cancelledAt: clock.now() }])
  const arrival = fc.tuple(
    fc.shuffledSubarray(inOrder, { minLength: inOrder.length }),
    fc.array(fc.constantFrom(...inOrder)),
  )
  const property = fc.asyncProperty(arrival, fc.integer({ min: 1, max: 9 }), async ([shuffled, repeated], setSize) => {
    expect(await rowsAfter([...shuffled, ...repeated], setSize)).toEqual(expected)
  })
  await fc.assert(property, { numRuns: 12 })
}, 120_000)

test('the ping of a new webhook is answered and leaves no row', async () => {
  const { id } = await addStore(database, { id: 'pinged', platform: 'woocommerce' })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect(await receive(id, { headers, body: Buffer.from('webhook_id=12') })).toEqual({ kind: 'ping' })
  expect(await client.delivery.count({ where: { storeId: id } })).toBe(0)
})
