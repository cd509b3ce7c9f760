import { beforeEach, expect, test } from 'vitest'
import { dryRun } from '../../src/offers/dry-run.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { addCustomer, daysAfter, noon } from '../support/sales.ts'
import { addCodes, addOrderOf, addProduct } from './support/shop-rows.ts'
import { crossSell } from './support/situations.ts'

const database = await testDatabase()
const { client } = database
const store = { id: 'shop', currency: 'EUR' }

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  for (const id of ['tea', 'cup', 'pot']) await addProduct(database, { id })
})

const cups = { condition: { kind: 'bought-product', anyOf: ['tea'] }, offers: [crossSell('cup'), crossSell('pot')] }

test('a dry run counts the orders a rule fits, what it would offer, and shows a few of each with the reason', async () => {
  for (const count of [1, 2, 3, 4, 5])
    await addOrderOf(database, ['tea'], { number: `T${count}`, placedAt: daysAfter(noon, -count) })
  await addOrderOf(database, ['tea', 'cup', 'pot'], { number: 'ALL' })
  await addOrderOf(database, ['pot'], { number: 'POT' })
  const run = await dryRun(client, { store, body: cups, orders: 100, name: 'Tea lovers' })
  expect(run).toMatchObject({ orders: 7, fitted: 6, offered: 5 })
  expect(run.products).toEqual([{ productExternalId: 'cup', title: 'The cup', offered: 5 }])
  expect(run.examples.map(({ orderNumber, sentences }) => [orderNumber, sentences[0], sentences[1]])).toEqual([
    ...['T1', 'T2', 'T3'].map((number) => [
      number,
      'Rule ‘Tea lovers’ fitted: ‘The tea’ is in the order.',
      '‘The cup’ was offered at EUR 15.00.',
    ]),
    ['ALL', 'Rule ‘Tea lovers’ fitted: ‘The tea’ is in the order.', '‘The cup’ was not offered: it is in the order.'],
    ['POT', 'Rule ‘Tea lovers’ did not fit: ‘The tea’ is not in the order.', undefined],
  ])
})

test('each order is tried as its customer stood then: what was bought later does not count, and its day is its own', async () => {
  const customerId = await addCustomer(database)
  await addOrderOf(database, ['tea'], { customerId, placedAt: daysAfter(noon, -9) })
  await addOrderOf(database, ['cup'], { customerId, placedAt: daysAfter(noon, -1) })
  const run = await dryRun(client, { store, body: cups, orders: 10 })
  expect(run).toMatchObject({ offered: 1, products: [{ productExternalId: 'cup' }] })
  const condition = { kind: 'date-range', from: '2026-11-11', to: '2026-11-11' }
  expect(await dryRun(client, { store, body: { ...cups, condition }, orders: 10 })).toMatchObject({
    orders: 2,
    fitted: 1,
  })
})

test('only the newest paid orders are tried: no tests, no cancelled, none beyond the number asked for', async () => {
  await addOrderOf(database, ['tea'], { isTest: true })
  await addOrderOf(database, ['tea'], { cancelledAt: noon })
  await addOrderOf(database, ['tea'], { paidAt: null })
  for (const count of [1, 2, 3])
    await addOrderOf(database, ['tea'], { number: `T${count}`, placedAt: daysAfter(noon, -count) })
  const run = await dryRun(client, { store, body: cups, orders: 2 })
  expect(run.examples.map((example) => example.orderNumber)).toEqual(['T1', 'T2'])
})

test('a dry run writes nothing and spends no code', async () => {
  await addCodes(database, 'autumn', ['A1'])
  await addOrderOf(database, ['tea'])
  const run = await dryRun(client, { store, body: { ...cups, discount: { kind: 'pool', pool: 'autumn' } }, orders: 10 })
  expect(run.offered).toBe(1)
  expect(await client.discountCode.count({ where: { messageId: null } })).toBe(1)
  expect(await client.decision.count()).toBe(0)
})

test('a shop without orders has nothing to try, and nonsense is refused', async () => {
  expect(await dryRun(client, { store, body: cups, orders: 10 })).toEqual({
    ...{ orders: 0, fitted: 0, offered: 0, products: [], examples: [] },
  })
  await expect(dryRun(client, { store, body: {}, orders: 10 })).rejects.toMatchObject({ code: 'bad-rule' })
})
