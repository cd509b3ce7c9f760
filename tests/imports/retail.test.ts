import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { suggestColumns } from '../../src/imports/columns.ts'
import { testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { importing } from './importing.ts'

/** Real orders live outside the project, in the file or folder that NOTCH_ORDERS names. */
const source = process.env['NOTCH_ORDERS']
const mostLines = 12_000

const database = await testDatabase()
const { client } = database
const { upload, work, refusals } = importing(database)

async function firstLines(file: string): Promise<string[]> {
  const bytes = createReadStream(file)
  const lines: string[] = []
  for await (const line of createInterface({ input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes })) {
    lines.push(line)
    if (lines.length > mostLines) break
  }
  bytes.destroy()
  return lines
}

function fileIn(path: string): string {
  const name = statSync(path).isDirectory() ? readdirSync(path).find((one) => /\.csv(\.gz)?$/.test(one)) : ''
  return join(path, name ?? '')
}

describe.skipIf(source === undefined)('real orders of a retailer (NOTCH_ORDERS)', () => {
  let lines: string[] = []
  let id = 0n

  beforeAll(async () => {
    lines = await firstLines(fileIn(source ?? ''))
    await addStore(database, { currency: 'GBP', timeZone: 'Europe/London' })
    const columns = suggestColumns('orders', 'generic', lines[0]?.split(',') ?? [])
    id = await upload(`${lines.join('\n')}\n`, { format: 'generic', layout: { columns } })
    await work({ batchRows: 1000, batchesAtATurn: 5 })
  })

  test('are imported to the last line', async () => {
    const done = await client.import.findUniqueOrThrow({ where: { id } })
    expect(done).toMatchObject({ state: 'done', rows: mostLines, linesDone: mostLines + 1, problem: null })
    expect(done.recorded).toBe(await client.order.count())
    expect(done.refused).toBe(await client.importRefusal.count())
  })

  test('lose no line: each is recorded or refused', async () => {
    const { refused } = await client.import.findUniqueOrThrow({ where: { id } })
    expect(await client.orderLine.count()).toBe(mostLines - refused)
  })

  test('are refused for what is below zero, and for nothing else', async () => {
    const told = (await refusals(id)).filter(({ reason }) => !reason.startsWith('Belongs to'))
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter(({ reason }) => !/^"(quantity|unit_price)" is "-/.test(reason))).toEqual([])
  })

  test('have the sums of the file', async () => {
    const refusedLines = new Set((await refusals(id)).map(({ line }) => line))
    const pence = lines.slice(1).reduce((sum, line, i) => {
      // The title may hold commas; what follows it never does.
      const [price = '0', quantity = '0'] = line.split(',').slice(-3, -1).reverse()
      return refusedLines.has(i + 2) ? sum : sum + Number(quantity) * Math.round(Number(price) * 100)
    }, 0)
    const { _sum } = await client.order.aggregate({ _sum: { linesMinor: true } })
    // A few prices have three decimals, and those of a line are rounded once.
    expect(Math.abs(Number(_sum.linesMinor) - pence)).toBeLessThan(pence / 100_000)
  })

  test('number each customer’s orders from the first', async () => {
    const first = await client.order.groupBy({
      by: ['customerId'],
      where: { customerId: { not: null } },
      _min: { nth: true },
    })
    expect(first.length).toBeGreaterThan(100)
    expect(first.filter(({ _min }) => _min.nth !== 1)).toEqual([])
  })
})
