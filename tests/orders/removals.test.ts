import { beforeEach, describe, expect, test } from 'vitest'
import { removeOrders } from '../../src/orders/record.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { anOrder, minutesAfterTen, version } from '../support/incoming.ts'
import { recordingOf } from '../support/recording.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const { client } = database
const { tell, onlyOrder, touchedDays } = recordingOf(database)
const { externalId } = anOrder()

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

const remove = (minute: number, of = externalId, storeId = 'shop') =>
  client.$transaction((rows) => removeOrders(rows, storeId, [{ externalId: of, removedAt: minutesAfterTen(minute) }]))

describe('an order that the store deleted', () => {
  test('is cancelled, is nobody’s n-th, and its day and credit are looked at again', async () => {
    await tell(anOrder(), anOrder({ externalId: '2', number: '#2', placedAt: minutesAfterTen(9) }))
    await client.metricTouch.deleteMany()
    await client.order.updateMany({ data: { attributionDue: false } })
    await remove(20)
    const orders = await client.order.findMany({ orderBy: { placedAt: 'asc' } })
    expect(orders).toMatchObject([
      { externalId, cancelledAt: minutesAfterTen(20), nth: null, attributionDue: true },
      { externalId: '2', cancelledAt: null, nth: 1, attributionDue: false },
    ])
    expect(await touchedDays()).toEqual(['2026-11-01'])
  })

  test('stays cancelled whatever is told of it later, and when it is first told of later', async () => {
    await remove(20)
    expect(await client.order.count()).toBe(0)
    await tell(anOrder())
    expect(await onlyOrder()).toMatchObject({ cancelledAt: minutesAfterTen(20), nth: null })
    await tell(anOrder({ version: version(30) }))
    expect((await onlyOrder()).cancelledAt).toEqual(minutesAfterTen(20))
  })

  test('was cancelled when it was cancelled, if that came first', async () => {
    await tell(anOrder({ cancelledAt: minutesAfterTen(5) }))
    await remove(20)
    await remove(20)
    expect((await onlyOrder()).cancelledAt).toEqual(minutesAfterTen(5))
  })

  test('is one store’s: the same id in another store, or an id nobody knows, concerns nothing here', async () => {
    await addStore(database, { id: 'other' })
    await tell(anOrder())
    await remove(20, externalId, 'other')
    await remove(20, 'unknown')
    expect((await onlyOrder()).cancelledAt).toBeNull()
  })
})
