import { createHmac } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { openDatabase } from '../src/database/open.ts'
import { silentLog } from '../src/lib/log.ts'
import { addThankYouFlow } from './support/outbox-rows.ts'
import { addStore, testSecret, webhookSecret } from './support/rows.ts'
import { runApp } from './support/run-app.ts'
import { scratchDatabase } from './support/scratch-database.ts'
import { startSmtpSink } from './support/smtp-sink.ts'

const kills = 20
const connections = 5
const scratch = await scratchDatabase()
const sink = await startSmtpSink({ behave: () => ({ at: 'accept', afterMs: Math.floor(Math.random() * 40) }) })
const environment = {
  ...scratch.environment,
  SECRET: testSecret,
  SMTP_HOST: sink.host,
  SMTP_PORT: String(sink.port),
  SMTP_CONNECTIONS: String(connections),
}

afterAll(async () => {
  await sink.close()
  await scratch.remove()
})

test('twenty power cuts lose nothing acknowledged, apply nothing twice and mail nobody twice', async () => {
  await setUpStore()
  const platform = createPlatform()
  for (let kill = 0; kill < kills; kill += 1) await runAndKill(platform)
  await platform.end()
  // The kills must have come while mail went out, or nothing was tried.
  const mailedMeanwhile = sink.accepted.length
  expect(mailedMeanwhile).toBeGreaterThan(kills)
  const found = await bringToRest()

  const recorded = new Set(found.orders.map((order) => order.externalId))
  expect([...platform.acknowledged].filter((id) => !recorded.has(id))).toEqual([])
  // One that was kept when the answer could not be given any more is an order too; nothing else is.
  expect([...recorded].filter((id) => !platform.told.has(id))).toEqual([])
  expect(recorded.size).toBe(found.orders.length)
  expect(found.orders.every((order) => order.lines === 2 && order.linesMinor === 4200n)).toBe(true)
  expect(found.unsettledDeliveries).toBe(0)
  expect(found.messages).toHaveLength(found.orders.length)

  const mailsTo = countBy(sink.accepted.map((mail) => mail.to))
  const moreThanOnce = [...mailsTo].filter(([, mails]) => mails > 1)
  expect(moreThanOnce).toEqual([])
  const wrong = found.messages.filter(({ state, to }) => !agrees(state, mailsTo.get(to) ?? 0))
  expect(wrong).toEqual([])
  const uncertain = found.messages.filter((message) => message.state === 'uncertain').length
  expect(uncertain).toBeLessThanOrEqual(kills * connections)
  process.stdout.write(
    `crash test: ${kills} kills, ${found.orders.length} orders, ${mailedMeanwhile} of ${sink.accepted.length} mails between kills, ${uncertain} in doubt\n`,
  )
}, 400_000)

/** Sent means that the server has it; in doubt, that it may; and nothing else is left when all has come to rest. */
function agrees(state: string, mails: number): boolean {
  return (state === 'sent' && mails === 1) || state === 'uncertain'
}

async function setUpStore(): Promise<void> {
  const database = await openDatabase({ url: scratch.url, dataFolder: scratch.dataFolder, connections: 2 }, silentLog)
  await addStore(database, { quietFromMinute: 0, quietToMinute: 0 })
  await addThankYouFlow(database)
  await database.client.flow.updateMany({ data: { delayMinutes: 0 } })
  await database.close()
}

async function runAndKill(platform: ReturnType<typeof createPlatform>): Promise<void> {
  const app = await runApp(environment)
  platform.deliverTo(app.url)
  // A random moment is the point: a crash asks for no permission. Mail goes out from about the second second on.
  await wait(200 + Math.random() * 3800)
  platform.pause()
  await app.kill()
}

/** A store platform: tells each order until it is answered 2xx, some twice, and never stops for our sake. */
function createPlatform() {
  const acknowledged = new Set<string>()
  const told = new Set<string>()
  let url: string | undefined
  let ended = false
  let next = 0
  const tell = async () => {
    while (!ended) {
      const id = String(9_007_199_254_740_993n + BigInt(next++))
      told.add(id)
      while (!ended && !(await post(url, id))) await wait(5)
      if (!ended) acknowledged.add(id)
      if (!ended && Math.random() < 0.2) await post(url, id)
      // As fast as a busy shop, not as fast as this machine: what piles up only lengthens the end.
      await wait(25)
    }
  }
  const tellers = Array.from({ length: 2 }, tell)
  return {
    acknowledged,
    told,
    deliverTo: (to: string) => {
      url = to
    },
    pause: () => {
      url = undefined
    },
    async end() {
      ended = true
      await Promise.all(tellers)
    },
  }
}

async function post(url: string | undefined, id: string): Promise<boolean> {
  if (!url) return false
  const body = orderBody(id)
  const headers = {
    'x-shopify-topic': 'orders/paid',
    'x-shopify-webhook-id': `hook-${id}`,
    'x-shopify-shop-domain': 'shop.myshopify.com',
    'x-shopify-api-version': '2026-04',
    'x-shopify-hmac-sha256': createHmac('sha256', webhookSecret).update(body).digest('base64'),
  }
  // Refused or cut off is not an acknowledgement; the platform tells it again.
  const response = await fetch(`${url}/hooks/shop`, { method: 'POST', headers, body }).catch(() => undefined)
  return response?.ok ?? false
}

function orderBody(id: string): string {
  const at = new Date().toISOString()
  const line = (n: number) =>
    `{"id":${n},"title":"Tea ${n}","quantity":1,"price":"21.00","product_id":${n},"variant_id":${n}}`
  return `{"id":${id},"name":"#${id}","email":"buyer${id}@example.com","created_at":"${at}","processed_at":"${at}","updated_at":"${at}",
    "currency":"EUR","financial_status":"paid","total_price":"42.00","subtotal_price":"42.00","total_tax":"0.00","source_name":"web",
    "customer":{"id":${id}},"line_items":[${line(1)},${line(2)}]}`
}

/** All processes are dead: their leases are as good as over. What is left is done here, by the app's own jobs. */
async function bringToRest() {
  const app = await createApp(readConfig({ ...process.env, ...environment }), silentLog)
  const { client } = app.database
  await client.$executeRaw`UPDATE "Message" SET "leaseUntil" = now() - interval '1 second' WHERE "leaseUntil" IS NOT NULL`
  await app.runner.settle()
  const orders = await client.$queryRaw<{ externalId: string; lines: number; linesMinor: bigint }[]>`
    SELECT o."externalId", o."linesMinor", (SELECT count(*)::int FROM "OrderLine" l WHERE l."orderId" = o.id) AS lines FROM "Order" o`
  const messages = await client.message.findMany({ select: { state: true, toEmail: true } })
  const unsettledDeliveries = await client.delivery.count({ where: { state: { not: 'applied' } } })
  await app.close()
  return { orders, unsettledDeliveries, messages: messages.map(({ state, toEmail }) => ({ state, to: toEmail ?? '' })) }
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
