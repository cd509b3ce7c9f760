import { beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/lib/log.ts'
import { seal } from '../../src/lib/secrets.ts'
import { type StoreAdapter, Unreadable } from '../../src/stores/adapter.ts'
import type { ApiCall, OrderHistory } from '../../src/stores/api.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { callApi } from '../../src/stores/call-api.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { reconcileStores } from '../../src/stores/reconcile.ts'
import { versionOf } from '../../src/stores/version.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { anOrder } from '../support/incoming.ts'
import { plainPlatform } from '../support/plain-adapter.ts'
import { platformApi } from '../support/platform-api.ts'
import { addStore, testKeys } from '../support/rows.ts'

const database = await testDatabase()
const { client, direct } = database
const noon = new Date('2026-11-01T12:00:00Z')
let now = noon
const clock = { now: () => now }
const minutes = (count: number) => new Date(noon.getTime() + count * 60_000)
const api = await platformApi()

/** What the platform knows: by order, when it last changed. Bodies are "<order> <time of change>". */
const known = new Map<string, Date>()
const perPage = 2
const plain = plainPlatform()

function pageAt(since: Date, place: number): ApiCall {
  return { name: 'orders', path: `/orders?since=${since.toISOString()}&place=${place}` }
}

const history = (isOldestFirst: boolean): OrderHistory => ({
  isOldestFirst,
  first: (since) => pageAt(since, 0),
  read({ body }, { path }) {
    if (!body.startsWith('[')) throw new Unreadable('not a page')
    const rows: [string, string][] = JSON.parse(body)
    const query = new URL(path, api.url).searchParams
    const orders = rows.map(([externalId, at]) => {
      const told = { topic: 'order', body: Buffer.from(`${externalId} ${at}`), isThin: false }
      return { externalId, changedAt: new Date(at), ...told }
    })
    const next = pageAt(new Date(query.get('since') ?? ''), Number(query.get('place')) + perPage)
    return { orders, next: rows.length < perPage ? null : next }
  },
})

const platform = (isOldestFirst = true): StoreAdapter => ({
  ...plain.adapter,
  api: {
    fields: [],
    request: ({ path }, { key }) => ({ url: `${api.url}${path}`, headers: { authorization: `Bearer ${key}` } }),
    history: history(isOldestFirst),
  },
  read({ body }) {
    const [externalId = '', at = ''] = body.toString().split(' ')
    return [{ kind: 'order', order: anOrder({ externalId, version: versionOf(new Date(at), externalId) }) }]
  },
})

const parts = { client, clock, keys: testKeys, callApi, log: silentLog }
const reconcile = (isOldestFirst = true) => reconcileStores({ ...parts, adapters: [platform(isOldestFirst)] })
const apply = () => applyWaiting({ ...parts, adapters: [platform()] })
const receive = createReceiver({ rows: direct, clock, adapters: [platform()], keys: testKeys })
const tell = async (order: string, at: Date) => {
  const body = Buffer.from(`${order} ${at.toISOString()}`)
  await receive('shop', { ...plain.request(`${order} ${at.toISOString()}`), body })
  await apply()
}
const orders = async () =>
  (await client.order.findMany({ orderBy: { externalId: 'asc' } })).map((row) => row.externalId)
const state = () => client.reconciliation.findFirstOrThrow()

beforeEach(async () => {
  now = noon
  known.clear()
  api.asked.length = 0
  api.answer = ({ url = '' }, response) => {
    const query = new URL(url, api.url).searchParams
    const rows = [...known].filter(([, at]) => at >= new Date(query.get('since') ?? ''))
    const sorted = rows.toSorted((a, b) => a[1].getTime() - b[1].getTime())
    const place = Number(query.get('place'))
    response.end(JSON.stringify(sorted.slice(place, place + perPage).map(([id, at]) => [id, at.toISOString()])))
  }
  await emptyTables(database)
  const sealedCredentials = seal(testKeys.sealing, '{"key":"s3cret"}')
  await addStore(database, { platform: 'plain', sealedCredentials, createdAt: minutes(-600) })
})

test('an order that no webhook told is found, kept and applied like one', async () => {
  for (const [order, at] of [
    ['1', -300],
    ['2', -200],
    ['3', -100],
  ] as const)
    known.set(order, minutes(at))
  await tell('2', minutes(-200))
  expect(await reconcile()).toBe(2)
  await apply()
  expect(await orders()).toEqual(['1', '2', '3'])
  expect(await state()).toMatchObject({ seen: 3, lost: 2, problem: null, passedAt: noon, isUnderWay: false })
  expect(await client.delivery.count({ where: { origin: 'reconcile', stops: true } })).toBe(2)
})

test('an order that changed without a webhook is told again; one that is as we have it is not', async () => {
  known.set('1', minutes(-100))
  await tell('1', minutes(-300))
  await tell('2', minutes(-200))
  known.set('2', minutes(-200))
  expect(await reconcile()).toBe(1)
  await apply()
  const [first] = await client.order.findMany({ orderBy: { externalId: 'asc' } })
  expect(first?.version.startsWith(minutes(-100).toISOString())).toBe(true)
})

test('what changed a moment ago is left to its webhook, and looked at next time', async () => {
  known.set('1', minutes(-5))
  expect(await reconcile()).toBe(0)
  now = minutes(16)
  expect(await reconcile()).toBe(1)
})

test('the next pass is a quarter of an hour later, and asks only for what changed since', async () => {
  known.set('1', minutes(-300))
  await reconcile()
  expect(await reconcile()).toBe(0)
  expect(api.asked).toHaveLength(1)
  now = minutes(15)
  expect(await reconcile()).toBe(0)
  expect(api.asked.at(-1)).toContain(`since=${minutes(-20).toISOString()}`)
  expect(await state()).toMatchObject({ seen: 0, lost: 0 })
})

test('found twice before it could be read, it is kept once', async () => {
  known.set('1', minutes(-300))
  await reconcile(false)
  await client.reconciliation.deleteMany()
  expect(await reconcile(false)).toBe(0)
  expect(await client.delivery.count()).toBe(1)
})

test('a long history is read in turns and goes on where it was', async () => {
  for (let order = 0; order < 50; order += 1) known.set(`${order}`, minutes(order - 300))
  expect(await reconcile()).toBe(40)
  expect(await state()).toMatchObject({ isUnderWay: true, passedAt: null })
  await apply()
  expect(await reconcile()).toBe(10)
  await apply()
  expect(await orders()).toHaveLength(50)
  expect(await state()).toMatchObject({ isUnderWay: false, passedAt: noon, lost: 50 })
})

describe('a pass that breaks off says why, and is taken up where it was', () => {
  test.each([
    [401, 15, 'answered 401 to /orders'],
    [429, 1.5, 'answered 429'],
    [500, 5, 'answered 500'],
    [404, 5, 'cannot be read: not a page'],
  ])('%i: again after %d minutes', async (status, after, problem) => {
    api.answer = (_, response) => response.writeHead(status, { 'retry-after': '90' }).end('nothing')
    expect(await reconcile()).toBe(0)
    const row = await state()
    expect(row.problem).toContain(problem)
    expect(row).toMatchObject({ nextAt: minutes(after), passedAt: null, seenTo: null })
  })

  test('in the middle: what was seen stays seen', async () => {
    for (const [order, at] of [
      ['1', -300],
      ['2', -200],
      ['3', -100],
    ] as const)
      known.set(order, minutes(at))
    const whole = api.answer
    api.answer = (request, response) => {
      if (request.url?.includes('place=0')) return whole(request, response)
      response.writeHead(500).end()
    }
    expect(await reconcile()).toBe(2)
    expect(await state()).toMatchObject({ seenTo: minutes(-200), isUnderWay: true })
    api.answer = whole
    now = minutes(5)
    await apply()
    expect(await reconcile()).toBe(1)
    expect(await state()).toMatchObject({ lost: 3, problem: null, isUnderWay: false })
  })
})

test('pages that are not in order are read again from the start after a break', async () => {
  for (const [order, at] of [
    ['1', -300],
    ['2', -200],
    ['3', -100],
  ] as const)
    known.set(order, minutes(at))
  const whole = api.answer
  api.answer = (request, response) => {
    if (request.url?.includes('place=0')) return whole(request, response)
    response.writeHead(500).end()
  }
  await reconcile(false)
  expect(await state()).toMatchObject({ seenTo: null })
  api.answer = whole
  now = minutes(5)
  expect(await reconcile(false)).toBe(1)
  expect(await state()).toMatchObject({ seenTo: minutes(-5) })
})

test('a store without access to its platform is not asked for', async () => {
  await client.store.updateMany({ data: { sealedCredentials: null } })
  expect(await reconcile()).toBe(0)
  expect(api.asked).toEqual([])
})
