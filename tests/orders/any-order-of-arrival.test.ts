import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IncomingProduct, ProductRemoval } from '../../src/catalog/incoming.ts'
import { recordProducts, removeProducts } from '../../src/catalog/record.ts'
import type { Rows } from '../../src/database/client.ts'
import type { IncomingConsent, IncomingOrder, IncomingRefund, OrderRemoval } from '../../src/orders/incoming.ts'
import { recordConsents, recordOrders, recordRefunds, removeOrders } from '../../src/orders/record.ts'
import { testDatabase } from '../support/database.ts'
import {
  aCustomer,
  aLine,
  anOrder,
  aProduct,
  aRefund,
  aVariant,
  minutesAfterTen,
  version,
} from '../support/incoming.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const now = new Date('2026-11-01T12:00:00Z')

/** What a platform tells at one moment. */
interface Telling {
  readonly orders?: readonly IncomingOrder[]
  readonly refunds?: readonly IncomingRefund[]
  readonly products?: readonly IncomingProduct[]
  readonly removals?: readonly ProductRemoval[]
  readonly removedOrders?: readonly OrderRemoval[]
  readonly consents?: readonly IncomingConsent[]
}

const minute = fc.integer({ min: 0, max: 40 })
const orderId = fc.constantFrom('1', '2', '3', '820982911946154508')
const customer = fc.option(
  fc.record({
    email: fc.constantFrom('ada@example.com', 'eve@example.com', null),
    externalId: fc.constantFrom('7', null),
    consent: fc.constantFrom('allowed', 'refused', 'unasked'),
  }),
)

const consent = fc.record({ at: minute, customerExternalId: fc.constantFrom('7', null), isAllowed: fc.boolean() }).map(
  ({ at, customerExternalId, isAllowed }): IncomingConsent => ({
    ...{ email: 'ada@example.com', customerExternalId, consent: isAllowed ? 'allowed' : 'refused' },
    ...{ consentSource: 'told apart', consentAt: minutesAfterTen(at) },
  }),
)

const refund = fc
  .record({
    id: fc.constantFrom('r1', 'r2', 'r3'),
    order: orderId,
    at: minute,
    quantity: fc.integer({ min: 0, max: 2 }),
    money: fc.integer({ min: 0, max: 3000 }),
  })
  .map(({ id, order, at, quantity, money }) =>
    aRefund({
      externalId: id,
      orderExternalId: order,
      version: `${version(at)} ${order} ${quantity} ${money}`,
      refundedAt: minutesAfterTen(at),
      linesMinor: BigInt(quantity * 1000),
      moneyMinor: BigInt(money),
      lines: [{ lineExternalId: 'line-1', quantity, totalMinor: BigInt(quantity * 1000) }],
    }),
  )

const order = fc
  .record({
    id: orderId,
    at: minute,
    placed: minute,
    customer,
    isPaid: fc.boolean(),
    paidBy: fc.option(minute),
    paysLater: fc.boolean(),
    isCancelled: fc.boolean(),
    isTest: fc.boolean(),
    quantity: fc.integer({ min: 0, max: 3 }),
    refunds: fc.array(refund, { maxLength: 2 }),
  })
  .map((told) =>
    anOrder({
      externalId: told.id,
      // As an adapter does it: the time of change, then the content.
      version: `${version(told.at)} ${JSON.stringify({ ...told, refunds: told.refunds.length })}`,
      placedAt: minutesAfterTen(told.placed),
      paidAt: told.isPaid ? minutesAfterTen(told.placed) : null,
      paidBy: told.paidBy === null ? null : minutesAfterTen(told.paidBy),
      paysLater: told.paysLater,
      cancelledAt: told.isCancelled ? minutesAfterTen(told.at) : null,
      customer: told.customer && aCustomer({ ...told.customer, firstName: `As told at ${told.at}` }),
      isTest: told.isTest,
      lines: told.quantity === 0 ? [] : [aLine({ quantity: told.quantity, totalMinor: BigInt(told.quantity * 1000) })],
      totalMinor: BigInt(told.quantity * 1000),
      refunds: told.refunds,
    }),
  )

const productId = fc.constantFrom('tea', 'pot')
const product = fc
  .record({ id: productId, at: minute, stock: fc.integer({ min: 0, max: 2 }) })
  .map(({ id, at, stock }) =>
    aProduct({
      externalId: id,
      version: `${version(at)} ${stock}`,
      title: `${id} at ${at}`,
      variants: Array.from({ length: stock }, (_, index) => aVariant({ externalId: `${id}-${index}`, stock })),
    }),
  )
const removal = fc
  .record({ externalId: productId, at: minute })
  .map(({ externalId, at }) => ({ externalId, version: `${version(at)} x`, removedAt: minutesAfterTen(at) }))

const removedOrder = fc
  .record({ externalId: orderId, at: minute })
  .map(({ externalId, at }) => ({ externalId, removedAt: minutesAfterTen(at) }))

const telling: fc.Arbitrary<Telling> = fc.oneof(
  { weight: 4, arbitrary: order.map((one) => ({ orders: [one] })) },
  { weight: 2, arbitrary: refund.map((one) => ({ refunds: [one] })) },
  { weight: 1, arbitrary: product.map((one) => ({ products: [one] })) },
  { weight: 1, arbitrary: removal.map((one) => ({ removals: [one] })) },
  { weight: 1, arbitrary: removedOrder.map((one) => ({ removedOrders: [one] })) },
  { weight: 1, arbitrary: consent.map((one) => ({ consents: [one] })) },
)

/** A history, and another way it may arrive: shuffled, in part repeated, in sets of any size. */
const arrivals = fc.array(telling, { minLength: 1, maxLength: 14 }).chain((history) =>
  fc.record({
    history: fc.constant(history),
    shuffled: fc.shuffledSubarray(history, { minLength: history.length }),
    repeated: fc.array(fc.constantFrom(...history), { maxLength: 5 }),
    setSize: fc.integer({ min: 1, max: 20 }),
  }),
)

async function recordSet(rows: Rows, storeId: string, tellings: readonly Telling[]): Promise<void> {
  await recordProducts(
    rows,
    storeId,
    tellings.flatMap(({ products }) => products ?? []),
  )
  await removeProducts(
    rows,
    storeId,
    tellings.flatMap(({ removals }) => removals ?? []),
  )
  await recordOrders(
    rows,
    storeId,
    tellings.flatMap(({ orders }) => orders ?? []),
    now,
  )
  await recordRefunds(
    rows,
    storeId,
    tellings.flatMap(({ refunds }) => refunds ?? []),
  )
  await removeOrders(
    rows,
    storeId,
    tellings.flatMap(({ removedOrders }) => removedOrders ?? []),
  )
  await recordConsents(
    rows,
    storeId,
    tellings.flatMap(({ consents }) => consents ?? []),
    now,
  )
}

let stores = 0

async function rowsAfter(tellings: readonly Telling[], setSize: number) {
  stores += 1
  const { id } = await addStore(database, { id: `shop-${stores}` })
  for (let start = 0; start < tellings.length; start += setSize) {
    await database.client.$transaction((rows) => recordSet(rows, id, tellings.slice(start, start + setSize)))
  }
  return recordedRows(database, id)
}

test('the same things told in any order, any number of times, in any sets end as the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async ({ history, shuffled, repeated, setSize }) => {
      const inOrder = await rowsAfter(history, 1)
      expect(await rowsAfter([...shuffled, ...repeated], setSize)).toEqual(inOrder)
    }),
    { numRuns: 25 },
  )
}, 120_000)
