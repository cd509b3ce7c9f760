import { beforeEach, describe, expect, test } from 'vitest'
import { rebuildCells, rollUp } from '../../src/reports/roll-up.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { addCustomer, addMessage, addOrder, assign, daysAfter, minutesAfter, noon } from '../support/sales.ts'

const database = await testDatabase()
const { client } = database

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

const touch = (...days: string[]) =>
  client.metricTouch.createMany({ data: days.map((day) => ({ storeId: 'shop', day: new Date(day) })) })

async function cells() {
  const rows = await client.metricCell.findMany({ orderBy: [{ day: 'asc' }, { segment: 'asc' }, { currency: 'asc' }] })
  return rows.map(({ storeId, day, netSq, netOrders, ...rest }) => ({
    ...rest,
    day: day.toISOString().slice(0, 10),
    netSq: netSq.toFixed(),
    netOrders: netOrders.toFixed(),
  }))
}

async function addCredited(changes: Parameters<typeof addOrder>[1]) {
  const messageId = await addMessage(database, await addOrder(database, { placedAt: daysAfter(noon, -30) }))
  const orderId = await addOrder(database, changes)
  const money = { currency: 'EUR', grossMinor: 1n, netMinor: 1n }
  const data = {
    ...money,
    orderId,
    storeId: 'shop',
    messageId,
    evidence: 'click-id',
    offerBought: false,
    creditedAt: noon,
  }
  await client.attribution.create({ data })
}

describe('orders', () => {
  test('are split by credit, with sums and sums of squares', async () => {
    await addCredited({ linesMinor: 3000n, refundedLinesMinor: 1000n })
    await addOrder(database, { linesMinor: 700n })
    await addOrder(database, { linesMinor: 500n })
    await touch('2026-11-20')
    expect(await rollUp({ client })).toBe(1)
    const zero = { recipients: 0, converters: 0 }
    const own = { ...zero, currency: 'EUR', day: '2026-11-20' }
    expect(await cells()).toEqual([
      {
        ...own,
        segment: 'email',
        orders: 1,
        ordersSq: 1,
        grossMinor: 3000n,
        netMinor: 2000n,
        netSq: '4000000',
        netOrders: '2000',
      },
      {
        ...own,
        segment: 'other',
        orders: 2,
        ordersSq: 2,
        grossMinor: 1200n,
        netMinor: 1200n,
        netSq: '740000',
        netOrders: '1200',
      },
    ])
  })

  test('that do not count are in no cell', async () => {
    for (const changes of [
      { isTest: true },
      { isRenewal: true },
      { isReplacement: true },
      { paidAt: null },
      { cancelledAt: noon },
    ]) {
      await addCredited(changes)
    }
    await touch('2026-11-20')
    await rollUp({ client })
    expect(await cells()).toEqual([])
  })

  test('of two currencies are never added', async () => {
    await addOrder(database, { linesMinor: 100n })
    await addOrder(database, { linesMinor: 9000n, currency: 'JPY' })
    await touch('2026-11-20')
    await rollUp({ client })
    expect((await cells()).map((cell) => [cell.currency, cell.netMinor])).toEqual([
      ['EUR', 100n],
      ['JPY', 9000n],
    ])
  })

  test('as dear as a house do not overflow', async () => {
    await addOrder(database, { linesMinor: 9_000_000_000_000_000n })
    await touch('2026-11-20')
    await rollUp({ client })
    expect(await cells()).toMatchObject([{ netSq: '81000000000000000000000000000000' }])
  })

  test.each([
    ['a minute before midnight in the shop', '2026-11-20T22:59:00Z', '2026-11-20'],
    ['at midnight in the shop', '2026-11-20T23:00:00Z', '2026-11-21'],
    ['in the doubled hour when summer time ends', '2026-10-25T00:30:00Z', '2026-10-25'],
    ['in the last hour of that long day', '2026-10-25T22:59:59Z', '2026-10-25'],
    ['in the last hour of the short day in spring', '2026-03-29T21:59:59Z', '2026-03-29'],
    ['right after it', '2026-03-29T22:00:00Z', '2026-03-30'],
  ])('belong to the store’s day: %s', async (_what, placedAt, day) => {
    await addOrder(database, { placedAt: new Date(placedAt) })
    await rebuildCells(client, 'shop')
    expect(await cells()).toMatchObject([{ day, orders: 1 }])
  })
})

