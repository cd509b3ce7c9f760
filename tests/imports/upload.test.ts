import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { forgetImports } from '../../src/imports/forget.ts'
import { furthestApart } from '../../src/imports/groups.ts'
import { importFile } from '../../src/imports/import-file.ts'
import { keepUpload } from '../../src/imports/keep-upload.ts'
import { layout } from '../../src/imports/layout.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { csv, importedAt, shopifyOrders, shopifyRow } from './files.ts'
import { importing, inPieces } from './importing.ts'

const database = await testDatabase()
const { client } = database
const { upload, work, parts, importFolder, clock } = importing(database)

beforeEach(async () => {
  await emptyTables(database)
  for (const name of readdirSync(importFolder)) rmSync(join(importFolder, name))
  await addStore(database)
})

const some = shopifyOrders(shopifyRow(), shopifyRow({ Name: '#2', Id: '2' }))
const columns = { orderId: 'order', placedAt: 'date', quantity: 'qty', unitPrice: 'price', title: 'title' }
const generic = { format: 'generic', layout: { columns } } as const

async function leavesNothing(): Promise<void> {
  expect(await client.import.count()).toBe(0)
  expect(readdirSync(importFolder)).toEqual([])
}

describe('an upload', () => {
  test('is on disk, byte for byte, when it is answered', async () => {
    const id = await upload(some)
    expect(readFileSync(importFile(importFolder, id), 'utf8')).toBe(some)
    expect(await client.import.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ state: 'waiting', storeId: 'shop', kind: 'orders', format: 'shopify', fileName: 'orders.csv' },
      ...{ bytes: BigInt(some.length), bytesDone: 0n, createdAt: importedAt },
    })
    await work()
    expect(await client.order.count()).toBe(2)
  })

  test.each([
    ['an empty file', '', 'The file is empty'],
    ['a file without a column it needs', 'Name,Email\n', 'No column tells'],
    ['a workbook', 'PK\x03\x04', 'a workbook'],
  ])('of %s is refused and leaves nothing', async (_, text, problem) => {
    await expect(upload(text)).rejects.toThrow(problem)
    await leavesNothing()
  })

  test('that is too large is refused at the first byte too many', async () => {
    let given = 0
    const endless = async function* () {
      for (;;) {
        given += 1000
        yield Buffer.alloc(1000, 'x')
      }
    }
    const wanted = {
      storeId: 'shop',
      kind: 'orders',
      format: 'shopify',
      fileName: 'x',
      layout: layout.parse({}),
    } as const
    await expect(keepUpload({ ...parts, mostBytes: 10_000 }, wanted, endless())).rejects.toMatchObject({
      status: 413,
      message: 'A file may have 10,000 bytes at most.',
    })
    expect(given).toBe(11_000)
    await leavesNothing()
  })

  test('that breaks off leaves nothing', async () => {
    const broken = async function* () {
      yield* inPieces(Buffer.from(some.slice(0, 300)))
      throw new Error('the connection was lost')
    }
    const wanted = {
      storeId: 'shop',
      kind: 'orders',
      format: 'shopify',
      fileName: 'x',
      layout: layout.parse({}),
    } as const
    await expect(keepUpload(parts, wanted, broken())).rejects.toThrow('the connection was lost')
    await leavesNothing()
  })

  test('with rows of one order too far apart says which, and what to do', async () => {
    const row = (id: string) => [id, '2026-05-01', 1, 1, 'Tea']
    const others = Array.from({ length: furthestApart }, (_, n) => row(`other ${n}`))
    const header = Object.values(columns)
    await expect(upload(csv(header, row('A-7'), ...others, row('A-7')), generic)).rejects.toThrow(
      'Line 1003: the order "A-7" has rows more than 1000 rows further up. Sort the file so that its rows stand together',
    )
    await leavesNothing()
    await upload(csv(header, row('A-7'), ...others.slice(0, -2), row('A-7')), generic)
    await work({ batchRows: 100 })
    expect(await client.orderLine.count({ where: { order: { externalId: 'A-7' } } })).toBe(2)
  })

  test('larger than one look at it is looked through to its end', async () => {
    const long = 'x'.repeat(900)
    const rows = Array.from({ length: 3000 }, (_, n) => [`${n}`, '2026-05-01', 1, 1, `"${long}"`])
    const text = csv(Object.values(columns), ...rows, ['7', '2026-05-01', 1, 1, 'Tea'])
    await expect(upload(text, generic)).rejects.toThrow('Line 3002: the order "7" has rows')
    await leavesNothing()
  })
})

describe('every night', () => {
  const days = (count: number) => clock.advanceTo(new Date(clock.now().getTime() + count * 86_400_000))

  test('files that no import needs go, and those that one needs stay', async () => {
    const id = await upload(some)
    for (const name of ['999999.csv', 'notes.txt']) writeFileSync(join(importFolder, name), '')
    expect(await forgetImports(parts)).toBe(1)
    expect(readdirSync(importFolder).sort()).toEqual([`${id}.csv`, 'notes.txt'])
  })

  test('uploads that broke off with their process go', async () => {
    const begun = {
      storeId: 'shop',
      kind: 'orders',
      format: 'shopify',
      fileName: 'x',
      layout: {},
      createdAt: clock.now(),
    }
    await client.import.create({ data: { ...begun, state: 'uploading' } })
    expect(await forgetImports(parts)).toBe(0)
    days(2)
    expect(await forgetImports(parts)).toBe(1)
    expect(await client.import.count()).toBe(0)
  })

  test('what a file said of people goes after thirty days, and the count of it stays', async () => {
    const id = await upload(shopifyOrders(shopifyRow({ 'Lineitem price': 'x' })))
    await work()
    days(29)
    await forgetImports(parts)
    expect(await client.importRefusal.count()).toBe(1)
    days(2)
    await forgetImports(parts)
    expect(await client.importRefusal.count()).toBe(0)
    expect(await client.import.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'done', refused: 1 })
  })

  test('an import whose file never came back has failed', async () => {
    const id = await upload(some)
    days(8)
    await forgetImports(parts)
    expect(await client.import.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('on no machine'),
    })
    expect(existsSync(importFile(importFolder, id))).toBe(false)
  })

  test('a shop that never imported anything has nothing to forget', async () => {
    expect(await forgetImports({ ...parts, importFolder: join(importFolder, 'not-there') })).toBe(0)
  })
})
