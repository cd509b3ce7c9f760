import { beforeEach, expect, test } from 'vitest'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { forgetOldDeliveries } from '../../src/stores/forget.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { replayDelivery, replayQuarantined } from '../../src/stores/replay.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { anOrder } from '../support/incoming.ts'
import { plainPlatform } from '../support/plain-adapter.ts'
import { addStore, testKeys } from '../support/rows.ts'

const database = await testDatabase()
const { client, direct } = database
const now = new Date('2026-11-01T12:00:00Z')
const { adapter, sayings, request } = plainPlatform()

const daysLater = (days: number) => new SteppedClock(new Date(now.getTime() + days * 86_400_000))
const apply = () => applyWaiting({ client, clock: daysLater(0), adapters: [adapter], log: silentLog })
const receive = createReceiver({ rows: direct, clock: daysLater(0), adapters: [adapter], keys: testKeys })
const load = (key: string) => client.delivery.findFirstOrThrow({ where: { key } })

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database, { platform: 'plain' })
  sayings.clear()
})

async function settled(...keys: string[]) {
  for (const key of keys) await receive('shop', request(key))
  await apply()
}

test('a quarantined delivery is applied when it is replayed and can be read by then', async () => {
  await settled('1')
  const { id, state } = await load('1')
  expect(state).toBe('quarantined')
  sayings.set('1', [{ kind: 'order', order: anOrder() }])
  expect(await replayDelivery(client, id)).toEqual({ kind: 'waiting' })
  expect(await load('1')).toMatchObject({ state: 'waiting', reason: null, attempts: 0, settledAt: null })
  expect(await apply()).toBe(1)
  expect((await load('1')).state).toBe('applied')
  expect(await client.order.count()).toBe(1)
})

test('an ignored delivery may be replayed, an applied or waiting one may not', async () => {
  sayings.set('ignored', [{ kind: 'ignored', reason: 'no topic of ours' }])
  sayings.set('applied', [{ kind: 'order', order: anOrder() }])
  await settled('ignored', 'applied')
  const { id } = await load('ignored')
  expect(await replayDelivery(client, id)).toEqual({ kind: 'waiting' })
  expect(await replayDelivery(client, id)).toEqual({ kind: 'settled', state: 'waiting' })
  expect(await replayDelivery(client, (await load('applied')).id)).toEqual({ kind: 'settled', state: 'applied' })
})

test('a delivery that does not exist is said to be unknown', async () => {
  expect(await replayDelivery(client, 404n)).toEqual({ kind: 'unknown' })
})

test('all of a store’s quarantined deliveries are replayed together, those of others are not', async () => {
  await addStore(database, { id: 'other', platform: 'plain' })
  sayings.set('fine', [{ kind: 'order', order: anOrder() }])
  await receive('other', request('4'))
  await settled('1', '2', 'fine')
  expect(await replayQuarantined(client, 'shop')).toBe(2)
  expect(await replayQuarantined(client, 'shop')).toBe(0)
  expect(await client.delivery.findFirst({ where: { storeId: 'other' } })).toMatchObject({ state: 'quarantined' })
})

test.each([
  ['applied', 29, false],
  ['applied', 31, true],
  ['quarantined', 31, false],
  ['quarantined', 89, false],
  ['quarantined', 91, true],
])('the body of a delivery %s %i days ago is forgotten: %s', async (state, days, isForgotten) => {
  if (state === 'applied') sayings.set('1', [{ kind: 'order', order: anOrder() }])
  await settled('1')
  expect(await forgetOldDeliveries({ client, clock: daysLater(days) })).toBe(isForgotten ? 1 : 0)
  const { body, headers, key } = await load('1')
  expect([body.length === 0, Object.keys(headers as object).length === 0, key]).toEqual([isForgotten, isForgotten, '1'])
})

test('a forgotten delivery is still known when it is repeated, cannot be replayed, and is not forgotten twice', async () => {
  await settled('1')
  await forgetOldDeliveries({ client, clock: daysLater(100) })
  expect(await forgetOldDeliveries({ client, clock: daysLater(100) })).toBe(0)
  expect(await receive('shop', request('1'))).toEqual({ kind: 'duplicate' })
  expect(await replayDelivery(client, (await load('1')).id)).toEqual({ kind: 'forgotten' })
  expect(await replayQuarantined(client, 'shop')).toBe(0)
})

test('what still waits is not forgotten, however old', async () => {
  await receive('shop', request('1'))
  expect(await forgetOldDeliveries({ client, clock: daysLater(1000) })).toBe(0)
})