describe('assigned customers', () => {
  const assignedAt = minutesAfter(noon, 30)

  async function customerInArm(arm: string) {
    const customerId = await addCustomer(database)
    const thankedId = await addOrder(database, { customerId })
    await addMessage(database, thankedId, { arm })
    await assign(database, customerId, arm, assignedAt)
    return { customerId, thankedId }
  }

  const armCells = async () => (await cells()).filter((cell) => cell.segment.startsWith('arm:'))

  test('are recipients whether they buy again or not', async () => {
    await customerInArm('offer')
    const { customerId } = await customerInArm('offer')
    await customerInArm('held-out')
    await addOrder(database, { customerId, placedAt: daysAfter(noon, 2), linesMinor: 2000n })
    await addOrder(database, { customerId, placedAt: daysAfter(noon, 3), linesMinor: 1000n, refundedLinesMinor: 400n })
    await touch('2026-11-20')
    await rollUp({ client })
    expect(await armCells()).toMatchObject([
      { segment: 'arm:held-out', day: '2026-11-20', recipients: 1, converters: 0, orders: 0, netMinor: 0n },
      {
        segment: 'arm:offer',
        day: '2026-11-20',
        recipients: 2,
        converters: 1,
        orders: 2,
        ordersSq: 4,
        grossMinor: 3000n,
        netMinor: 2600n,
        netSq: '6760000',
        netOrders: '5200',
      },
    ])
  })

  test.each([
    ['at the moment of assignment', assignedAt, 0],
    ['a moment later', new Date(assignedAt.getTime() + 1), 1],
    ['at the window’s very end', daysAfter(assignedAt, 5), 1],
    ['a moment after the window', new Date(daysAfter(assignedAt, 5).getTime() + 1), 0],
  ])('and an order %s', async (_what, placedAt, orders) => {
    const { customerId } = await customerInArm('offer')
    await addOrder(database, { customerId, placedAt })
    await rebuildCells(client, 'shop')
    expect(await armCells()).toMatchObject([{ recipients: 1, orders, converters: orders }])
  })

  test('the order they are thanked for is never a later one, whatever its clock says', async () => {
    const { thankedId } = await customerInArm('offer')
    await client.order.update({ where: { id: thankedId }, data: { placedAt: daysAfter(noon, 1) } })
    await rebuildCells(client, 'shop')
    expect(await armCells()).toMatchObject([{ recipients: 1, orders: 0 }])
  })

  test('an order that gets a thank-you of its own still counts as a later one', async () => {
    const { customerId } = await customerInArm('offer')
    await addMessage(database, await addOrder(database, { customerId, placedAt: daysAfter(noon, 1) }))
    await rebuildCells(client, 'shop')
    expect(await armCells()).toMatchObject([{ recipients: 1, orders: 1 }])
  })

  test('orders in another currency have a cell of their own; recipients are counted once', async () => {
    const { customerId } = await customerInArm('offer')
    await addOrder(database, { customerId, placedAt: daysAfter(noon, 1), currency: 'USD' })
    await rebuildCells(client, 'shop')
    expect(await armCells()).toMatchObject([
      { currency: 'EUR', recipients: 1, orders: 0 },
      { currency: 'USD', recipients: 0, converters: 1, orders: 1 },
    ])
  })
})

describe('mails that left', () => {
  const mailCells = async () => (await cells()).filter((cell) => cell.segment === 'mailed')

  test('carry their orders to the day they left, whenever those came', async () => {
    await addCredited({ placedAt: daysAfter(noon, 3), linesMinor: 3000n, refundedLinesMinor: 1000n })
    const [mail] = await client.message.findMany()
    await addOrder(database, { placedAt: daysAfter(noon, -29) })
    await addMessage(database, await addOrder(database, { placedAt: daysAfter(noon, -30) }))
    await client.message.updateMany({ where: { id: mail?.id ?? 0n }, data: { arm: 'held-out' } })
    await rebuildCells(client, 'shop')
    expect(await mailCells()).toMatchObject([
      { day: '2026-10-21', recipients: 2, converters: 1, orders: 1, grossMinor: 3000n, netMinor: 2000n },
    ])
  })

  test('are in no cell when they did not leave, and keep none of an order that no longer counts', async () => {
    await addMessage(database, await addOrder(database, {}), { state: 'skipped', sentAt: null })
    await addCredited({ cancelledAt: noon })
    await rebuildCells(client, 'shop')
    expect(await mailCells()).toMatchObject([{ recipients: 1, converters: 0, orders: 0, netMinor: 0n }])
  })
})

describe('touches', () => {
  test('are taken once, many for a day as one, and of other days not at all', async () => {
    await addOrder(database, {})
    await touch('2026-11-20', '2026-11-20', '2026-11-21')
    expect(await rollUp({ client })).toBe(2)
    expect(await client.metricTouch.count()).toBe(0)
    expect(await rollUp({ client })).toBe(0)
  })

  test('of an order that moved to another day clear the day it left', async () => {
    const id = await addOrder(database, {})
    await touch('2026-11-20')
    await rollUp({ client })
    await client.order.update({ where: { id }, data: { placedAt: daysAfter(noon, 1) } })
    await touch('2026-11-20', '2026-11-21')
    await rollUp({ client })
    expect((await cells()).map((cell) => cell.day)).toEqual(['2026-11-21'])
  })

  test('leave other stores’ cells alone', async () => {
    await addStore(database, { id: 'other', timeZone: 'America/Los_Angeles' })
    await addOrder(database, { storeId: 'other' })
    await rebuildCells(client, 'other')
    await touch('2026-11-20')
    await rollUp({ client })
    expect(await cells()).toHaveLength(1)
    expect(await rebuildCells(client, 'shop')).toBe(0)
    expect(await cells()).toHaveLength(1)
  })

  test('more than a batch of days are done in turns', async () => {
    await touch(...Array.from({ length: 130 }, (_, index) => daysAfter(noon, -index).toISOString().slice(0, 10)))
    expect([await rollUp({ client }), await rollUp({ client }), await rollUp({ client })]).toEqual([100, 30, 0])
  })
})
