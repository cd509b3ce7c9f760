import { beforeEach, describe, expect, test } from 'vitest'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { addClick, addCustomer, addMessage, addOrder, minutesAfter, noon } from '../support/sales.ts'
import { type browser, now, openWeb, withSession } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const { web } = openWeb(database)

let marketer: ReturnType<typeof browser>

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  marketer = await withSession(database, web, 'marketer')
})

const list = async (query = '') => (await marketer.get(`/api/messages?store=shop${query}`)).json
const idsOf = (page: { items: { id: string }[] }) => page.items.map((item) => item.id)

async function addSent(changes = {}, orderChanges = {}) {
  return addMessage(database, await addOrder(database, orderChanges), { toEmail: 'anna@mail.example', ...changes })
}

const offer = {
  kind: 'upgrade',
  productExternalId: '9007199254740993',
  variantExternalId: '1',
  title: 'Sencha, 1 kg',
  variantTitle: '',
  imageUrl: null,
  url: null,
  priceMinor: '4200',
  compareAtMinor: null,
  currency: 'EUR',
  discount: { code: 'TEA10', percentOff: 10, isUnique: false },
}

describe('the list', () => {
  test('tells of each message where it went, why, and what came of it', async () => {
    const id = await addSent({ subject: 'Thank you' }, { number: '#1001' })
    await client.decision.create({ data: { messageId: id, offers: [offer], trace: {}, decidedAt: noon } })
    await addClick(database, id, noon)
    await addClick(database, id, noon, { isHuman: false, scannerReason: 'too-fast' })
    for (const netMinor of [3000n, 2000n]) {
      const orderId = await addOrder(database)
      const rest = { evidence: 'click-id', offerBought: true, currency: 'EUR', creditedAt: noon, grossMinor: 5000n }
      await client.attribution.create({ data: { orderId, storeId: 'shop', messageId: id, netMinor, ...rest } })
    }
    expect((await list()).items).toEqual([
      {
        id: `${id}`,
        storeId: 'shop',
        orderNumber: '#1001',
        to: 'anna@mail.example',
        state: 'sent',
        reason: null,
        reasonText: null,
        detail: null,
        arm: 'offer',
        subject: 'Thank you',
        dueAt: '2026-11-20T12:30:00.000Z',
        sentAt: '2026-11-20T12:30:00.000Z',
        createdAt: '2026-11-20T12:00:00.000Z',
        offers: ['Sencha, 1 kg'],
        humanClicks: 1,
        scannerClicks: 1,
        credited: { orders: 2, net: { minor: '5000', currency: 'EUR' } },
      },
    ])
  })

  test('says a reason in words, and an unknown one as it stands', async () => {
    await addSent({ state: 'skipped', reason: 'cancelled', sentAt: null })
    await addSent({ state: 'skipped', reason: 'from-the-future', sentAt: null })
    const { items } = await list()
    expect(items.map((item: { reasonText: string }) => item.reasonText).sort()).toEqual([
      'The order was cancelled.',
      'from-the-future',
    ])
  })

  test('goes page by page without gap or repetition, though many share an instant', async () => {
    const orders = await Promise.all(Array.from({ length: 7 }, () => addOrder(database)))
    for (const order of orders) await addMessage(database, order)
    const seen: string[] = []
    let cursor = ''
    for (let page = 0; page < 4; page += 1) {
      const answer = await list(`&limit=2${cursor}`)
      seen.push(...idsOf(answer))
      cursor = `&cursor=${answer.nextCursor}`
      expect(answer.nextCursor === null).toBe(page === 3)
    }
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
  })

  test('a page that just fits says that there is no further one', async () => {
    for (let i = 0; i < 2; i += 1) await addSent()
    expect(await list('&limit=2')).toMatchObject({ nextCursor: null })
  })

  test('a message that comes in between does not move the next page', async () => {
    for (let i = 0; i < 3; i += 1) await addSent()
    const first = await list('&limit=2')
    await addSent({}, { placedAt: minutesAfter(noon, 60) })
    const second = await list(`&limit=2&cursor=${first.nextCursor}`)
    expect(second.items).toHaveLength(1)
    expect(idsOf(first)).not.toContain(second.items[0].id)
  })

  test.each(['', 'x', 'bm90aGluZw', Buffer.from('["2026-11-24T00:00:00Z","1; drop"]').toString('base64url')])(
    'a cursor that is none of ours (%s) is refused',
    async (cursor) => {
      const answer = await marketer.get(`/api/messages?store=shop&cursor=${cursor}`)
      expect([answer.status, answer.json.error.code]).toEqual([400, 'bad-cursor'])
    },
  )

  test('is filtered by state, by arm, and by part of an address or number, whatever the case', async () => {
    const sent = `${await addSent({ toEmail: 'berta@mail.example' }, { number: 'EU-77' })}`
    const held = `${await addSent({ state: 'held-out', arm: 'held-out', sentAt: null })}`
    expect(idsOf(await list('&state=sent'))).toEqual([sent])
    expect(idsOf(await list('&arm=held-out'))).toEqual([held])
    expect(idsOf(await list('&q=BERTA'))).toEqual([sent])
    expect(idsOf(await list('&q=eu-7'))).toEqual([sent])
    expect(idsOf(await list('&q=%25'))).toEqual([])
    expect(idsOf(await list("&q=';--"))).toEqual([])
    expect((await marketer.get('/api/messages?store=shop&q=%00')).status).toBe(400)
    expect((await marketer.get('/api/messages?store=shop&state=lost')).status).toBe(400)
  })

  test('shows one store only', async () => {
    await addSent()
    await addStore(database, { id: 'other' })
    expect((await marketer.get('/api/messages?store=other')).json.items).toEqual([])
  })
})

