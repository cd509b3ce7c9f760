import { expect, test } from 'vitest'
import { attributeDue } from '../../src/attribution/attribute.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { restateStore } from '../../src/reports/restate.ts'
import { rollUp } from '../../src/reports/roll-up.ts'
import { testDatabase } from '../support/database.ts'
import { addStore, testKeys } from '../support/rows.ts'
import { addOrder, noon } from '../support/sales.ts'

const database = await testDatabase()
const { client } = database

async function runJobs() {
  const clock = new SteppedClock(noon)
  while ((await attributeDue({ client, clock, linkKey: testKeys.links })) > 0);
  while ((await rollUp({ client })) > 0);
}

async function days() {
  const rows = await client.metricCell.findMany({ where: { orders: { gt: 0 } }, orderBy: { day: 'asc' } })
  return rows.map((row) => [row.day.toISOString().slice(0, 10), row.grossMinor])
}

test('a store that moves its midnight, or counts tax, gets all its figures restated', async () => {
  await addStore(database)
  await addOrder(database, { placedAt: new Date('2026-11-20T22:30:00Z'), linesMinor: 3000n, taxMinor: 570n })
  await restateStore(client, 'shop')
  await runJobs()
  expect(await days()).toEqual([['2026-11-20', 3000n]])

  await client.store.update({ where: { id: 'shop' }, data: { timeZone: 'Asia/Tokyo', revenueIncludesTax: true } })
  await restateStore(client, 'shop')
  await runJobs()
  expect(await days()).toEqual([['2026-11-21', 3570n]])
})
