import { existsSync, readdirSync, rmSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { importDue } from '../../src/imports/due.ts'
import { importFile } from '../../src/imports/import-file.ts'
import { cancelImport } from '../../src/imports/import-row.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { addStore } from '../support/rows.ts'
import { importedAt, shopifyLine, shopifyOrders, shopifyRow } from './files.ts'
import { importing, killedAt } from './importing.ts'

const database = await testDatabase()
const { client } = database
const { bring, upload, work, parts, refusals, importFolder, clock } = importing(database)

beforeEach(async () => {
  await emptyTables(database)
  for (const name of readdirSync(importFolder)) rmSync(`${importFolder}/${name}`)
  await addStore(database)
})

const order = (n: number, changes: Readonly<Record<string, string>> = {}) =>
  shopifyRow({ Name: `#${n}`, Id: `${n}`, Email: `customer${n % 4}@example.com`, ...changes })
const two = { Subtotal: '50.00', Total: '55.40' }

/** Twelve orders of one or two lines; the fifth cannot be read. */
const twelve = shopifyOrders(
  ...Array.from({ length: 12 }, (_, i) => i + 1).flatMap((n) => {
    const broken = n === 5 ? { 'Lineitem price': 'x' } : {}
    return n % 2 === 0 ? [order(n, two), shopifyLine({ Name: `#${n}` })] : [order(n, broken)]
  }),
)

describe('an import', () => {
  test('records what can be read, in pieces, and counts the rest', async () => {
    const done = await bring(twelve)
    expect(done).toMatchObject({
      state: 'done',
      rows: 18,
      recorded: 11,
      refused: 1,
      bytes: BigInt(twelve.length),
      bytesDone: BigInt(twelve.length),
      linesDone: 19,
      problem: null,
      startedAt: importedAt,
      finishedAt: importedAt,
    })
    expect(await refusals(done.id)).toEqual([
      {
        line: 8,
        reason: '"Lineitem price" is "x": not an amount with a decimal point, such as 12.90.',
        text: expect.stringContaining('#5,customer1@example.com'),
      },
    ])
    const { orders, customers } = await recordedRows(database, 'shop')
    expect(orders.map((one) => one.externalId).sort()).toEqual([
      '1',
      '10',
      '11',
      '12',
      '2',
      '3',
      '4',
      '6',
      '7',
      '8',
      '9',
    ])
    expect(customers).toHaveLength(4)
    expect(orders.filter((one) => one.customer?.key === 'email:customer1@example.com').map((one) => one.nth)).toEqual([
      1, 2,
    ])
  })

  test('shows how far it is after each turn', async () => {
    const id = await upload(twelve)
    expect(await client.import.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'waiting', rows: 0 })
    await importDue(parts)
    const { state, rows, bytesDone, finishedAt } = await client.import.findUniqueOrThrow({ where: { id } })
    expect([state, rows, finishedAt]).toEqual(['running', 6, null])
    expect(bytesDone > 0n && bytesDone < BigInt(twelve.length)).toBe(true)
    expect(twelve.slice(Number(bytesDone)).startsWith('#5,')).toBe(true)
  })

  test('leaves no file behind', async () => {
    await bring(twelve)
    expect(readdirSync(importFolder)).toEqual([])
  })

  test('of a file without rows is done at once', async () => {
    expect(await bring(shopifyOrders())).toMatchObject({ state: 'done', rows: 0, recorded: 0, refused: 0 })
    expect(await bring(`${shopifyOrders()}\n\n,,,\n`)).toMatchObject({ state: 'done', rows: 0 })
  })

  test('of a file without a line end at its end reads the last row too', async () => {
    expect(await bring(shopifyOrders(order(1), order(2)).trimEnd())).toMatchObject({ state: 'done', recorded: 2 })
  })

  test('with a byte order mark and Windows line ends is the same import', async () => {
    await bring(`\ufeff${shopifyOrders(order(1), order(2)).replaceAll('\n', '\r\n')}`)
    expect(await client.order.count()).toBe(2)
  })

  test('goes by turns: the one that was uploaded first is done first', async () => {
    const first = await upload(twelve)
    const second = await upload(shopifyOrders(order(99)))
    await importDue(parts)
    expect(await client.import.findUniqueOrThrow({ where: { id: second } })).toMatchObject({ state: 'waiting' })
    await work()
    const both = await client.import.findMany({ where: { id: { in: [first, second] } } })
    expect(both.map((one) => one.state)).toEqual(['done', 'done'])
  })

  test('whose file lies on another machine is left to that', async () => {
    const id = await upload(twelve)
    rmSync(importFile(importFolder, id))
    expect(await importDue(parts)).toBe(0)
    expect(await client.import.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'waiting' })
  })

  test('that can never go on says why', async () => {
    const id = await upload(twelve)
    await client.import.update({ where: { id }, data: { format: 'generic' } })
    await work()
    expect(await client.import.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('No column tells: Order id or Order number'),
      finishedAt: importedAt,
    })
  })

  test('keeps ten thousand refusals and counts all', async () => {
    const rows = Array.from({ length: 10_050 }, (_, n) => `${n},2026-05-01,many,1,Tea`)
    const id = await upload(`order_id,date,qty,price,title\n${rows.join('\n')}\n`, {
      format: 'generic',
      layout: {
        columns: { orderId: 'order_id', placedAt: 'date', quantity: 'qty', unitPrice: 'price', title: 'title' },
      },
    })
    await work({ batchRows: 700, batchesAtATurn: 100 })
    expect(await client.import.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'done', refused: 10_050 })
    expect(await client.importRefusal.count()).toBe(10_000)
  })
})

