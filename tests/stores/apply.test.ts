import { beforeEach, describe, expect, test } from 'vitest'
import type { Rows } from '../../src/database/client.ts'
import type { Log } from '../../src/lib/log.ts'
import { type Incoming, type StoreAdapter, Unreadable } from '../../src/stores/adapter.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { aCustomer, anOrder, aProduct, aRefund, minutesAfterTen, version } from '../support/incoming.ts'
import { plainPlatform } from '../support/plain-adapter.ts'
import { addStore, testKeys } from '../support/rows.ts'

const database = await testDatabase()
const { client, direct } = database
const now = new Date('2026-11-01T12:00:00Z')
let minutesLater = 0
const clock = { now: () => new Date(now.getTime() + minutesLater * 60_000) }
const { adapter, sayings, request } = plainPlatform()
const receive = createReceiver({ rows: direct, clock, adapters: [adapter], keys: testKeys })

const errors: unknown[] = []
const log: Log = { info: () => undefined, error: (_, error) => errors.push(error) }
const apply = (adapters: readonly StoreAdapter[] = [adapter]) => applyWaiting({ client, clock, adapters, log })

async function deliver(key: string, said: Incoming[] | (() => never), storeId = 'shop') {
  sayings.set(key, said)
  expect(await receive(storeId, request(key))).toEqual({ kind: 'kept' })
}
const states = async () => {
  const deliveries = await client.delivery.findMany({ orderBy: { id: 'asc' } })
  return deliveries.map(({ key, state, reason, attempts }) => ({ key, state, reason, attempts }))
}
const anIncomingOrder = (externalId: string, changes = {}): Incoming => ({
  kind: 'order',
  order: anOrder({ externalId, ...changes }),
})
/** No column holds so much money, which nobody notices before the database does. */
const poison = (externalId: string): Incoming => anIncomingOrder(externalId, { totalMinor: 2n ** 70n })

const bug = () => {
  throw new TypeError('x is undefined')
}
/** Tries again whenever it is time, as long as anything waits. */
async function minutesUntilQuarantined(): Promise<number> {
  for (let tries = 0; tries < 20; tries++) {
    const waiting = await client.delivery.findFirst({ where: { state: 'waiting' } })
    if (!waiting?.retryAt) return minutesLater
    await applyAfter((waiting.retryAt.getTime() - clock.now().getTime()) / 60_000)
  }
  throw new Error('It was never quarantined')
}
function applyAfter(minutes: number): Promise<number> {
  minutesLater += minutes
  return apply()
}

beforeEach(async () => {
  minutesLater = 0
  await emptyTables(database)
  await addStore(database, { platform: 'plain' })
  sayings.clear()
  errors.length = 0
})

test('waiting deliveries become orders, refunds and products, and are settled', async () => {
  await deliver('refund', [{ kind: 'refund', refund: aRefund({ orderExternalId: '1' }) }])
  await deliver('order', [anIncomingOrder('1')])
  await deliver('product', [{ kind: 'product', product: aProduct() }])
  await deliver('gone', [
    { kind: 'product-removed', removal: { externalId: 'pot', version: version(1), removedAt: minutesAfterTen(1) } },
  ])
  expect(await apply()).toBe(4)
  expect(await states()).toMatchObject(Array(4).fill({ state: 'applied', reason: null, attempts: 1 }))
  expect(await client.order.findFirst()).toMatchObject({ externalId: '1', refundedLinesMinor: 1000n, recordedAt: now })
  expect(await client.product.count()).toBe(2)
  expect(await client.delivery.count({ where: { settledAt: now } })).toBe(4)
  expect(await apply()).toBe(0)
})

test('one delivery may say several things, and what concerns nobody is told', async () => {
  await deliver('mixed', [anIncomingOrder('1'), { kind: 'ignored', reason: 'a draft' }])
  await deliver('nothing', [{ kind: 'ignored', reason: 'no topic of ours' }])
  await deliver('empty', [])
  expect(await apply()).toBe(3)
  expect(await states()).toMatchObject([
    { state: 'applied', reason: 'a draft' },
    { state: 'ignored', reason: 'no topic of ours' },
    { state: 'ignored', reason: null },
  ])
})

