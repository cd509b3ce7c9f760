import { beforeEach, describe, expect, test } from 'vitest'
import { suppress } from '../../src/emails/suppressions.ts'
import { whereHeld } from '../privacy/where-held.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { addClick, addCustomer, addMessage, addOrder, daysAfter, noon } from '../support/sales.ts'
import { type browser, now, openWeb, withSession } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const { web } = openWeb(database)
const email = 'ada@example.com'

let owner: ReturnType<typeof browser>

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  owner = await withSession(database, web)
})

const exportOf = (of: string, store = 'shop') => owner.post('/api/privacy/export', { store, email: of })
const erase = (of: string, store = 'shop') => owner.post('/api/privacy/erase', { store, email: of })
const list = async () => (await owner.get('/api/privacy?store=shop')).json.items
const audits = () => client.audit.findMany({ select: { action: true, detail: true }, orderBy: { id: 'asc' } })

/** One order with its lines and refund, the mail it led to, a click on it, and the order it was credited with. */
async function addAda() {
  const customerId = await addCustomer(database, { key: `email:${email}`, email, externalId: '7001', firstName: 'Ada' })
  const orderId = await addOrder(database, { customerId, email, externalId: 'A', attributes: { gift: 'from Ada' } })
  const line = { externalId: '1', position: 0, title: 'Tea', quantity: 1, unitMinor: 5000n, totalMinor: 5000n }
  await client.orderLine.create({ data: { orderId, ...line } })
  const refund = {
    externalId: 'R',
    orderExternalId: 'A',
    refundedAt: noon,
    version: '1',
    currency: 'EUR',
    linesMinor: 500n,
  }
  await client.refund.create({ data: { storeId: 'shop', ...refund } })
  const messageId = await addMessage(database, orderId, { toEmail: email })
  const mail = { subject: 'Thank you, Ada', html: '<p>Ada</p>', text: 'Ada', headers: { To: email } }
  await client.mail.create({ data: { messageId, ...mail, createdAt: noon } })
  await client.decision.create({ data: { messageId, offers: [], trace: { outcome: 'no-rules' }, decidedAt: noon } })
  await addClick(database, messageId, daysAfter(noon, 1))
  const second = await addOrder(database, { customerId, email, placedAt: daysAfter(noon, 1) })
  const credit = { orderId: second, messageId, evidence: 'click-id', offerBought: false, currency: 'EUR' }
  const amounts = { grossMinor: 5000n, netMinor: 5000n, creditedAt: noon }
  await client.attribution.create({ data: { storeId: 'shop', ...credit, ...amounts } })
  await suppress(client, { storeId: 'shop', email, reason: 'unsubscribed', source: 'page', messageId }, noon)
  const delivery = { storeId: 'shop', key: 'd', topic: 'orders/paid', headers: {}, state: 'applied', receivedAt: noon }
  await client.delivery.create({ data: { ...delivery, body: Buffer.from(`{"email":"Ada@Example.com","note":"ü"}`) } })
}

describe('all that is held of a person', () => {
  test('is one file, with orders, mails as they were sent, clicks and credit', async () => {
    await addAda()
    await addOrder(database, { email: 'eve@example.com' })
    const { status, headers, json } = await exportOf(' Ada@Example.com')
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBe('attachment; filename="personal-data-2026-11-24.json"')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).toMatchObject({
      ...{ store: 'shop', email, exportedAt: now.toISOString() },
      customers: [{ email, firstName: 'Ada', externalId: '7001', consent: 'unasked' }],
      orders: [
        {
          externalId: 'A',
          attributes: { gift: 'from Ada' },
          lines: [{ title: 'Tea' }],
          refunds: [{ linesMinor: '500' }],
        },
        { refunds: [], attribution: { evidence: 'click-id', netMinor: '5000' } },
      ],
      messages: [
        {
          ...{ toEmail: email, flow: { name: 'Thank you' }, decision: { trace: { outcome: 'no-rules' } } },
          ...{ mail: { html: '<p>Ada</p>', headers: { To: email } }, clicks: [{ linkKey: 'offer', isHuman: true }] },
        },
      ],
      suppressions: [{ reason: 'unsubscribed' }],
      deliveries: [
        { topic: 'orders/paid', body: '{"email":"Ada@Example.com","note":"ü"}', receivedAt: noon.toISOString() },
      ],
    })
    expect(JSON.stringify(json)).not.toContain('eve@')
  })

  test('is nothing for an address nobody knows, and the answer says so plainly', async () => {
    await addAda()
    await addStore(database, { id: 'other' })
    for (const answer of [await exportOf('eve@example.com'), await exportOf(email, 'other')]) {
      expect([answer.status, answer.json.error.code]).toEqual([404, 'nothing-held'])
      expect(answer.json.error.message).toMatch(/^The store ".+" holds nothing about this address\.$/)
    }
  })

  test('is written down as looked at, without the address', async () => {
    await addAda()
    await exportOf(email)
    await exportOf('eve@example.com')
    const action = 'export a person’s data'
    expect(await audits()).toEqual([
      { action, detail: { customers: 1, orders: 2, messages: 1, deliveries: 1 } },
      { action, detail: { customers: 0, orders: 0, messages: 0, deliveries: 0 } },
    ])
  })
})

test('a refused row of an imported file is held, handed over and erased', async () => {
  await addRefusal(`1001,paid,Ada@example.com`)
  await addRefusal('1002,paid,eve@example.com')
  const { json } = await exportOf(email)
  expect(json).toMatchObject({
    customers: [],
    refusedRows: [{ fileName: 'orders.csv', line: 7, text: '1001,paid,Ada@example.com' }],
  })
  expect((await erase(email)).json).toMatchObject({ outcome: 'erased', counts: { notes: 1 } })
  expect(await whereHeld(client, [email])).toEqual([])
  expect(await client.importRefusal.count()).toBe(1)
})