describe('an import that is killed', () => {
  test('at whatever it was writing goes on as if nothing had been', async () => {
    await bring(twelve)
    const wanted = {
      rows: await recordedRows(database, 'shop'),
      refused: (await client.importRefusal.findMany()).length,
    }
    for (const write of [0, 1, 2, 5, 8, 11, 14, 17, 20, 23, 30, 40, 47]) {
      await emptyTables(database)
      await addStore(database)
      const id = await upload(twelve)
      await work({ client: killedAt(client, write), batchesAtATurn: 9 }).catch(() => undefined)
      await work()
      const { state, rows, recorded, refused } = await client.import.findUniqueOrThrow({ where: { id } })
      expect([write, state, rows, recorded, refused]).toEqual([write, 'done', 18, 11, 1])
      expect(await recordedRows(database, 'shop')).toEqual(wanted.rows)
      expect(await client.importRefusal.count()).toBe(wanted.refused)
    }
  })

  test('by two processes at once records each row once', async () => {
    await upload(twelve)
    await Promise.all(
      [work({ batchesAtATurn: 9 }), work({ batchesAtATurn: 9 })].map((one) => one.catch(() => undefined)),
    )
    await work()
    expect(await client.import.findFirstOrThrow()).toMatchObject({ state: 'done', rows: 18, recorded: 11, refused: 1 })
    expect(await client.order.count()).toBe(11)
    expect(await client.importRefusal.count()).toBe(1)
  })
})

describe('an import that is cancelled', () => {
  test('stops where it is and keeps what it has', async () => {
    const id = await upload(twelve)
    await importDue(parts)
    const before = await client.order.count()
    expect(await cancelImport(client, id, clock.now())).toBe(true)
    await work()
    expect(await client.import.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'cancelled',
      rows: 6,
      finishedAt: importedAt,
    })
    expect(await client.order.count()).toBe(before)
    expect(await cancelImport(client, id, clock.now())).toBe(false)
  })

  test('in the middle of a turn records nothing of the batch it was at, and its file goes', async () => {
    const id = await upload(twelve)
    await importDue({ ...parts, batchesAtATurn: 1 })
    const [done] = [await client.import.findUniqueOrThrow({ where: { id } })]
    const stale = { ...parts, client: staleFor(id, done.bytesDone) }
    await cancelImport(client, id, clock.now())
    expect(await importDue(stale)).toBe(0)
    expect(await client.import.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'cancelled',
      rows: done.rows,
    })
    expect(existsSync(importFile(importFolder, id))).toBe(false)
  })

  /** Whoever looked before the import was cancelled still takes it for a running one. */
  function staleFor(id: bigint, bytesDone: bigint) {
    return new Proxy(client, {
      get(target, name) {
        if (name === '$queryRaw') {
          return async () => [
            {
              ...(await target.import.findUniqueOrThrow({ where: { id } })),
              ...{ bytesDone, currency: 'EUR', timeZone: 'UTC', storefrontUrl: 'https://shop.example' },
            },
          ]
        }
        const value = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
})

describe('what the database refuses', () => {
  test('is refused alone, with the database’s reason', async () => {
    await client.$executeRaw`ALTER TABLE "Order" ADD CONSTRAINT no_seven CHECK (number NOT IN ('#7', '#10'))`
    try {
      const done = await bring(twelve)
      expect(done).toMatchObject({ state: 'done', rows: 18, recorded: 9, refused: 4 })
      const reasons = (await refusals(done.id)).map(({ line, reason }) => [line, reason])
      expect(reasons).toContainEqual([11, expect.stringMatching(/^The database refuses it: .*no_seven/)])
      expect(await client.order.count()).toBe(9)
    } finally {
      await client.$executeRaw`ALTER TABLE "Order" DROP CONSTRAINT no_seven`
    }
  })

  test('for being away is tried again: nothing is refused', async () => {
    const id = await upload(twelve)
    const away = new Proxy(client, {
      get: (target, name) =>
        name === '$transaction' || name === '$queryRaw'
          ? (...given: unknown[]) =>
              name === '$queryRaw' && String(given[0]).includes('"Import"')
                ? Reflect.apply(target.$queryRaw, target, given)
                : Promise.reject(new Error('connection refused'))
          : Reflect.get(target, name),
    })
    await expect(importDue({ ...parts, client: away })).rejects.toThrow('connection refused')
    expect(await client.import.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'waiting', refused: 0 })
  })
})
