import { beforeEach, describe, expect, test } from 'vitest'
import { attentionFor, type Troubles } from '../../src/web/home/attention.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { addClick, addMessage, addOrder, minutesAfter } from '../support/sales.ts'
import { type browser, now, openWeb, withSession } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const { web } = openWeb(database)
const hoursAgo = (hours: number) => minutesAfter(now, -60 * hours)

let viewer: ReturnType<typeof browser>

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  viewer = await withSession(database, web, 'viewer')
})

const home = async (store = 'shop') => (await viewer.get(`/api/home?store=${store}`)).json
const kindsIn = (page: { attention: { kind: string }[] }) => page.attention.map((item) => item.kind)

describe('the figures', () => {
  test('are all zero for a store where nothing happened', async () => {
    const nothing = {
      deliveries: 0,
      orders: 0,
      planned: 0,
      sent: 0,
      humanClicks: 0,
      scannerClicks: 0,
      creditedOrders: 0,
    }
    const zero = { ...nothing, creditedNet: { minor: '0', currency: 'EUR' } }
    expect(await home()).toMatchObject({ now: now.toISOString(), day: zero, week: zero, activity: [] })
  })

  test('count the last day and the last week apart', async () => {
    for (const hours of [1, 30, 200]) {
      const message = await addMessage(database, await addOrder(database, { placedAt: hoursAgo(hours) }))
      await addClick(database, message, hoursAgo(hours))
      await addClick(database, message, hoursAgo(hours), { isHuman: false, scannerReason: 'burst' })
    }
    const page = await home()
    expect(page.day).toMatchObject({ orders: 1, planned: 1, sent: 1, humanClicks: 1, scannerClicks: 1 })
    expect(page.week).toMatchObject({ orders: 2, planned: 2, sent: 2, humanClicks: 2, scannerClicks: 2 })
  })

  test('count orders as the report does: unpaid, cancelled, test, renewed and replaced ones are none', async () => {
    const none = [
      { paidAt: null },
      { cancelledAt: now },
      { isTest: true },
      { isRenewal: true },
      { isReplacement: true },
    ]
    for (const changes of none) await addOrder(database, { placedAt: hoursAgo(1), ...changes })
    await addOrder(database, { placedAt: hoursAgo(1) })
    expect((await home()).day.orders).toBe(1)
  })

  test('count credit by the order’s day, in the store’s currency alone, and of this store alone', async () => {
    const message = await addMessage(database, await addOrder(database, { placedAt: hoursAgo(100) }))
    const credit = async (currency: string, hours: number) => {
      const orderId = await addOrder(database, { placedAt: hoursAgo(hours), currency })
      const rest = {
        evidence: 'click-id',
        offerBought: false,
        currency,
        creditedAt: now,
        grossMinor: 5000n,
        netMinor: 4000n,
      }
      await client.attribution.create({ data: { orderId, storeId: 'shop', messageId: message, ...rest } })
    }
    await credit('EUR', 2)
    await credit('USD', 2)
    await credit('EUR', 48)
    const page = await home()
    expect(page.day).toMatchObject({ creditedOrders: 1, creditedNet: { minor: '4000', currency: 'EUR' } })
    expect(page.week).toMatchObject({ creditedOrders: 2, creditedNet: { minor: '8000', currency: 'EUR' } })
    await addStore(database, { id: 'other' })
    expect((await home('other')).week).toMatchObject({ orders: 0, creditedOrders: 0 })
  })

  test('of a store that is not there are refused', async () => {
    expect((await viewer.get('/api/home?store=nobody')).status).toBe(404)
    expect((await viewer.get('/api/home')).status).toBe(400)
  })
})

