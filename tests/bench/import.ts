// How many order lines a second a file of past orders is imported at on a PostgreSQL server, and in how much memory.
// The lines are those of NOTCH_ORDERS (a CSV, also gzipped, or a folder with one), again under other order ids until
// there are enough; without it they are made up.
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { Database } from '../../src/database/open.ts'
import { importDue } from '../../src/imports/due.ts'
import { keepUpload } from '../../src/imports/keep-upload.ts'
import { layout } from '../../src/imports/layout.ts'
import { realClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { addStore } from '../support/rows.ts'
import { withServerDatabase } from './bench-database.ts'
import type { BenchResult } from './result.ts'

const wantedLines = Number(process.env['BENCH_IMPORT_LINES'] ?? 1_000_000)
const longestMs = 400_000
const header = 'order_id,customer_id,timestamp,product_id,title,quantity,unit_price,country'
const columns = {
  orderId: 'order_id',
  customerId: 'customer_id',
  placedAt: 'timestamp',
  productId: 'product_id',
  title: 'title',
  quantity: 'quantity',
  unitPrice: 'unit_price',
}

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'notch-bench-import-'))
  try {
    const file = join(folder, 'orders.csv')
    await writeLines(file)
    return await withServerDatabase((database) => importLines(database, file, folder))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function importLines(database: Database, file: string, importFolder: string): Promise<BenchResult[]> {
  const { client } = database
  await addStore(database, { currency: 'GBP', timeZone: 'Europe/London' })
  const parts = { client, clock: realClock, log: silentLog, importFolder }
  const memory = watchMemory()
  const began = performance.now()
  const upload = { storeId: 'shop', kind: 'orders', format: 'generic', fileName: 'orders.csv' } as const
  const id = await keepUpload(parts, { ...upload, layout: layout.parse({ columns }) }, createReadStream(file))
  const uploaded = performance.now()
  while ((await importDue(parts)) > 0 && performance.now() - uploaded < longestMs);
  const seconds = (performance.now() - uploaded) / 1000
  const peakMb = memory.stop()
  const { rows, recorded, refused, state } = await client.import.findUniqueOrThrow({ where: { id } })
  const uploadSeconds = ((uploaded - began) / 1000).toFixed(0)
  console.log(
    `  ${rows} lines, ${recorded} orders, ${refused} lines refused, ${state}; looked through in ${uploadSeconds} s`,
  )
  return [
    { name: 'import', unit: 'lines/s', ours: rows / seconds, peer: 5000, peerName: 'asked for', aim: 1 },
    { name: 'import memory', unit: 'MB', ours: 500, peer: peakMb, peerName: 'most resident', aim: 1 },
  ]
}

function watchMemory() {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss() / 1024 ** 2)
  }
  const timer = setInterval(look, 20)
  return {
    stop() {
      clearInterval(timer)
      look()
      return peak
    },
  }
}

async function writeLines(file: string): Promise<void> {
  const out = createWriteStream(file)
  out.write(`${header}\n`)
  const source = process.env['NOTCH_ORDERS']
  for (let [round, left] = [0, wantedLines]; left > 0; round++) {
    for await (const line of source ? linesOf(ordersFile(source)) : madeUp(round)) {
      if (left-- <= 0) break
      if (!out.write(`${round === 0 ? '' : round}${line}\n`)) await once(out, 'drain')
    }
  }
  out.end()
  await finished(out)
}

function ordersFile(source: string): string {
  if (!statSync(source).isDirectory()) return source
  const name = readdirSync(source).find((one) => /\.csv(\.gz)?$/.test(one))
  if (!name) throw new Error(`NOTCH_ORDERS: there is no CSV in ${source}`)
  return join(source, name)
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file)
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  let isHeader = true
  for await (const line of createInterface({ input })) {
    if (!isHeader) yield line
    isHeader = false
  }
}

/** Customers who buy one to four things at a time, two or three times. */
async function* madeUp(round: number): AsyncGenerator<string> {
  for (let order = 0; order < 40_000; order++) {
    const day = new Date(Date.UTC(2024, 0, 1) + (order + round) * 900_000).toISOString().slice(0, 19)
    for (let line = 0; line <= (order * 7) % 4; line++) {
      const product = 10_000 + ((order * 31 + line * 17) % 3000)
      yield `${order + 100_000},${(order * 7919) % 15_000},${day},${product},"Tea, no. ${product}",${1 + (line % 3)},${(product % 90) + 0.95},Germany`
    }
  }
}