test('deliveries of several stores stay apart', async () => {
  await addStore(database, { id: 'a-store', platform: 'plain' })
  await deliver('1', [anIncomingOrder('1')])
  await deliver('2', [anIncomingOrder('1', { number: '#a' })], 'a-store')
  expect(await apply()).toBe(2)
  const orders = await client.order.findMany({ orderBy: { storeId: 'asc' } })
  expect(orders.map(({ storeId, number }) => [storeId, number])).toEqual([
    ['a-store', '#a'],
    ['shop', '#1001'],
  ])
})

describe('what cannot be read', () => {
  test('is quarantined with its reason, and the rest is applied', async () => {
    await deliver('1', [anIncomingOrder('1')])
    await deliver('bad', () => {
      throw new Unreadable('order.id is missing')
    })
    await deliver('2', [anIncomingOrder('2')])
    expect(await apply()).toBe(3)
    expect(await states()).toMatchObject([
      { state: 'applied' },
      { key: 'bad', state: 'quarantined', reason: 'order.id is missing' },
      { state: 'applied' },
    ])
    expect(errors).toEqual([])
  })

  test('for a reason the adapter did not foresee is tried again over more than an hour, logged each time, then quarantined', async () => {
    await deliver('bug', bug)
    await deliver('1', [anIncomingOrder('1')])
    expect(await apply()).toBe(1)
    expect(await states()).toMatchObject([{ state: 'waiting', attempts: 1 }, { state: 'applied' }])
    expect(await minutesUntilQuarantined()).toBe(1 + 5 + 15 + 60)
    expect(await states()).toMatchObject([
      { state: 'quarantined', reason: 'Could not be applied: x is undefined', attempts: 5 },
      { state: 'applied' },
    ])
    expect(errors).toHaveLength(5)
  })

  test('is not tried again before its time, and is applied as soon as it can be', async () => {
    await deliver('bug', bug)
    await apply()
    sayings.set('bug', [anIncomingOrder('1')])
    expect(await applyAfter(0.9)).toBe(0)
    expect(errors).toHaveLength(1)
    expect(await applyAfter(0.1)).toBe(1)
    expect(await states()).toMatchObject([{ state: 'applied', reason: null, attempts: 2 }])
    expect(await client.delivery.count({ where: { retryAt: null } })).toBe(1)
  })

  test('goes on waiting for a day where it may stop a mail, and keeps the order it seems to be about', async () => {
    sayings.set('stop', bug)
    await receive('shop', request('stop', { 'x-topic': 'cancelled', 'x-order': '7' }))
    await apply()
    expect(await minutesUntilQuarantined()).toBe(1401)
    expect(await client.delivery.findFirst()).toMatchObject({
      ...{ state: 'quarantined', stops: true, orderExternalId: '7', attempts: 9, retryAt: null },
    })
  })

  test('because this version does not know the platform is quarantined', async () => {
    await deliver('1', [anIncomingOrder('1')])
    expect(await apply([])).toBe(1)
    const reason = 'This version does not know the platform "plain"'
    expect(await states()).toMatchObject([{ state: 'quarantined', reason }])
  })
})

describe('what the database refuses', () => {
  test('is quarantined alone, and every other delivery is applied once', async () => {
    for (let index = 0; index < 20; index++) {
      await deliver(`${index}`, [index === 13 ? poison('13') : anIncomingOrder(`${index}`)])
    }
    expect(await apply()).toBe(19)
    expect(await client.order.count()).toBe(19)
    expect(await minutesUntilQuarantined()).toBe(81)
    const [quarantined, ...others] = (await states()).filter(({ state }) => state !== 'applied')
    expect(quarantined).toMatchObject({ key: '13', state: 'quarantined', attempts: 5 })
    expect(quarantined?.reason).toMatch(/out of range/)
    expect(others).toEqual([])
  })

  test('leaves nothing of itself behind: no customer, no line, no half of a set', async () => {
    await deliver('1', [anIncomingOrder('fine'), poison('poisoned')])
    expect(await apply()).toBe(0)
    expect(await Promise.all([client.order.count(), client.customer.count(), client.orderLine.count()])).toEqual([
      0, 0, 0,
    ])
    expect(await states()).toMatchObject([{ state: 'waiting', attempts: 1 }])
  })
})

