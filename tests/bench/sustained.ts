// A busy day's worst minute: 1,000 webhooks a second for 60 s, five for each order, posted on time whether the last was
// answered or not, to the whole app on one PostgreSQL server. Answers must be quick and nothing may be lost.
import { type ChildProcess, spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../../src/database/open.ts'
import { projectRoot } from '../../src/lib/root.ts'
import { addThankYouFlow } from '../support/outbox-rows.ts'
import { addStore, testSecret, webhookSecret } from '../support/rows.ts'
import { runApp } from '../support/run-app.ts'
import { withServerDatabase } from './bench-database.ts'
import type { BenchLimit } from './result.ts'

const perSecond = 1000
const seconds = Number(process.env['BENCH_SECONDS'] ?? 60)
const warmUp = 5 * perSecond
const count = warmUp + perSecond * seconds
const topics = ['orders/create', 'orders/paid', 'orders/updated', 'products/update', 'products/update'] as const
const orders = count / topics.length

export function run(): Promise<BenchLimit[]> {
  return withServerDatabase(async (database, url) => {
    await addStore(database)
    await addThankYouFlow(database)
    // As one runs it for such a store: what takes webhooks does nothing else.
    const environment = { DATABASE_URL: url, SECRET: testSecret, SMTP_HOST: '', CLOCK: 'real' }
    const web = await runApp({ ...environment, ROLE: 'web' })
    const worker = spawnWorker({ ...environment, ROLE: 'worker' })
    try {
      const latencies = await postOnTime(web.url)
      const restSeconds = await untilApplied(database)
      await checkNothingLost(database)
      const p99 = latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN
      const name = `${perSecond} webhooks/s for ${seconds} s`
      return [
        { name: `${name}: p99 of the answer`, unit: 'ms', measured: p99, most: 250 },
        {
          name: `${name}: median of the answer`,
          unit: 'ms',
          measured: latencies[Math.floor(latencies.length / 2)] ?? Number.NaN,
          most: 50,
        },
        { name: `${name}: until all was applied`, unit: 's more', measured: restSeconds, most: 120 },
      ]
    } finally {
      worker.kill('SIGTERM')
      await Promise.all([web.stop(), once(worker, 'exit')])
    }
  })
}

/** It answers no HTTP, so nobody can ask whether it is up; what it applies shows it. */
function spawnWorker(environment: Readonly<Record<string, string>>): ChildProcess {
  const file = join(projectRoot, 'dist', 'server', 'main.js')
  return spawn(process.execPath, [file], { env: { ...process.env, ...environment }, stdio: 'ignore' })
}

/** Latencies in ms, sorted, counted from when each was to be posted. */
async function postOnTime(url: string): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 200 })
  const { port } = new URL(url)
  // A process that has just started is slower than any that has run for a minute.
  await postRange(agent, port, 0, warmUp, perSecond / 2)
  const latencies = await postRange(agent, port, warmUp, count, perSecond)
  agent.destroy()
  return latencies.toSorted((a, b) => a - b)
}

async function postRange(agent: Agent, port: string, from: number, to: number, rate: number): Promise<number[]> {
  const began = performance.now()
  const latencies: Promise<number>[] = []
  for (let n = from; n < to; n++) {
    const due = began + ((n - from) * 1000) / rate
    const early = due - performance.now()
    if (early > 1) await wait(early)
    latencies.push(post(agent, port, n).then(() => performance.now() - due))
  }
  return Promise.all(latencies)
}

function post(agent: Agent, port: string, n: number): Promise<void> {
  const topic = topics[n % topics.length] ?? ''
  const order = Math.floor(n / topics.length)
  const body = topic.startsWith('orders') ? orderBody(order, n) : productBody(order, n)
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-shopify-topic': topic,
    'x-shopify-webhook-id': `hook-${n}`,
    'x-shopify-shop-domain': 'shop.myshopify.com',
    'x-shopify-api-version': '2026-04',
    'x-shopify-hmac-sha256': createHmac('sha256', webhookSecret).update(body).digest('base64'),
  }
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, port, host: '127.0.0.1', path: '/hooks/shop', method: 'POST', headers },
      (response) => {
        response.resume()
        response.on('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

async function untilApplied({ client }: Database): Promise<number> {
  const began = performance.now()
  while ((await client.delivery.count({ where: { state: 'waiting' } })) > 0) await wait(250)
  return (performance.now() - began) / 1000
}

async function checkNothingLost({ client }: Database): Promise<void> {
  const applied = await client.delivery.count({ where: { state: 'applied' } })
  const recorded = await client.order.count({ where: { paidAt: { not: null } } })
  if (applied !== count) throw new Error(`${applied} of ${count} deliveries were applied`)
  if (recorded !== orders) throw new Error(`${recorded} of ${orders} orders were recorded`)
}

const note = 'x'.repeat(300)
const anHour = (n: number) => new Date(Date.UTC(2026, 10, 24) + n).toISOString()

/** About 4 KB. */
function orderBody(order: number, n: number): string {
  const line = (place: number) => ({
    ...{ id: order * 10 + place, product_id: place, variant_id: place },
    ...lineFields,
  })
  return JSON.stringify({
    ...{
      id: 10_000_000 + order,
      name: `#${order}`,
      email: `buyer${order}@example.com`,
      currency: 'EUR',
      source_name: 'web',
    },
    ...{ created_at: anHour(order), processed_at: anHour(order), updated_at: anHour(n), financial_status: 'paid' },
    ...{ total_price: '25.80', subtotal_price: '25.80', total_tax: '0.00', customer: { id: order } },
    line_items: Array.from({ length: 8 }, (_, place) => line(place)),
  })
}

const lineFields = {
  title: 'First flush Darjeeling',
  quantity: 1,
  price: '3.23',
  properties: [{ name: 'note', value: note }],
}

/** About 2 KB, of one of a hundred products, whose stock each order changes. */
function productBody(order: number, n: number): string {
  const variant = { id: 500 + (order % 100), price: '12.90', inventory_quantity: 1000 - (order % 900), body: note }
  const variants = Array.from({ length: 4 }, (_, place) => ({ ...variant, id: variant.id * 10 + place }))
  return JSON.stringify({ id: order % 100, title: 'Tea', status: 'active', updated_at: anHour(n), variants })
}
