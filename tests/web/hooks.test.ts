import { beforeEach, describe, expect, test } from 'vitest'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore, webhookSecret } from '../support/rows.ts'
import { openWeb } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const { web } = openWeb(database)

const megabyte = 1024 * 1024

function post(body: BodyInit, headers: Record<string, string> = {}, store = 'shop') {
  const signed = { 'x-secret': webhookSecret, 'x-key': 'one', 'x-topic': 'orders/paid', ...headers }
  // Node wants `duplex` for a streamed body; TypeScript's RequestInit does not know it.
  const init = { method: 'POST', headers: signed, body, duplex: 'half' }
  return web.request(`/hooks/${store}`, init as RequestInit)
}

/** A body that comes in pieces of one megabyte, and says how many were taken. */
function streamed(megabytes: number) {
  const taken = { megabytes: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (taken.megabytes === megabytes) return controller.close()
        taken.megabytes += 1
        controller.enqueue(new Uint8Array(megabyte))
      },
      cancel() {
        taken.cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  return { body, taken }
}

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database, { platform: 'plain' })
})

describe('a webhook request', () => {
  test('that is genuine is kept raw and answered', async () => {
    const response = await post('raw \u{1F375} bytes')
    expect([response.status, await response.json()]).toEqual([200, { kept: true }])
    const [delivery] = await client.delivery.findMany()
    expect(delivery).toMatchObject({ storeId: 'shop', key: 'one', topic: 'orders/paid', state: 'waiting' })
    expect(Buffer.from(delivery?.body ?? []).toString()).toBe('raw \u{1F375} bytes')
  })

  test('keeps its headers by their lower-case names', async () => {
    await post('x', { 'X-Shop-Domain': 'shop.example' })
    const { headers } = await client.delivery.findFirstOrThrow()
    expect(headers).toMatchObject({ 'x-shop-domain': 'shop.example' })
  })

  test('that came before is answered alike and kept once', async () => {
    await post('x')
    const again = await post('x')
    expect([again.status, await again.json()]).toEqual([200, { kept: true }])
    expect(await client.delivery.count()).toBe(1)
  })

  test('with a wrong signature gets 401 and leaves no row', async () => {
    const response = await post('x', { 'x-secret': 'guessed' })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual({ error: { code: 'forged', message: 'wrong secret' } })
    expect(await client.delivery.count()).toBe(0)
  })

  test('to a store that is not there gets 404', async () => {
    expect((await post('x', {}, 'nobody')).status).toBe(404)
    expect((await post('x', {}, '%00')).status).toBe(404)
  })

  test('needs no session, no cookie and no origin', async () => {
    const response = await post('x', { origin: 'https://platform.example', 'content-type': 'text/plain' })
    expect(response.status).toBe(200)
  })

  test('is only ever a POST', async () => {
    expect((await web.request('/hooks/shop')).status).toBe(404)
  })

  test('may be empty: the adapter will say what is wrong with it', async () => {
    const response = await web.request('/hooks/shop', {
      method: 'POST',
      headers: { 'x-secret': webhookSecret, 'x-key': 'e' },
    })
    expect(response.status).toBe(200)
  })
})

describe('a body', () => {
  test('of exactly 5 MB is kept', async () => {
    expect((await post(streamed(5).body)).status).toBe(200)
    const [{ length } = { length: 0 }] = await client.$queryRaw<{ length: number }[]>`
      SELECT octet_length(body) AS length FROM "Delivery"`
    expect(length).toBe(5 * megabyte)
  })

  test('over 5 MB gets 413, leaves no row, and no more of it is read', async () => {
    const { body, taken } = streamed(500)
    const response = await post(body)
    expect(response.status).toBe(413)
    expect(taken).toEqual({ megabytes: 6, cancelled: true })
    expect(await client.delivery.count()).toBe(0)
  })

  test('that says it is over 5 MB is not read at all', async () => {
    const { body, taken } = streamed(6)
    const response = await post(body, { 'content-length': `${6 * megabyte}` })
    expect(response.status).toBe(413)
    expect(taken.megabytes).toBe(0)
  })

  test('that breaks off is not kept and not an outage', async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new Error('socket hang up'))
      },
    })
    expect((await post(broken)).status).toBe(400)
    expect(await client.delivery.count()).toBe(0)
  })
})

test('while the database is down a delivery gets 503, so that the platform sends it again', async () => {
  const down = openWeb(database, { receive: () => Promise.reject(new Error('connection refused')) }).web
  const response = await down.request('/hooks/shop', { method: 'POST', body: 'x' })
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('30')
  expect(await response.text()).not.toContain('connection refused')
})
