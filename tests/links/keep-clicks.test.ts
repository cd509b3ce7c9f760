import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PrismaClient } from '../../src/database/client.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { ArrivedClick } from '../../src/links/click.ts'
import { createClickKeeper } from '../../src/links/keep-clicks.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { addCustomer, addMessage, addOrder, daysAfter, minutesAfter, noon } from '../support/sales.ts'

const database = await testDatabase()
const { client } = database
let folder: string
let messageId: bigint
let customerId: bigint

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  folder = mkdtempSync(join(tmpdir(), 'notch-spool-'))
  customerId = await addCustomer(database)
  messageId = await addMessage(database, await addOrder(database, { customerId }))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const keeperOn = (rows: PrismaClient) =>
  createClickKeeper({
    client: rows,
    clock: new SteppedClock(noon),
    spoolFile: join(folder, 'clicks.spool'),
    log: silentLog,
  })

const sentAt = minutesAfter(noon, 30)

/** On a busy machine a click may have taken the way over the disk; either way it is in the database now. */
async function keepAll(clicks: readonly ArrivedClick[]): Promise<void> {
  const keeper = keeperOn(client)
  await Promise.all(clicks.map((each) => keeper.keep(each)))
  await keeper.drainSpool()
}

let number = 0
const click = (changes: Partial<ArrivedClick> = {}): ArrivedClick => ({
  clickId: `id-${++number}`,
  messageId,
  linkKey: 'offer',
  clickedAt: minutesAfter(sentAt, 10),
  method: 'GET',
  userAgent: 'Mozilla/5.0 (X11; Linux x64; rv:145.0) Gecko/20100101 Firefox/145.0',
  ...changes,
})

const kept = () =>
  client.click.findMany({
    orderBy: { clickedAt: 'asc' },
    select: { linkKey: true, isHuman: true, scannerReason: true },
  })

/** The client as it is while the server is away, or does not answer. */
function broken(query: () => Promise<never>): PrismaClient {
  const refuse = { $queryRaw: query, $executeRaw: query }
  // Only the two calls that keeping a click makes are needed here.
  return refuse as unknown as PrismaClient
}
const away = broken(() => Promise.reject(new Error('connection refused')))
const hanging = broken(() => new Promise(() => undefined))

describe('with the database there', () => {
  test('a person’s click is kept with its message', async () => {
    await keepAll([click({ clickId: 'c1' })])
    expect(await client.click.findMany()).toMatchObject([
      {
        clickId: 'c1',
        storeId: 'shop',
        messageId,
        linkKey: 'offer',
        isHuman: true,
        scannerReason: null,
        method: 'GET',
      },
    ])
  })

  test('a click within five seconds of sending is kept as a scanner’s', async () => {
    await keepAll([click({ clickedAt: new Date(sentAt.getTime() + 2_000) })])
    expect(await kept()).toEqual([{ linkKey: 'offer', isHuman: false, scannerReason: 'too-fast' }])
  })

  test('a click on a mail still being handed over is a scanner’s', async () => {
    await client.message.update({ where: { id: messageId }, data: { state: 'sending', sentAt: null } })
    await keepAll([click()])
    expect(await kept()).toMatchObject([{ scannerReason: 'too-fast' }])
  })

  test('the first click of a burst is flagged once the second one shows it', async () => {
    const first = minutesAfter(sentAt, 10)
    await keepAll([click({ clickedAt: first, linkKey: 'logo' })])
    expect(await kept()).toMatchObject([{ isHuman: true }])
    await keepAll([click({ clickedAt: new Date(first.getTime() + 1_000), linkKey: 'offer' })])
    await keepAll([click({ clickedAt: minutesAfter(first, 5), linkKey: 'offer' })])
    expect(await kept()).toEqual([
      { linkKey: 'logo', isHuman: false, scannerReason: 'burst' },
      { linkKey: 'offer', isHuman: false, scannerReason: 'burst' },
      { linkKey: 'offer', isHuman: true, scannerReason: null },
    ])
  })

  test('a burst within one batch is flagged too', async () => {
    await keepAll(['logo', 'offer', 'shop'].map((linkKey) => click({ linkKey })))
    expect((await kept()).map((row) => row.scannerReason)).toEqual(['burst', 'burst', 'burst'])
  })

  test('a click told twice is kept once', async () => {
    const same = click()
    await keepAll([same, same])
    await keepAll([same])
    expect(await kept()).toMatchObject([{ isHuman: true }])
  })

  test('a click on an erased message is dropped and harms no other', async () => {
    await keepAll([click({ messageId: 999_999n }), click()])
    expect(await kept()).toHaveLength(1)
    expect(readdirSync(folder)).toEqual([])
  })

  test('a header full of NUL or without end cannot stop a click', async () => {
    await keepAll([click({ userAgent: `Fire\0fox/145 ${'x'.repeat(10_000)}` })])
    const [row] = await client.click.findMany()
    expect(row?.userAgent.startsWith('Firefox/145')).toBe(true)
    expect(row?.userAgent.length).toBeLessThanOrEqual(400)
  })

  test('a click that arrives after the order makes that customer’s orders in the window due again', async () => {
    const clickedAt = minutesAfter(sentAt, 10)
    const placed = [
      minutesAfter(clickedAt, -1),
      clickedAt,
      daysAfter(clickedAt, 5),
      minutesAfter(daysAfter(clickedAt, 5), 1),
    ]
    for (const placedAt of placed) await addOrder(database, { customerId, placedAt, attributionDue: false })
    await addOrder(database, { placedAt: daysAfter(clickedAt, 1), attributionDue: false })
    await keepAll([click({ clickedAt })])
    const due = await client.order.findMany({
      where: { attributionDue: true, externalId: { not: '' } },
      orderBy: { id: 'asc' },
    })
    // The message's own order was due from the start.
    expect(due.slice(1).map((order) => order.placedAt)).toEqual([clickedAt, daysAfter(clickedAt, 5)])
  })
})

