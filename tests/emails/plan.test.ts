import { beforeEach, expect, test } from 'vitest'
import { planMessages } from '../../src/emails/plan.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addOrder, addThankYouFlow, paidAt } from '../support/outbox-rows.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const { client } = database
const clock = new SteppedClock(paidAt)

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  await addThankYouFlow(database)
})

test('a paid order gets one message, however often it is planned', async () => {
  await addOrder(database, 'ida')
  expect(await planMessages({ client, clock })).toBe(1)
  await client.order.updateMany({ data: { plannedAt: null } })
  expect(await planMessages({ client, clock })).toBe(1)
  const messages = await client.message.findMany()
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatchObject({
    state: 'planned',
    toEmail: 'ida@example.com',
    dueAt: new Date('2026-11-24T09:30:00Z'),
  })
})

test('two planners at once still make one message', async () => {
  await addOrder(database, 'ida')
  await Promise.all([planMessages({ client, clock }), planMessages({ client, clock })])
  expect(await client.message.count()).toBe(1)
})

test('an unpaid order waits until it is paid', async () => {
  const order = await addOrder(database, 'ida', { paidAt: null })
  expect(await planMessages({ client, clock })).toBe(0)
  await client.order.update({ where: { id: order.id }, data: { paidAt } })
  expect(await planMessages({ client, clock })).toBe(1)
})

test('a store without an enabled flow plans nothing and does not ask again', async () => {
  await client.flow.updateMany({ data: { isEnabled: false } })
  await addOrder(database, 'ida')
  expect(await planMessages({ client, clock })).toBe(1)
  expect(await planMessages({ client, clock })).toBe(0)
  expect(await client.message.count()).toBe(0)
})

test('every order that is not mailed has a row that says why', async () => {
  await addOrder(database, 'test', { isTest: true })
  await addOrder(database, 'nobody', { email: null })
  await addOrder(database, 'shop', { source: 'pos' })
  await planMessages({ client, clock })
  const rows = await client.message.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map((row) => [row.state, row.reason])).toEqual([
    ['skipped', 'test-order'],
    ['skipped', 'no-address'],
    ['skipped', 'point-of-sale'],
  ])
  expect(await client.assignment.count()).toBe(0)
})

test('a customer is assigned once, when the first message leaves, and keeps the arm when the share changes', async () => {
  await client.store.update({ where: { id: 'shop' }, data: { holdoutShare: 0 } })
  await addOrder(database, 'ida')
  await planMessages({ client, clock })
  await client.store.update({ where: { id: 'shop' }, data: { holdoutShare: 10_000 } })
  await addOrder(database, 'ida', { externalId: 'second', placedAt: new Date('2026-11-24T09:05:00Z') })
  await planMessages({ client, clock })
  expect(await client.assignment.findMany()).toMatchObject([
    { arm: 'offer', assignedAt: new Date('2026-11-24T09:30:00Z') },
  ])
  expect((await client.message.findMany()).map((row) => row.arm)).toEqual(['offer', 'offer'])
})

test('the day of an assignment is touched, in the store’s zone', async () => {
  const lateEvening = new Date('2026-11-24T23:10:00Z')
  await client.store.update({ where: { id: 'shop' }, data: { quietFromMinute: 0, quietToMinute: 0 } })
  await addOrder(database, 'ida', { paidAt: lateEvening })
  await planMessages({ client, clock: new SteppedClock(lateEvening) })
  expect(await client.metricTouch.findMany()).toMatchObject([{ storeId: 'shop', day: new Date('2026-11-25') }])
})

test('the share that is held out is the share that was asked for', async () => {
  await addOrders(400)
  await planMessages({ client, clock })
  const heldOut = await client.assignment.count({ where: { arm: 'held-out' } })
  // 20 % of 400, within five standard deviations of a fair draw.
  expect(Math.abs(heldOut - 80)).toBeLessThan(40)
})

async function addOrders(count: number) {
  const names = Array.from({ length: count }, (_, n) => `buyer${n}`)
  const customers = await client.customer.createManyAndReturn({
    data: names.map((name) => ({ storeId: 'shop', key: `email:${name}@example.com`, email: `${name}@example.com` })),
  })
  const paid = { storeId: 'shop', placedAt: paidAt, paidAt, recordedAt: paidAt, version: '1', currency: 'EUR' }
  await client.order.createMany({
    data: customers.map(({ id, email }) => ({
      ...paid,
      externalId: `order-${email}`,
      number: `#${id}`,
      customerId: id,
      email,
      linesMinor: 3000n,
      totalMinor: 3000n,
    })),
  })
}
