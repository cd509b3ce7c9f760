import type { RequestListener } from 'node:http'
import { beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/lib/log.ts'
import { seal } from '../../src/lib/secrets.ts'
import { type StoreAdapter, Unreadable } from '../../src/stores/adapter.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { askWaiting } from '../../src/stores/ask.ts'
import { callApi } from '../../src/stores/call-api.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { replayDelivery } from '../../src/stores/replay.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { anOrder } from '../support/incoming.ts'
import { plainPlatform } from '../support/plain-adapter.ts'
import { platformApi } from '../support/platform-api.ts'
import { addStore, testKeys } from '../support/rows.ts'

const database = await testDatabase()
const { client, direct } = database
let now = new Date('2026-11-01T12:00:00Z')
const clock = { now: () => now }

const api = await platformApi()
const { asked } = api

/** An order that is told in two calls, the second of which the first one leads to. */
const plain = plainPlatform()
const thin: StoreAdapter = {
  ...plain.adapter,
  identify: (request) => ({ ...plain.adapter.identify(request), isThin: true }),
  asks({ body, answers = {} }) {
    if (body.toString() === 'nonsense') throw new Unreadable('It names no order')
    if (body.toString() === 'circle') return [{ name: `${Object.keys(answers).length}`, path: '/circle' }]
    if (!answers['order']) return [{ name: 'order', path: `/orders/${body.toString()}` }]
    return answers['lines'] || answers['order'].status === 404 ? [] : [{ name: 'lines', path: answers['order'].body }]
  },
  api: {
    fields: [{ name: 'key', label: 'Key', help: 'Ask the shop.', isSecret: true, pattern: /./ }],
    request: ({ path }, { key }) => ({
      url: `${api.url}${path}`,
      headers: { authorization: `Bearer ${key}` },
    }),
  },
  read({ body, answers = {} }) {
    if (!answers['order']) throw new Unreadable('It names no order')
    if (answers['order'].status === 404) return [{ kind: 'ignored', reason: 'The order is gone.' }]
    return [{ kind: 'order', order: anOrder({ externalId: body.toString(), number: answers['lines']?.body ?? '' }) }]
  },
}
const parts = { client, clock, adapters: [thin], keys: testKeys, callApi, log: silentLog }
const receive = createReceiver({ rows: direct, clock, adapters: [thin], keys: testKeys })
const deliver = (key: string, headers = {}) => receive('shop', plain.request(key, headers))
const delivery = () => client.delivery.findFirstOrThrow({ orderBy: { id: 'desc' } })

const tells: RequestListener = ({ url }, response) => {
  response.end(url?.startsWith('/orders') ? '/lines' : 'N-7')
}

beforeEach(async () => {
  now = new Date('2026-11-01T12:00:00Z')
  asked.length = 0
  api.answer = tells
  await emptyTables(database)
  await addStore(database, { platform: 'plain', sealedCredentials: seal(testKeys.sealing, '{"key":"s3cret"}') })
})

test('what a thin delivery names is asked for, one call from another, and then applied', async () => {
  await deliver('7')
  expect(await applyWaiting(parts)).toBe(0)
  expect(await askWaiting(parts)).toBe(1)
  expect(asked).toEqual(['Bearer s3cret /orders/7', 'Bearer s3cret /lines'])
  expect(await applyWaiting(parts)).toBe(1)
  expect(await client.order.findMany()).toMatchObject([{ externalId: '7', number: 'N-7' }])
  expect(await askWaiting(parts)).toBe(0)
})

test('several that need the same call in one run share it', async () => {
  for (const topic of ['created', 'updated', 'shipped'])
    await receive('shop', { ...plain.request(topic), body: Buffer.from('7') })
  expect(await askWaiting(parts)).toBe(3)
  expect(asked).toHaveLength(2)
  expect(await applyWaiting(parts)).toBe(3)
})

test('that the order is gone is an answer too', async () => {
  api.answer = (_, response) => response.writeHead(404).end()
  await deliver('7')
  await askWaiting(parts)
  await applyWaiting(parts)
  expect(await delivery()).toMatchObject({ state: 'ignored', reason: 'The order is gone.' })
})

test('replayed, the platform is asked anew', async () => {
  api.answer = (_, response) => response.writeHead(404).end()
  await deliver('7')
  await askWaiting(parts)
  await applyWaiting(parts)
  api.answer = tells
  expect(await replayDelivery(client, (await delivery()).id)).toEqual({ kind: 'waiting' })
  expect(await applyWaiting(parts)).toBe(0)
  await askWaiting(parts)
  expect(await applyWaiting(parts)).toBe(1)
  expect(await client.order.count()).toBe(1)
})

describe('without an answer nothing is lost', () => {
  test('too many calls: it waits as long as it is told to, and no other call goes to that store', async () => {
    api.answer = (_, response) => response.writeHead(429, { 'retry-after': '90' }).end()
    for (const key of ['1', '2', '3', '4', '5', '6', '7', '8']) await deliver(key)
    expect(await askWaiting(parts)).toBe(0)
    expect(asked.length).toBeLessThanOrEqual(4)
    expect(await delivery()).toMatchObject({ state: 'waiting', attempts: 1, retryAt: new Date('2026-11-01T12:01:30Z') })
    api.answer = tells
    expect(await askWaiting(parts)).toBe(0)
    now = new Date('2026-11-01T12:01:30Z')
    expect(await askWaiting(parts)).toBe(8)
  })

  test.each([[401], [403]])('%i: the owner is told, and it waits however long that takes', async (status) => {
    api.answer = (_, response) => response.writeHead(status).end()
    await deliver('7')
    for (let day = 0; day < 30; day++) {
      await askWaiting(parts)
      now = new Date(now.getTime() + 86_400_000)
    }
    const { reason, ...rest } = await delivery()
    expect(rest).toMatchObject({ state: 'waiting', isAsking: true, attempts: 1 })
    expect(reason).toContain(`answered ${status} to /orders/7. Check the access entered in Settings`)
  })

  test('without access entered it says where to enter it', async () => {
    await client.store.update({ where: { id: 'shop' }, data: { sealedCredentials: null } })
    await deliver('7')
    expect(await askWaiting(parts)).toBe(0)
    expect(await delivery()).toMatchObject({
      state: 'waiting',
      reason: expect.stringContaining('Plain API access in Settings'),
    })
    expect(asked).toEqual([])
  })

  test.each<[string, RequestListener, string]>([
    ['an outage', (_, response) => response.writeHead(502).end('<html>'), 'answered 502 to /orders/7'],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: 'https://evil.example' }).end(),
      'answered 302',
    ],
    ['a cut connection', ({ socket }) => socket.destroy(), 'did not answer /orders/7'],
    ['an answer without end', (_, response) => endless(response), 'larger than 20 MB'],
  ])('%s is tried again, later and later, and at last quarantined', async (_what, does, reason) => {
    api.answer = does
    await deliver('7')
    await askWaiting(parts)
    expect(await delivery()).toMatchObject({ state: 'waiting', attempts: 1, retryAt: new Date('2026-11-01T12:01:00Z') })
    expect((await delivery()).reason).toContain(reason)
    if (reason.includes('20 MB')) return
    for (let tries = 0; tries < 4; tries++) {
      now = new Date(now.getTime() + 86_400_000)
      await askWaiting(parts)
    }
    expect(await delivery()).toMatchObject({ state: 'quarantined', isAsking: true })
  })

  test.each([
    ['nonsense', 'It names no order'],
    ['circle', 'It names no order'],
  ])('a body that is %s ends in quarantine with its reason', async (body, reason) => {
    await receive('shop', { ...plain.request('k'), body: Buffer.from(body) })
    expect(await askWaiting(parts)).toBe(1)
    await applyWaiting(parts)
    expect(await delivery()).toMatchObject({ state: 'quarantined', reason })
  })
})

function endless(response: Parameters<RequestListener>[1]): void {
  const chunk = Buffer.alloc(1024 * 1024)
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}
