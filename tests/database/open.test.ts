import { expect, test } from 'vitest'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()

test('a store written is a store read, with its defaults', async () => {
  await addStore(database)
  const store = await database.client.store.findUniqueOrThrow({ where: { id: 'shop' } })
  expect(store).toMatchObject({ holdoutShare: 2000, windowDays: 5, quietFromMinute: 1260 })
  await emptyTables(database)
  expect(await database.client.store.count()).toBe(0)
})
