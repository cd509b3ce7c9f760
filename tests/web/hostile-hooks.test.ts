import { connect } from 'node:net'
import { beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/lib/log.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { hookRoutes } from '../../src/web/public/hooks.ts'
import { serveWeb } from '../../src/web/serve.ts'
import { jsonText } from '../stores/json-text.ts'
import { line, order, signShopify } from '../stores/shopify-example.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore, testKeys, webhookSecret } from '../support/rows.ts'

const database = await testDatabase()
const { client, direct } = database
const clock = { now: () => new Date('2026-11-24T12:00:00Z') }
const adapters = [shopify]
const receive = createReceiver({ rows: direct, clock, adapters, keys: testKeys })
const routes = hookRoutes({ receive, log: silentLog })

async function post(body: Buffer, headers: Record<string, string> = {}, topic = 'orders/paid') {
  const request = signShopify(topic, body, webhookSecret)
  const answer = await routes.request('/hooks/shop', {
    method: 'POST',
    headers: { ...request.headers, ...headers },
    body: new Uint8Array(body),
  })
  return answer.status
}
const apply = () => applyWaiting({ client, clock, adapters, log: silentLog })
const delivery = () => client.delivery.findFirst()

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

describe('a genuine body that is hostile or broken is kept, and said what is wrong with', () => {
  test.each<[string, Buffer, RegExp]>([
    ['nests a million levels', Buffer.from(`{"id":1,"x":${'['.repeat(1_000_000)}`), /more than 64 levels/],
    ['is UTF-16', Buffer.from('{"id":1}', 'utf16le'), /not JSON|not UTF-8/],
    ['is Latin-1', Buffer.from('{"id":1,"name":"Grün"}', 'latin1'), /not UTF-8/],
    ['tells a key twice', Buffer.from('{"id":1,"total_price":"1.00","total_price":"9.00"}'), /total_price/],
    ['is a list', Buffer.from('[1,2]'), /order/],
    ['is cut short', Buffer.from('{"id":1,"line_items":['), /not JSON/],
    ['is empty', Buffer.alloc(0), /empty/],
    ['has an amount that is no amount', Buffer.from('{"id":1,"total_price":"1e999"}'), /total_price/],
    ['has more money than there is', Buffer.from('{"id":1,"total_price":"99999999999999.00"}'), /total_price/],
  ])('one that %s', async (_what, body, reason) => {
    expect(await post(body)).toBe(200)
    await apply()
    expect(await delivery()).toMatchObject({ state: 'quarantined', reason: expect.stringMatching(reason) })
    expect(await client.order.count()).toBe(0)
  })

  test('one that would poison what objects inherit is read without it', async () => {
    const poison = '"__proto__":{"isTest":true,"polluted":1},"constructor":{"prototype":{"polluted":1}},'
    const body = Buffer.from(jsonText(order()).replace('{', `{${poison}`))
    expect(await post(body)).toBe(200)
    await apply()
    expect(await delivery()).toMatchObject({ state: 'applied' })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(await client.order.findFirst()).toMatchObject({ isTest: false })
  })

  test('NUL in texts and half a surrogate pair are taken out, and the order is kept', async () => {
    const body = Buffer.from(jsonText(order({ name: '#\u00001', line_items: [line({ title: 'Te\\ud800a' })] })))
    expect(await post(body)).toBe(200)
    await apply()
    expect(await client.order.findFirst()).toMatchObject({ number: '#1' })
  })

  test('an order of 10,000 lines is one order of 10,000 lines', async () => {
    const lines = Array.from({ length: 10_000 }, (_, place) => line({ id: BigInt(place) }))
    expect(await post(Buffer.from(jsonText(order({ line_items: lines, total_price: null }))))).toBe(200)
    await apply()
    expect(await client.orderLine.count()).toBe(10_000)
  })
})

test('a header that names another shop changes nothing: the address and its secret decide', async () => {
  await addStore(database, { id: 'other' })
  expect(await post(Buffer.from(jsonText(order())), { 'x-shopify-shop-domain': 'other.myshopify.com' })).toBe(200)
  expect(await client.delivery.findMany()).toMatchObject([{ storeId: 'shop' }])
})

test('a request that is replayed by who overheard it is answered alike, kept once and applied once', async () => {
  const body = Buffer.from(jsonText(order()))
  for (let times = 0; times < 3; times += 1) expect(await post(body)).toBe(200)
  // What identifies it is not signed, so whoever overheard it can send it under another name: the order stays one.
  expect(await post(body, { 'x-shopify-webhook-id': 'made-up' })).toBe(200)
  expect(await client.delivery.count()).toBe(2)
  await apply()
  expect(await client.order.count()).toBe(1)
})

test('a body that drips is given up after a while, and the connection with it', async () => {
  const served = await serveWeb(hookRoutes({ receive, log: silentLog }, { withinMs: 300 }), {
    host: '127.0.0.1',
    port: 0,
  })
  const socket = connect(served.port, '127.0.0.1')
  socket.write('POST /hooks/shop HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{')
  const drip = setInterval(() => socket.write(' '), 50)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  await new Promise<void>((resolve) => socket.on('close', () => resolve()))
  clearInterval(drip)
  expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  expect(answer).toContain('The body took longer than 0.3 s.')
  await served.close()
}, 20_000)