describe('one message', () => {
  const read = async (id: bigint) => (await marketer.get(`/api/messages/${id}`)).json

  test('shows the mail as sent, its offers, clicks, credit and life in order', async () => {
    const customerId = await addCustomer(database, { firstName: 'Anna', lastName: 'B', consent: 'allowed' })
    const id = await addSent({ customerId }, { number: '#1001', customerId })
    const mail = {
      subject: 'Thanks',
      html: '<p>hi</p>',
      text: 'hi',
      headers: { To: 'anna@mail.example' },
      createdAt: noon,
    }
    await client.mail.create({ data: { messageId: id, ...mail } })
    await client.decision.create({
      data: { messageId: id, offers: [offer], trace: {}, decidedAt: minutesAfter(noon, 29) },
    })
    await addClick(database, id, minutesAfter(noon, 40), { isHuman: false, scannerReason: 'head-request' })
    const orderId = await addOrder(database, { number: '#1002', placedAt: minutesAfter(noon, 90) })
    await client.attribution.create({
      data: {
        ...{ orderId, storeId: 'shop', messageId: id, evidence: 'click-id', offerBought: false, currency: 'EUR' },
        ...{ grossMinor: 5000n, netMinor: 5000n, creditedAt: minutesAfter(noon, 91) },
      },
    })
    const message = await read(id)
    expect(message).toMatchObject({
      flowName: 'Thank you',
      customer: { name: 'Anna B', consent: 'allowed' },
      order: { number: '#1001', total: { minor: '5000', currency: 'EUR' } },
      mail: { subject: 'Thanks', html: '<p>hi</p>', text: 'hi', headers: { To: 'anna@mail.example' } },
      clicks: [{ isHuman: false, scannerText: 'Only the address was checked; no page was asked for.' }],
      attributions: [{ orderNumber: '#1002', evidenceText: 'The order carried the id of a click on this mail.' }],
      canResend: false,
      canMarkNotSent: false,
    })
    expect(message.life.map((moment: { kind: string }) => moment.kind)).toEqual([
      ...['paid', 'planned', 'decided', 'sent', 'click', 'credited'],
    ])
  })

  test('shows what an offer cost, in the money it was offered in', async () => {
    const id = await addSent()
    await client.decision.create({ data: { messageId: id, offers: [offer], trace: {}, decidedAt: noon } })
    const { decision } = await read(id)
    expect(decision.offers).toMatchObject([
      { price: { minor: '4200', currency: 'EUR' }, compareAt: null, discount: { code: 'TEA10' } },
    ])
  })

  test('keeps its page when its trace is of a shape this version does not read', async () => {
    const id = await addSent()
    await client.decision.create({ data: { messageId: id, offers: 'odd', trace: { odd: 1 }, decidedAt: noon } })
    expect((await read(id)).decision).toMatchObject({ trace: null, offers: [], explained: [] })
  })

  test('explains its decision in sentences', async () => {
    const id = await addSent()
    const trace = { outcome: 'no-rules', rules: [], rulesNotAsked: 0, discount: { kind: 'none' }, titles: {} }
    await client.decision.create({ data: { messageId: id, offers: [], trace, decidedAt: noon } })
    const { decision } = await read(id)
    expect(decision.explained.length).toBeGreaterThan(0)
    expect(decision.trace).toEqual(trace)
  })

  test('that waits says what for', async () => {
    const id = await addSent({ state: 'planned', reason: 'server-down', sentAt: null, settledAt: null })
    const { life } = await read(id)
    expect(life.at(-1)).toMatchObject({ kind: 'due', text: 'It is to leave. The mail server is not taking mail.' })
  })

  test('that is not there says so', async () => {
    expect((await marketer.get('/api/messages/404')).status).toBe(404)
    expect((await marketer.get('/api/messages/x')).status).toBe(400)
    expect((await marketer.get('/api/messages/99999999999999999999999')).status).toBe(400)
  })
})

