import { createReadStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/database/open.ts'
import { keepUpload } from '../../src/imports/keep-upload.ts'
import { layout } from '../../src/imports/layout.ts'
import { realClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { addStore, testSecret } from '../support/rows.ts'
import { runApp } from '../support/run-app.ts'
import { scratchDatabase } from '../support/scratch-database.ts'

const orders = 6000
const mostKills = 5
const scratch = await scratchDatabase()
const environment = { ...scratch.environment, SECRET: testSecret, SMTP_HOST: '' }

afterAll(() => scratch.remove())

/** Orders of two lines; each hundredth cannot be read. */
function writeFile(): string {
  const columns = ['order_id', 'email', 'date', 'product_id', 'title', 'qty', 'price']
  const rows = Array.from({ length: orders }, (_, n) => {
    const day = new Date(Date.UTC(2025, 0, 1) + n * 3_600_000).toISOString()
    const row = (product: string, price: string) =>
      [n, `c${n % 700}@example.com`, day, product, 'Tea', 1, price].join(',')
    return `${row('tea', '10.00')}\n${row('pot', n % 100 === 0 ? 'x' : '30.00')}`
  })
  const path = join(scratch.dataFolder, 'orders.csv')
  writeFileSync(path, `${columns.join(',')}\n${rows.join('\n')}\n`)
  return path
}

async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase({ url: scratch.url, dataFolder: scratch.dataFolder, connections: 2 }, silentLog)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

const columns = { orderId: 'order_id', email: 'email', placedAt: 'date', productId: 'product_id', title: 'title' }

async function uploadFile(path: string): Promise<void> {
  await withDatabase(async (database) => {
    await addStore(database)
    const chosen = layout.parse({ columns: { ...columns, quantity: 'qty', unitPrice: 'price' } })
    const parts = { client: database.client, clock: realClock, importFolder: join(scratch.dataFolder, 'imports') }
    const upload = {
      storeId: 'shop',
      kind: 'orders',
      format: 'generic',
      fileName: 'orders.csv',
      layout: chosen,
    } as const
    await keepUpload(parts, upload, createReadStream(path))
  })
}

const progress = () => withDatabase(({ client }) => client.import.findFirstOrThrow())

test('power cuts in the middle of an import lose no order and double none', async () => {
  await uploadFile(writeFile())
  const seen: number[] = []
  while (seen.length < mostKills && (await progress()).state !== 'done') {
    const app = await runApp(environment)
    await wait(400 + Math.random() * 1600)
    await app.kill()
    seen.push((await progress()).rows)
  }
  // Some must have come while it ran, or nothing was tried.
  expect(seen.filter((rows) => rows > 0 && rows < orders * 2).length).toBeGreaterThan(0)
  for (let turn = 0; turn < 30 && (await progress()).state !== 'done'; turn++) {
    const app = await runApp(environment)
    await wait(4000)
    await app.stop()
  }
  const good = orders - orders / 100
  expect(await progress()).toMatchObject({ state: 'done', rows: orders * 2, recorded: good, refused: orders / 50 })
  await withDatabase(async ({ client }) => {
    expect([await client.order.count(), await client.orderLine.count()]).toEqual([good, good * 2])
    expect(await client.importRefusal.count()).toBe(orders / 50)
    const { _sum } = await client.order.aggregate({ _sum: { linesMinor: true } })
    expect(_sum.linesMinor).toBe(BigInt(good) * 4000n)
    expect(await client.message.count()).toBe(0)
    const wrong = await client.$queryRaw`
      SELECT "customerId" FROM "Order" GROUP BY 1 HAVING min(nth) <> 1 OR max(nth) <> count(*) OR count(DISTINCT nth) <> count(*)`
    expect(wrong).toEqual([])
  })
  process.stdout.write(`import: ${seen.length} power cuts, after ${seen.join(', ')} rows\n`)
}, 400_000)