describe('attention', () => {
  test('is asked for nothing when all is well', async () => {
    await client.rule.create({ data: { storeId: 'shop', name: 'Rule', priority: 1 } })
    expect((await home()).attention).toEqual([])
  })

  test('is asked for what waits for a person, each with where to go', async () => {
    const row = { storeId: 'shop', topic: 't', headers: {}, body: new Uint8Array([1]), receivedAt: hoursAgo(500) }
    for (const key of ['a', 'b'])
      await client.delivery.create({ data: { ...row, key, state: 'quarantined', reason: 'x' } })
    await client.delivery.create({ data: { ...row, key: 'c', state: 'ignored' } })
    const states = ['uncertain', 'refused', 'failed', 'planned', 'sent']
    for (const state of states)
      await addMessage(database, await addOrder(database, { placedAt: hoursAgo(5) }), { state })
    const page = await home()
    expect(kindsIn(page)).toEqual(['no-rules', 'quarantined', 'uncertain', 'refused', 'failed'])
    expect(page.attention[1]).toEqual({
      kind: 'quarantined',
      text: '2 deliveries could not be read.',
      count: 2,
      href: '/deliveries?state=quarantined',
    })
    expect(page.attention[2].text).toBe('1 message may or may not have arrived.')
  })

  test('is not asked for what somebody has settled', async () => {
    const settled = { state: 'failed', reason: 'marked-not-sent' }
    await addMessage(database, await addOrder(database, { placedAt: hoursAgo(5) }), settled)
    expect(kindsIn(await home())).toEqual(['no-rules'])
  })

  test('is asked while the mail server does not take mail, and no longer', async () => {
    const circuit = { mailer: 'mailbox', failures: 1, reply: '421 later', changedAt: now }
    await client.$executeRaw`INSERT INTO "Circuit" (mailer, failures, reply, "changedAt", "openUntil")
      VALUES (${circuit.mailer}, 1, ${circuit.reply}, now(), now() + interval '1 minute')`
    expect((await home()).attention[0]).toMatchObject({
      kind: 'circuit-open',
      text: 'The mail server is not taking mail: 421 later',
    })
    await client.$executeRaw`UPDATE "Circuit" SET "openUntil" = now()`
    expect(kindsIn(await home())).not.toContain('circuit-open')
  })

  test('is asked for jobs that failed lately, with how often', async () => {
    for (const hours of [1, 2, 30]) {
      await client.jobRun.create({ data: { job: 'apply', startedAt: hoursAgo(hours), tookMs: 5, error: 'boom' } })
    }
    const failed = (await home()).attention.find((item: { kind: string }) => item.kind === 'failed-job')
    expect(failed).toMatchObject({ count: 2, text: expect.stringContaining('‘apply’ failed 2 times') })
  })

  const well: Troubles = {
    ...{
      intake: [],
      quarantined: 0,
      uncertain: 0,
      refused: 0,
      failed: 0,
      hasSender: true,
      hasAddress: true,
      isPaused: false,
    },
    ...{ enabledRules: 1, circuitReply: null, failedJobs: [] },
  }

  test.each([
    [{ hasSender: false }, 'no-sender'],
    [{ hasAddress: false }, 'no-address'],
    [{ isPaused: true }, 'paused'],
    [{ enabledRules: 0 }, 'no-rules'],
    [{ circuitReply: '' }, 'circuit-open'],
  ])('%j is %s', (change, kind) => {
    expect(attentionFor({ ...well, ...change }).map((item) => item.kind)).toEqual([kind])
  })
})

describe('activity', () => {
  test('tells what happened, newest first, each with its page', async () => {
    const orderId = await addOrder(database, { number: '#7', placedAt: hoursAgo(3) })
    const message = await addMessage(database, orderId)
    await addClick(database, message, hoursAgo(1))
    await client.audit.create({ data: { storeId: 'shop', actor: 'ada', action: 'change settings', createdAt: now } })
    expect((await home()).activity).toEqual([
      { kind: 'change', at: now.toISOString(), text: 'ada: change settings.', href: null },
      {
        kind: 'click',
        at: hoursAgo(1).toISOString(),
        text: 'Somebody followed the link ‘offer’.',
        href: `/messages/${message}`,
      },
      {
        kind: 'sent',
        at: hoursAgo(2.5).toISOString(),
        text: 'The mail for order #7 was sent.',
        href: `/messages/${message}`,
      },
      { kind: 'order', at: hoursAgo(3).toISOString(), text: 'Order #7 came in: €50.00.', href: null },
    ])
  })

  test('is the last twenty things', async () => {
    for (let i = 0; i < 30; i += 1) await addOrder(database, { placedAt: hoursAgo(i) })
    expect((await home()).activity).toHaveLength(20)
  })
})
