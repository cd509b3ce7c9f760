// How many webhooks a second are kept before the answer, against a bare Hono handler that does one INSERT of the body,
// both over HTTP on loopback and on one PostgreSQL server. Ours looks the store up, verifies the signature, names the
// delivery and refuses it twice.
import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { Hono } from 'hono'
import pg from 'pg'
import type { Database } from '../../src/database/open.ts'
import { realClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { hookRoutes } from '../../src/web/public/hooks.ts'
import { serveWeb } from '../../src/web/serve.ts'
import { addStore, testKeys, webhookSecret } from '../support/rows.ts'
import { rateOf, withServerDatabase } from './bench-database.ts'
import type { BenchResult } from './result.ts'

const count = 4000
const atOnce = 32

export function run(): Promise<BenchResult[]> {
  return withServerDatabase(async (database, url) => {
    await addStore(database)
    const bodies = Array.from({ length: count }, (_, n) => orderBody(n))
    // Twice each, the other way round, so that neither has only the cold half.
    const rates = { ours: 0, peer: 0 }
    for (const round of [0, 1]) {
      rates.ours += (await rateOfOurs(database, bodies, round)) / 2
      rates.peer += (await rateOfBare(url, bodies)) / 2
    }
    return [{ name: 'intake', unit: 'webhooks/s', ...rates, peerName: 'bare Hono + INSERT', aim: 0.8 }]
  })
}

async function rateOfOurs({ client, direct }: Database, bodies: readonly string[], round: number): Promise<number> {
  const receive = createReceiver({ rows: direct, clock: realClock, adapters: [shopify], keys: testKeys })
  const served = await serveWeb(hookRoutes({ receive, log: silentLog }), { host: '127.0.0.1', port: 0 })
  // Signed beforehand: that is the platform's work.
  const headers = bodies.map((body, n) => ({
    'x-shopify-topic': 'orders/paid',
    'x-shopify-webhook-id': `${round}-${n}`,
    'x-shopify-shop-domain': 'shop.myshopify.com',
    'x-shopify-api-version': '2026-04',
    'x-shopify-hmac-sha256': createHmac('sha256', webhookSecret).update(body).digest('base64'),
  }))
  const rate = await rateOf(count, () => postAll(served.port, bodies, headers))
  await served.close()
  const kept = await client.delivery.count()
  if (kept !== count * (round + 1)) throw new Error(`${kept} deliveries were kept, not ${count * (round + 1)}`)
  return rate
}

async function rateOfBare(connectionString: string, bodies: readonly string[]): Promise<number> {
  const pool = new pg.Pool({ connectionString, max: 10 })
  await pool.query('CREATE TABLE IF NOT EXISTS bare (id bigserial PRIMARY KEY, body bytea NOT NULL)')
  const bare = new Hono().post('/hooks/:store', async (context) => {
    const body = Buffer.from(await context.req.arrayBuffer())
    await pool.query('INSERT INTO bare (body) VALUES ($1)', [body])
    return context.json({ kept: true })
  })
  const served = await serveWeb(bare, { host: '127.0.0.1', port: 0 })
  const rate = await rateOf(count, () => postAll(served.port, bodies, []))
  await served.close()
  await pool.end()
  return rate
}

async function postAll(
  port: number,
  bodies: readonly string[],
  headers: readonly Record<string, string>[],
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  let next = 0
  const poster = async () => {
    for (let n = next++; n < bodies.length; n = next++) await post(agent, port, bodies[n] ?? '', headers[n] ?? {})
  }
  await Promise.all(Array.from({ length: atOnce }, poster))
  agent.destroy()
}

function post(agent: Agent, port: number, body: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { agent, port, host: '127.0.0.1', path: '/hooks/shop', method: 'POST' }
    const sent = request({ ...options, headers: { ...headers, 'content-type': 'application/json' } }, (response) => {
      response.resume()
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`))))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** About the size of a real order with a few lines: 6 KB. */
function orderBody(n: number): string {
  const line = {
    id: n,
    title: 'First flush Darjeeling',
    quantity: 1,
    price: '12.90',
    properties: [],
    note: 'x'.repeat(400),
  }
  return JSON.stringify({ id: n, name: `#${n}`, currency: 'EUR', line_items: Array.from({ length: 11 }, () => line) })
}
