import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { seal } from '../../src/lib/secrets.ts'
import type { Answers } from '../../src/stores/api.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { askWaiting } from '../../src/stores/ask.ts'
import { bigcommerce } from '../../src/stores/bigcommerce.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { testDatabase } from '../support/database.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { addStore, testKeys, webhookSecret } from '../support/rows.ts'
import {
  gone,
  hook,
  line,
  orderAnswers,
  orderId,
  productAnswers,
  productId,
  refund,
  signBigCommerce,
  variant,
} from './bigcommerce-example.ts'
import { jsonText } from './json-text.ts'

const database = await testDatabase()
const { client, direct } = database
const clock = new SteppedClock(new Date('2026-11-26T12:00:00Z'))
const adapters = [bigcommerce]
const receive = createReceiver({ rows: direct, clock, adapters, keys: testKeys })

const ofProduct = { type: 'product', id: productId }
const moved = (from: number, to: number) => ({
  ...{ type: 'order', id: orderId },
  status: { previous_status_id: from, new_status_id: to },
})
const on = (day: number, time = '09:00:00') => `${['Tue', 'Wed', 'Thu'][day - 24]}, ${day} Nov 2026 ${time} +0000`
const seconds = (iso: string) => ({ created_at: Date.parse(iso) / 1000 })

/** Everything BigCommerce tells of one order and its product, with what its API says when it is asked. */
const history: readonly (readonly [ReturnType<typeof hook>, Answers])[] = [
  [hook('store/product/created', ofProduct, seconds('2026-11-20T07:00:00Z')), productAnswers()],
  [hook('store/order/created'), orderAnswers({ status_id: 0 })],
  [hook('store/order/created'), orderAnswers({ status_id: 7 })],
  // Within the second in which it was placed: BigCommerce's clock does not tell the two apart.
  [hook('store/order/statusUpdated', moved(0, 7)), orderAnswers({ status_id: 7, payment_status: 'authorized' })],
  [
    hook('store/order/statusUpdated', moved(7, 11), seconds('2026-11-25T09:00:00Z')),
    orderAnswers({ date_modified: on(25) }),
  ],
  [
    hook('store/sku/inventory/order/updated', { type: 'sku', id: 4, inventory: { product_id: productId } }),
    productAnswers({ date_modified: '2026-11-25T09:00:00+00:00', variants: [variant({ inventory_level: 38 })] }),
  ],
  [
    hook('store/order/updated', undefined, seconds('2026-11-25T10:00:00Z')),
    orderAnswers({ date_modified: on(25, '10:00:00'), status_id: 2, date_shipped: on(25, '10:00:00') }),
  ],
  [
    hook('store/order/refund/created', undefined, seconds('2026-11-26T08:00:00Z')),
    orderAnswers(
      { date_modified: on(26, '08:00:00'), status_id: 14, date_shipped: on(25, '10:00:00') },
      [line()],
      [refund()],
    ),
  ],
  [
    hook('store/order/statusUpdated', moved(14, 5), seconds('2026-11-26T09:00:00Z')),
    orderAnswers({ date_modified: on(26, '09:00:00'), status_id: 5 }, [line({ quantity_refunded: 1 })], [refund()]),
  ],
  [hook('store/product/deleted', ofProduct, seconds('2026-11-26T10:00:00Z')), {}],
  [hook('store/product/updated', ofProduct, seconds('2026-11-26T10:00:00Z')), { product: gone }],
]

let stores = 0

/** Each is asked for and applied when it comes, in whatever order they come. */
async function rowsAfter(arrival: readonly number[]) {
  stores += 1
  const sealedCredentials = seal(testKeys.sealing, '{"storeHash":"abc123","accessToken":"token"}')
  const { id } = await addStore(database, { id: `shop-${stores}`, platform: 'bigcommerce', sealedCredentials })
  for (const index of arrival) {
    const [told, answers] = history[index] ?? [hook(''), {}]
    const request = signBigCommerce(Buffer.from(jsonText(told)), webhookSecret, `msg_${index}`, clock.now())
    expect((await receive(id, request)).kind).toMatch(/kept|duplicate/)
    await askWaiting({ client, clock, adapters, keys: testKeys, callApi: answering(answers) })
    while ((await applyWaiting({ client, clock, adapters, log: silentLog })) > 0);
  }
  const states = await client.delivery.groupBy({ by: ['state'], where: { storeId: id } })
  return { rows: await recordedRows(database, id), states: states.map(({ state }) => state).sort() }
}

function answering(answers: Answers): Parameters<typeof askWaiting>[0]['callApi'] {
  return async ({ name, path }) => {
    const answer = answers[name]
    if (!answer) throw new Error(`Nobody should have asked for ${path}`)
    return { kind: 'answered', answer }
  }
}

const inOrder = history.map((_, index) => index)

test('a BigCommerce order, from placed to cancelled, ends as one order with its refund', async () => {
  const { rows, states } = await rowsAfter(inOrder)
  expect(states).toEqual(['applied', 'ignored'])
  expect(rows.orders).toMatchObject([
    {
      externalId: `${orderId}`,
      customer: { key: 'email:ada@example.com' },
      cancelledAt: new Date('2026-11-26T09:00:00Z'),
      refundedLinesMinor: 1250n,
      refundedTaxMinor: 88n,
      lines: [{ externalId: '65', variantExternalId: '338' }],
    },
  ])
  expect(rows.refunds).toMatchObject([{ externalId: '12', moneyMinor: 1338n }])
  expect(rows.products).toMatchObject([{ externalId: `${productId}`, deletedAt: expect.any(Date) }])
})

test('told up to the shipment it is an order paid a day after it was placed, with what is left in stock', async () => {
  const { rows } = await rowsAfter(inOrder.slice(0, 7))
  expect(rows.orders).toMatchObject([
    {
      placedAt: new Date('2026-11-24T09:00:00Z'),
      paidAt: new Date('2026-11-25T09:00:00Z'),
      fulfilledAt: new Date('2026-11-25T10:00:00Z'),
      cancelledAt: null,
    },
  ])
  expect(rows.variants).toMatchObject([{ externalId: '338', stock: 38 }])
})

test('in whatever order it is told, and however often, the same rows come of it', async () => {
  const { rows: expected } = await rowsAfter(inOrder)
  const { rows: untilShipped } = await rowsAfter(inOrder.slice(0, 7))
  const property = fc.asyncProperty(
    fc.constantFrom(7, history.length),
    fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    fc.array(fc.nat(6), { maxLength: 3 }),
    async (length, weights, repeated) => {
      const arrival = inOrder
        .slice(0, length)
        .map((index) => ({ index, weight: weights.next().value ?? 0 }))
        .toSorted((a, b) => a.weight - b.weight)
        .map(({ index }) => index)
      const { rows } = await rowsAfter([...arrival, ...repeated])
      expect(rows).toEqual(length === 7 ? untilShipped : expected)
    },
  )
  await fc.assert(property, { numRuns: 20 })
}, 120_000)

test('the newest telling is enough: what came before and was never heard changes nothing of the order itself', async () => {
  const { rows: expected } = await rowsAfter(inOrder)
  const { rows } = await rowsAfter([8, 9])
  const timeless = ({ orders }: typeof rows) => orders.map(({ paidBy, paysLater, paidAt, ...order }) => order)
  expect(timeless(rows)).toEqual(timeless(expected))
  expect(rows.refunds).toEqual(expected.refunds)
})