describe('with the database away', () => {
  /** On disk when it returns, however busy the machine is. */
  async function keepAway(): Promise<void> {
    const keeper = keeperOn(away)
    await keeper.keep(click())
    await keeper.close()
  }

  test.each([
    ['refuses connections', away],
    ['does not answer', hanging],
  ])('the redirect does not wait when it %s, and the click is kept later', async (_what, rows) => {
    const keeper = keeperOn(rows)
    const startedAt = performance.now()
    await keeper.keep(click({ clickId: 'late' }))
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    await keeper.close()
    const later = keeperOn(client)
    expect(await later.drainSpool()).toBe(1)
    expect(await client.click.findMany()).toMatchObject([
      { clickId: 'late', isHuman: true, clickedAt: minutesAfter(sentAt, 10) },
    ])
    expect(await later.drainSpool()).toBe(0)
    expect(readdirSync(folder)).toEqual([])
  })

  test('a hundred customers are redirected in time, and all their clicks are there afterwards', async () => {
    const keeper = keeperOn(hanging)
    await Promise.all(Array.from({ length: 100 }, () => keeper.keep(click())))
    await keeper.close()
    expect(await keeperOn(client).drainSpool()).toBe(100)
    expect(await client.click.count()).toBe(100)
  })

  test('a spool stays until the database took it', async () => {
    await keepAway()
    await expect(keeperOn(away).drainSpool()).rejects.toThrow('connection refused')
    expect(await keeperOn(client).drainSpool()).toBe(1)
  })

  test('two processes draining at once keep each click once', async () => {
    for (let each = 0; each < 5; each++) await keepAway()
    await Promise.all([keeperOn(client).drainSpool(), keeperOn(client).drainSpool()])
    expect(await client.click.count()).toBe(5)
  })

  test('a line that was cut off by a full disk costs only itself', async () => {
    await keepAway()
    const [name = ''] = readdirSync(folder)
    const line = readFileSync(join(folder, name), 'utf8')
    writeFileSync(join(folder, name), `${line.slice(0, 20)}\n\n[]\n${line}\n{"clickId":"x"}`)
    expect(await keeperOn(client).drainSpool()).toBe(1)
  })

  test('a file that never got its name is not read', async () => {
    writeFileSync(join(folder, 'clicks.spool.1-a.part'), '{')
    expect(await keeperOn(client).drainSpool()).toBe(0)
  })

  test('the customer is redirected even when the disk refuses too', async () => {
    writeFileSync(join(folder, 'file'), '')
    const spoolFile = join(folder, 'file', 'clicks.spool')
    const keeper = createClickKeeper({ client: away, clock: new SteppedClock(noon), spoolFile, log: silentLog })
    await expect(keeper.keep(click())).resolves.toBeUndefined()
  })
})