async function addRefusal(text: string) {
  const file = { storeId: 'shop', kind: 'orders', format: 'generic', fileName: 'orders.csv', layout: {}, state: 'done' }
  const refusals = { create: [{ line: 7, reason: 'placed: is no date', text }] }
  await client.import.create({ data: { ...file, createdAt: noon, refusals } })
}

describe('erasing a person', () => {
  test('is done at once, and says how much of what is gone', async () => {
    await addAda()
    const { status, json } = await erase('Ada@Example.com')
    expect(status).toBe(200)
    expect(json).toMatchObject({
      ...{ kind: 'erase', origin: 'app', email: null, isOverdue: false, doneAt: now.toISOString(), outcome: 'erased' },
      outcomeText: 'What was held is erased. Figures stay as they were.',
      counts: { customers: 1, orders: 2, messages: 1, mails: 1, clicks: 1, deliveries: 1, refusalsKept: 1 },
    })
    expect(await whereHeld(client, [email])).toEqual(['Suppression.email'])
    expect(await audits()).toEqual([{ action: 'erase a person’s data', detail: { request: json.id } }])
    const left = (await exportOf(email)).json
    expect(left).toMatchObject({ customers: [], orders: [], messages: [], deliveries: [], suppressions: [{ email }] })
  })

  test('who is not known is answered, too', async () => {
    expect((await erase('eve@example.com')).json).toMatchObject({
      outcome: 'nothing-held',
      outcomeText: 'Nothing was held that had to go.',
    })
  })

  test('of whom a delivery is not read yet says what it waits for', async () => {
    await addAda()
    await client.delivery.updateMany({ data: { state: 'waiting' } })
    const { json } = await erase(email)
    expect(json).toMatchObject({ doneAt: null, email, outcome: 'waits-for-deliveries', counts: { customers: 1 } })
    expect(json.outcomeText).toContain('follows by itself')
  })

  test.each(['', 'ada', 'ada@', 'ada@example', 'a"b@example.com'])('of the address "%s" is refused', async (bad) => {
    for (const answer of [await erase(bad), await exportOf(bad)])
      expect([answer.status, answer.json.error.code]).toEqual([400, 'invalid-request'])
  })

  test('of a store that is not there is refused', async () => {
    for (const answer of [await erase(email, 'nobody'), await exportOf(email, 'nobody')])
      expect(answer.status).toBe(404)
    expect((await owner.get('/api/privacy?store=nobody')).status).toBe(404)
    expect(await client.privacyRequest.count()).toBe(0)
  })
})

describe('requests', () => {
  async function asked(changes = {}) {
    const told = { storeId: 'shop', key: `k${Math.random()}`, kind: 'export', origin: 'shopify', requestedAt: noon }
    return client.privacyRequest.create({ data: { ...told, dueAt: daysAfter(noon, 30), ...changes } })
  }

  test('are listed, open ones first by when they are due, each with the address if it is known', async () => {
    await addCustomer(database, { email, externalId: '7001' })
    await asked({ doneAt: noon, outcome: 'erased', kind: 'erase' })
    await asked({ customerExternalId: '7001', orderExternalIds: ['1', '2'] })
    await asked({ email: 'eve@example.com', dueAt: daysAfter(noon, -1) })
    await asked({ customerExternalId: 'unknown', dueAt: daysAfter(noon, 31) })
    await addStore(database, { id: 'other' })
    await asked({ storeId: 'other' })
    expect(await list()).toMatchObject([
      { email: 'eve@example.com', isOverdue: true, orders: 0, outcome: null, outcomeText: null },
      { email, isOverdue: false, orders: 2 },
      { email: null, doneAt: null },
      { kind: 'erase', outcome: 'erased', doneAt: noon.toISOString() },
    ])
  })

  test('for data are answered once, and then forget whom they were about', async () => {
    const { id } = await asked({ email, customerExternalId: '7001', orderExternalIds: ['1'] })
    const done = { outcome: 'answered', outcomeText: 'The data was handed over.', email: null, orders: 0 }
    expect((await owner.post(`/api/privacy/${id}/done`)).json).toMatchObject({ ...done, doneAt: now.toISOString() })
    expect(await whereHeld(client, [email, '7001'])).toEqual([])
    const again = await owner.post(`/api/privacy/${id}/done`)
    expect([again.status, again.json.error.message]).toEqual([409, `Request ${id} is done already.`])
    expect(await audits()).toEqual([{ action: 'answer a data request', detail: { request: `${id}` } }])
  })

  test('to erase are not done by being called so, and there is none without a number', async () => {
    const { id } = await asked({ kind: 'erase', email })
    const answer = await owner.post(`/api/privacy/${id}/done`)
    expect([answer.status, answer.json.error.code]).toEqual([409, 'wrong-state'])
    expect((await owner.post('/api/privacy/404/done')).status).toBe(404)
    expect(await list()).toMatchObject([{ doneAt: null }])
  })

  test.each(['marketer', 'viewer'] as const)('are no business of a %s', async (role) => {
    const other = await withSession(database, web, role)
    const { id } = await asked({ email })
    const person = { store: 'shop', email }
    const answers = [
      await other.get('/api/privacy?store=shop'),
      await other.post('/api/privacy/export', person),
      await other.post('/api/privacy/erase', person),
      await other.post(`/api/privacy/${id}/done`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect(await list()).toMatchObject([{ email, doneAt: null }])
    expect(await audits()).toEqual([])
  })
})
