import { beforeEach, describe, expect, test } from 'vitest'
import type { Prisma } from '../../src/database/client.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { noon } from '../support/sales.ts'
import { type browser, openWeb, withSession } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const { web } = openWeb(database)

let marketer: ReturnType<typeof browser>
let keys = 0

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  marketer = await withSession(database, web, 'marketer')
})

async function addDelivery(changes: Partial<Prisma.DeliveryUncheckedCreateInput> = {}) {
  const data = {
    storeId: 'shop',
    key: `key-${++keys}`,
    topic: 'orders/paid',
    headers: { 'x-topic': 'orders/paid' },
    body: new Uint8Array(Buffer.from('{"id":9007199254740993}')),
    receivedAt: noon,
    ...changes,
  }
  return (await client.delivery.create({ data })).id
}

const quarantined = { state: 'quarantined', reason: 'It has no currency.', attempts: 5, settledAt: noon }
const stateOf = async (id: bigint) => (await client.delivery.findUniqueOrThrow({ where: { id } })).state

describe('the list', () => {
  test('shows deliveries newest first, without their bodies', async () => {
    const older = await addDelivery()
    const newer = await addDelivery({ ...quarantined, receivedAt: new Date(noon.getTime() + 1) })
    const { json } = await marketer.get('/api/deliveries?store=shop')
    expect(json.items.map((item: { id: string }) => item.id)).toEqual([`${newer}`, `${older}`])
    expect(json.items[0]).toEqual({
      id: `${newer}`,
      storeId: 'shop',
      key: expect.any(String),
      topic: 'orders/paid',
      state: 'quarantined',
      origin: 'webhook',
      isAsking: false,
      reason: 'It has no currency.',
      attempts: 5,
      bytes: 23,
      receivedAt: '2026-11-20T12:00:00.001Z',
      settledAt: '2026-11-20T12:00:00.000Z',
    })
  })

  test('is filtered by state and topic, page by page', async () => {
    for (let i = 0; i < 3; i += 1) await addDelivery(quarantined)
    await addDelivery({ topic: 'products/update', state: 'quarantined' })
    await addDelivery()
    const path = '/api/deliveries?store=shop&state=quarantined&topic=orders/paid&limit=2'
    const first = (await marketer.get(path)).json
    const second = (await marketer.get(`${path}&cursor=${first.nextCursor}`)).json
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null])
  })
})

describe('looking for deliveries', () => {
  const found = async (query: string) =>
    (await marketer.get(`/api/deliveries?store=shop&${query}`)).json.items.map((item: { id: string }) => item.id)

  test('those that were found by asking the platform are told from webhooks', async () => {
    const [webhook, reconciled] = [await addDelivery(), await addDelivery({ origin: 'reconcile' })]
    expect(await found('origin=webhook')).toEqual([`${webhook}`])
    expect(await found('origin=reconcile')).toEqual([`${reconciled}`])
    expect((await marketer.get('/api/deliveries?store=shop&origin=carrier-pigeon')).status).toBe(400)
  })

  test('one that waits for the platform’s API says so, and why', async () => {
    const reason = 'Enter the Stripe Checkout API access in Settings; this waits for it.'
    const id = await addDelivery({ isAsking: true, reason, attempts: 1 })
    const answer = await marketer.get(`/api/deliveries/${id}`)
    expect(answer.json).toMatchObject({ state: 'waiting', isAsking: true, reason })
  })

  test('one that was settled is no longer asked about', async () => {
    const id = await addDelivery({ ...quarantined, isAsking: true })
    expect((await marketer.get(`/api/deliveries/${id}`)).json.isAsking).toBe(false)
  })

  test('the whole key finds the one, in its own store only', async () => {
    await addStore(database, { id: 'other' })
    const id = await addDelivery({ key: 'b54557e4 %_' })
    await addDelivery({ key: 'b54557e4 %_', storeId: 'other' })
    await addDelivery({ key: 'b54557e4 %_ again' })
    expect(await found(`q=${encodeURIComponent('b54557e4 %_')}`)).toEqual([`${id}`])
    expect(await found('q=b54557e4')).toEqual([])
  })

  test('an order’s id finds what stops its mail for as long as that waits or cannot be read', async () => {
    const about = { orderExternalId: '9007199254740993', stops: true, topic: 'orders/cancelled' }
    const ids = [await addDelivery(about), await addDelivery({ ...about, ...quarantined })]
    await addDelivery({ ...about, state: 'applied' })
    await addDelivery({ ...about, orderExternalId: '9007199254740992' })
    expect(await found('q=9007199254740993')).toEqual(ids.map(String).reverse())
    expect(await found('q=9007199254740993&state=waiting')).toEqual([`${ids[0]}`])
  })
})

describe('one delivery', () => {
  test('shows headers and body as they came, long ids whole', async () => {
    const id = await addDelivery()
    const { json } = await marketer.get(`/api/deliveries/${id}`)
    expect(json).toMatchObject({ headers: { 'x-topic': 'orders/paid' }, body: '{"id":9007199254740993}' })
  })

  test('whose body is no text is shown nevertheless', async () => {
    const id = await addDelivery({ body: new Uint8Array([0xff, 0xfe, 0x00, 0x41]) })
    expect((await marketer.get(`/api/deliveries/${id}`)).json.body).toBe('��\0A')
  })

  test('that is not there says so', async () => {
    expect((await marketer.get('/api/deliveries/404')).json.error.code).toBe('no-such-delivery')
  })
})

describe('replay', () => {
  test.each(['quarantined', 'ignored'])('sets one that is %s waiting again', async (state) => {
    const id = await addDelivery({ ...quarantined, state })
    const { json } = await marketer.post(`/api/deliveries/${id}/replay`)
    expect(json).toMatchObject({ state: 'waiting', reason: null, attempts: 0, settledAt: null })
    expect(await client.audit.findMany()).toMatchObject([
      { action: 'replay a delivery', storeId: 'shop', detail: { delivery: `${id}` } },
    ])
  })

  test.each(['waiting', 'applied'])('is refused for one that is %s', async (state) => {
    const id = await addDelivery({ state })
    const { status, json } = await marketer.post(`/api/deliveries/${id}/replay`)
    expect([status, json.error.code]).toEqual([409, 'wrong-state'])
    expect(await stateOf(id)).toBe(state)
  })

  test('of one whose body was forgotten says how to get it again', async () => {
    const id = await addDelivery({ ...quarantined, body: new Uint8Array() })
    const { status, json } = await marketer.post(`/api/deliveries/${id}/replay`)
    expect(status).toBe(409)
    expect(json.error.message).toContain('Ask the store to send it again')
  })

  test('of all of a store’s quarantined ones leaves other states and stores alone', async () => {
    await addStore(database, { id: 'other' })
    const ids = [await addDelivery(quarantined), await addDelivery(quarantined)]
    const others = [await addDelivery({ state: 'ignored' }), await addDelivery({ ...quarantined, storeId: 'other' })]
    const { json } = await marketer.post('/api/deliveries/replay-quarantined', { store: 'shop' })
    expect(json).toEqual({ replayed: 2 })
    expect(await Promise.all(ids.map(stateOf))).toEqual(['waiting', 'waiting'])
    expect(await Promise.all(others.map(stateOf))).toEqual(['ignored', 'quarantined'])
  })

  test('of what is not there says so', async () => {
    expect((await marketer.post('/api/deliveries/404/replay')).status).toBe(404)
  })
})
