import { beforeEach, expect, test } from 'vitest'
import { SteppedClock } from '../../src/lib/clock.ts'
import { deriveKeys, seal } from '../../src/lib/secrets.ts'
import type { RawRequest } from '../../src/stores/adapter.ts'
import { createReceiver, type ReceiverParts } from '../../src/stores/receive.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { plainPlatform } from '../support/plain-adapter.ts'
import { addStore, testKeys, webhookSecret } from '../support/rows.ts'

const database = await testDatabase()
const { client, direct } = database
const now = new Date('2026-11-01T12:00:00Z')
const { adapter, request } = plainPlatform()

const receiver = (changes: Partial<ReceiverParts> = {}) =>
  createReceiver({ rows: direct, clock: new SteppedClock(now), adapters: [adapter], keys: testKeys, ...changes })
const enterSecrets = (...secrets: string[]) =>
  client.store.update({
    where: { id: 'shop' },
    data: { sealedSecrets: seal(testKeys.sealing, JSON.stringify(secrets)) },
  })

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database, { platform: 'plain' })
})

test('a genuine request is kept byte for byte, with its headers, and waits', async () => {
  const body = Buffer.from([0, 255, 1, 254, 0x22, 0x5c])
  const receipt = await receiver()('shop', { ...request('k1', { 'x-topic': 'cancelled' }), body })
  expect(receipt).toEqual({ kind: 'kept' })
  const [delivery] = await client.delivery.findMany()
  expect(delivery).toMatchObject({
    storeId: 'shop',
    key: 'k1',
    topic: 'cancelled',
    stops: true,
    state: 'waiting',
    attempts: 0,
    reason: null,
    receivedAt: now,
    headers: { 'x-key': 'k1' },
  })
  expect(Buffer.from(delivery?.body ?? [])).toEqual(body)
})

test('a body without a single byte is kept too', async () => {
  expect(await receiver()('shop', { ...request('k1'), body: Buffer.alloc(0) })).toEqual({ kind: 'kept' })
})

test('headers that prove who somebody is are not kept', async () => {
  await receiver()(
    'shop',
    request('k1', { authorization: 'Basic x', cookie: 'sid=1', 'proxy-authorization': 'y', 'x-kept': 'z' }),
  )
  const [delivery] = await client.delivery.findMany()
  expect(Object.keys(delivery?.headers ?? {}).sort()).toEqual(['x-kept', 'x-key', 'x-secret'])
})

test('the same delivery again is a duplicate and leaves one row', async () => {
  const receive = receiver()
  expect(await receive('shop', request('k1'))).toEqual({ kind: 'kept' })
  expect(await receive('shop', request('k1'))).toEqual({ kind: 'duplicate' })
  expect(await client.delivery.count()).toBe(1)
})

test('the same delivery twice at once, to two processes, is kept once', async () => {
  const [one, other] = [receiver(), receiver()]
  const receipts = await Promise.all([one, one, other, other].map((receive) => receive('shop', request('k1'))))
  expect(receipts.map(({ kind }) => kind).sort()).toEqual(['duplicate', 'duplicate', 'duplicate', 'kept'])
  expect(await client.delivery.count()).toBe(1)
})

test('one key in two stores is two deliveries', async () => {
  await addStore(database, { id: 'other', platform: 'plain' })
  const receive = receiver()
  const receipts = await Promise.all([receive('shop', request('k1')), receive('other', request('k1'))])
  expect(receipts).toEqual([{ kind: 'kept' }, { kind: 'kept' }])
})

test('a crowd of deliveries, half of them repeated, is kept once each', async () => {
  const receive = receiver()
  const keys = Array.from({ length: 300 }, (_, index) => `k${index % 150}`)
  const receipts = await Promise.all(keys.map((key) => receive('shop', request(key))))
  expect(receipts.filter(({ kind }) => kind === 'kept')).toHaveLength(150)
  expect(await client.delivery.count()).toBe(150)
})

test('a forged request is refused with the reason and leaves no row', async () => {
  const receipt = await receiver()('shop', request('k1', { 'x-secret': 'guessed' }))
  expect(receipt).toEqual({ kind: 'forged', reason: 'wrong secret' })
  expect(await client.delivery.count()).toBe(0)
})

test.each(['nowhere', '', 'sh\0op', "shop'--", 'x'.repeat(10_000)])(
  'a store that is not there is said to be so: %j',
  async (id) => {
    expect(await receiver()(id, request('k1'))).toEqual({ kind: 'unknown-store' })
  },
)

test('a store added after it was asked for is found', async () => {
  const receive = receiver()
  expect(await receive('late', request('k1'))).toEqual({ kind: 'unknown-store' })
  await addStore(database, { id: 'late', platform: 'plain' })
  expect(await receive('late', request('k1'))).toEqual({ kind: 'kept' })
})

test('a new secret counts at once, beside the old one', async () => {
  const receive = receiver()
  expect(await receive('shop', request('k1'))).toEqual({ kind: 'kept' })
  await enterSecrets('new', webhookSecret)
  expect(await receive('shop', request('k2', { 'x-secret': 'new' }))).toEqual({ kind: 'kept' })
  expect(await receive('shop', request('k3'))).toEqual({ kind: 'kept' })
})

test('a secret that was taken away is refused as soon as the store is read anew', async () => {
  const receive = receiver()
  await receive('shop', request('k1'))
  await enterSecrets('new')
  await receive('shop', request('k2', { 'x-secret': 'new' }))
  expect(await receive('shop', request('k3'))).toMatchObject({ kind: 'forged' })
})

test('a store whose secret was never entered takes nothing, not even what an empty secret signs', async () => {
  await enterSecrets('')
  expect(await receiver()('shop', request('k1', { 'x-secret': '' }))).toMatchObject({ kind: 'forged' })
  await enterSecrets()
  expect(await receiver()('shop', request('k1'))).toMatchObject({ kind: 'forged' })
})

test('secrets sealed with another key are an error that says what to do, not a forgery', async () => {
  const receive = receiver({ keys: deriveKeys('another secret, as long as the first one was') })
  await expect(receive('shop', request('k1'))).rejects.toThrow(/"shop".*Was SECRET changed/)
})

test('one store whose secrets cannot be opened does not stop another’s deliveries', async () => {
  await addStore(database, { id: 'broken', platform: 'plain', sealedSecrets: 'nonsense' })
  const receive = receiver()
  const receipts = await Promise.allSettled([receive('broken', request('k1')), receive('shop', request('k1'))])
  expect(receipts.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})

test('a store on a platform this version does not know is an error that names it', async () => {
  await expect(receiver({ adapters: [] })('shop', request('k1'))).rejects.toThrow('"shop" is on "plain"')
})

test('text no database can hold does not keep a delivery out', async () => {
  const odd: RawRequest = request('k\0\ud83c1', { 'x-odd': '\0\udf75' })
  const receive = receiver()
  expect(await receive('shop', odd)).toEqual({ kind: 'kept' })
  expect(await receive('shop', odd)).toEqual({ kind: 'duplicate' })
})

test('one delivery the database refuses rejects alone', async () => {
  const receive = receiver()
  // An index entry holds some 2,700 bytes; random digits cannot be compressed into them.
  const long = Array.from({ length: 20_000 }, () => Math.random().toString(36).slice(2, 3)).join('')
  const receipts = await Promise.allSettled(['k1', long, 'k2'].map((key) => receive('shop', request(key))))
  expect(receipts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await client.delivery.count()).toBe(2)
})