describe('sending again', () => {
  const inDoubt = { state: 'uncertain', reason: 'in-doubt', sentAt: null, attempts: 3, leaseToken: 'old' }

  test.each(['uncertain', 'refused', 'failed'])('plans a message that is %s to leave now', async (state) => {
    const id = await addSent({ ...inDoubt, state })
    const { status, json } = await marketer.post(`/api/messages/${id}/resend`, { confirm: true })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      state: 'planned',
      reason: null,
      attempts: 0,
      dueAt: now.toISOString(),
      settledAt: null,
    })
    expect(await client.message.findUnique({ where: { id } })).toMatchObject({ leaseToken: null, leaseUntil: null })
    expect(await client.audit.findMany()).toMatchObject([
      { action: 'send a message again', storeId: 'shop', detail: { message: `${id}`, was: state } },
    ])
  })

  test.each(['planned', 'sending', 'sent', 'held-out', 'skipped'])('is refused for one that is %s', async (state) => {
    const id = await addSent({ state })
    const before = await client.message.findUnique({ where: { id } })
    const { status, json } = await marketer.post(`/api/messages/${id}/resend`, { confirm: true })
    expect([status, json.error.code]).toEqual([409, 'wrong-state'])
    expect(await client.message.findUnique({ where: { id } })).toEqual(before)
    expect(await client.audit.count()).toBe(0)
  })

  test('wants it confirmed, since it may arrive twice', async () => {
    const id = await addSent(inDoubt)
    for (const body of [{}, { confirm: false }, undefined]) {
      expect((await marketer.post(`/api/messages/${id}/resend`, body)).status).toBe(400)
    }
    expect(await client.message.findUnique({ where: { id } })).toMatchObject({ state: 'uncertain' })
  })

  test('pressed twice at once sends once', async () => {
    const id = await addSent(inDoubt)
    const answers = await Promise.all([1, 2].map(() => marketer.post(`/api/messages/${id}/resend`, { confirm: true })))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect(await client.audit.count()).toBe(1)
  })

  test('an uncertain message can be settled as not sent, another cannot', async () => {
    const doubtful = await addSent(inDoubt)
    const { json } = await marketer.post(`/api/messages/${doubtful}/mark-not-sent`)
    expect(json).toMatchObject({
      state: 'failed',
      reason: 'marked-not-sent',
      reasonText: 'Someone decided not to send it.',
    })
    const sent = await addSent()
    expect((await marketer.post(`/api/messages/${sent}/mark-not-sent`)).status).toBe(409)
    expect((await marketer.post('/api/messages/404/mark-not-sent')).status).toBe(404)
  })
})
