import { beforeEach, describe, expect, test } from 'vitest'
import type { IncomingOrder } from '../../src/orders/incoming.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { aCustomer, anOrder, minutesAfterTen, version } from '../support/incoming.ts'
import { recordingOf } from '../support/recording.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const { client } = database
const { tell, touchedDays } = recordingOf(database)

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

describe('the n-th order of a customer', () => {
  const placed = (externalId: string, minute: number, changes: Partial<IncomingOrder> = {}) =>
    anOrder({ externalId, placedAt: minutesAfterTen(minute), ...changes })
  const numbers = async () => {
    const orders = await client.order.findMany({ orderBy: { externalId: 'asc' } })
    return Object.fromEntries(orders.map(({ externalId, nth }) => [externalId, nth]))
  }

  test('goes by the time of placing, not of arrival', async () => {
    await tell(placed('c', 30))
    await tell(placed('a', 10))
    await tell(placed('b', 20))
    expect(await numbers()).toEqual({ a: 1, b: 2, c: 3 })
  })

  test('of two placed in the same instant is told by their ids, byte by byte', async () => {
    await tell(placed('b', 10), placed('B', 10), placed('a', 10))
    expect(await numbers()).toEqual({ B: 1, a: 2, b: 3 })
  })

  test('leaves out what does not count', async () => {
    await tell(
      placed('a-test', 1, { isTest: true }),
      placed('b-renewal', 2, { isRenewal: true }),
      placed('c-unpaid', 3, { paidAt: null }),
      placed('d-cancelled', 4, { cancelledAt: minutesAfterTen(5) }),
      placed('e-free', 5, { lines: [], totalMinor: 0n }),
      placed('f', 6),
    )
    expect(Object.values(await numbers())).toEqual([null, null, null, null, null, 1])
  })

  test('moves up when an earlier one is cancelled', async () => {
    await tell(placed('a', 1), placed('b', 2))
    await tell(placed('a', 1, { version: version(2), cancelledAt: minutesAfterTen(3) }))
    expect(await numbers()).toEqual({ a: null, b: 1 })
  })

  test('is told anew for both when an order turns out to be somebody else’s', async () => {
    const eve = aCustomer({ email: 'eve@example.com' })
    await tell(placed('a', 1), placed('b', 2), placed('c', 3, { customer: eve }))
    await tell(placed('a', 1, { version: version(2), customer: eve }))
    expect(await numbers()).toEqual({ a: 1, b: 1, c: 2 })
    await tell(placed('a', 1, { version: version(3), customer: null }))
    expect(await numbers()).toEqual({ a: null, b: 1, c: 1 })
  })
})

describe('the days whose figures change', () => {
  test('are the store’s days, not those of UTC', async () => {
    // 23:30 UTC on the last day of October is already November in Berlin.
    await tell(anOrder({ placedAt: new Date('2026-10-31T23:30:00Z') }))
    expect(await touchedDays()).toEqual(['2026-11-01'])
  })

  test('are the old day and the new when an order turns out to be placed on another', async () => {
    await tell(anOrder({ placedAt: new Date('2026-11-01T10:00:00Z') }))
    await client.metricTouch.deleteMany()
    await tell(anOrder({ version: version(2), placedAt: new Date('2026-11-03T10:00:00Z') }))
    expect(await touchedDays()).toEqual(['2026-11-01', '2026-11-03'])
  })

  test('include the day its customer was assigned, and the customer it had before', async () => {
    const eve = aCustomer({ email: 'eve@example.com' })
    await tell(anOrder(), anOrder({ externalId: '2', customer: eve }))
    const customers = await client.customer.findMany({ orderBy: { key: 'asc' } })
    const assigned = customers.map(({ id }, index) => ({
      customerId: id,
      storeId: 'shop',
      arm: 'offer',
      assignedAt: new Date(Date.UTC(2026, 9, 10 + index, 23, 0)),
    }))
    await client.assignment.createMany({ data: assigned })
    await client.metricTouch.deleteMany()
    await tell(anOrder({ version: version(2), customer: eve }))
    expect(await touchedDays()).toEqual(['2026-10-11', '2026-10-12', '2026-11-01'])
  })
})