/** A process that does everything but the commit, and then nothing any more. */
const dying = new Proxy(client, {
  get: (_, name) => async (work: (rows: Rows) => Promise<unknown>) => {
    if (name === '$transaction') await client.$transaction(async (rows) => Promise.reject(await work(rows)))
    throw new Error('the process died')
  },
})

test('a crash before the commit leaves the deliveries waiting and no order; later they are applied once', async () => {
  await deliver('1', [anIncomingOrder('1')])
  await deliver('2', [anIncomingOrder('2')])
  await expect(applyWaiting({ client: dying, clock, adapters: [adapter], log })).rejects.toThrow('the process died')
  expect(await client.order.count()).toBe(0)
  expect(await states()).toMatchObject([
    { state: 'waiting', attempts: 0 },
    { state: 'waiting', attempts: 0 },
  ])
  expect(await apply()).toBe(2)
  expect(await client.order.count()).toBe(2)
})

test('two processes at once apply every delivery once, whoever gets which', async () => {
  for (let index = 0; index < 30; index++) {
    const changes = { version: version(index % 6), customer: aCustomer({ email: `c${index % 4}@example.com` }) }
    await deliver(`${index}`, [anIncomingOrder(`${index % 5}`, changes)])
    await deliver(`r${index}`, [
      { kind: 'refund', refund: aRefund({ externalId: `${index}`, orderExternalId: `${index % 5}` }) },
    ])
  }
  const settled = await Promise.all([apply(), apply(), apply()])
  expect(settled.reduce((sum, count) => sum + count)).toBe(60)
  expect(await client.delivery.count({ where: { state: 'applied' } })).toBe(60)
  const orders = await client.order.findMany()
  expect(orders.map(({ refundedLinesMinor }) => refundedLinesMinor)).toEqual(Array(5).fill(6000n))
  expect(errors).toEqual([])
})

test('deliveries larger than a set holds are applied over several', async () => {
  const body = Buffer.alloc(5_000_000, ' ')
  sayings.set(body.toString(), [anIncomingOrder('1')])
  for (let index = 0; index < 3; index++) await receive('shop', { ...request(`${index}`), body })
  expect([await apply(), await apply(), await apply()]).toEqual([2, 1, 0])
})

test('a thousand deliveries of a thousand orders are applied in a few sets', async () => {
  const keys = Array.from({ length: 1000 }, (_, index) => `${index}`)
  for (const key of keys)
    sayings.set(key, [anIncomingOrder(key, { customer: aCustomer({ email: `c${key}@example.com` }) })])
  const startedMs = performance.now()
  await Promise.all(keys.map((key) => receive('shop', request(key))))
  const keptMs = performance.now()
  const settled = []
  for (let count = await apply(); count > 0; count = await apply()) settled.push(count)
  const took = `kept in ${Math.round(keptMs - startedMs)} ms, applied in ${Math.round(performance.now() - keptMs)} ms`
  process.stdout.write(`1000 deliveries (${database.kind}): ${took}\n`)
  expect(settled).toEqual([200, 200, 200, 200, 200])
  expect(await client.order.count({ where: { nth: 1 } })).toBe(1000)
})

test('a flood of what can wait holds up no order', async () => {
  for (let one = 0; one < 250; one += 1) {
    sayings.set(`product ${one}`, [{ kind: 'product', product: aProduct({ externalId: `${one}` }) }])
    await receive('shop', request(`product ${one}`, { 'x-can-wait': 'yes' }))
  }
  await deliver('order', [anIncomingOrder('1')])
  expect(await apply()).toBe(200)
  expect(await client.order.count()).toBe(1)
  expect(await apply()).toBe(51)
  expect(await client.product.count()).toBe(250)
})
