import { beforeEach, describe, expect, test } from 'vitest'
import { suppress } from '../../src/emails/suppressions.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { noon } from '../support/sales.ts'
import { type browser, openWeb, withSession } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const { web } = openWeb(database)

let marketer: ReturnType<typeof browser>

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  marketer = await withSession(database, web, 'marketer')
})

const get = async (path: string) => (await marketer.get(`/api/${path}`)).json

describe('discount codes', () => {
  const upload = (codes: readonly string[], pool = 'spring') =>
    marketer.post('/api/codes', { store: 'shop', pool, codes })

  test('are uploaded once each, and pools say how many are left', async () => {
    expect((await upload(['A-1', 'A-2', 'A-2'])).json).toEqual({ added: 2, known: 1 })
    expect((await upload(['A-2', 'A-3'], 'summer')).json).toEqual({ added: 1, known: 1 })
    expect((await get('codes?store=shop')).items).toEqual([
      { pool: 'spring', total: 2, left: 2 },
      { pool: 'summer', total: 1, left: 1 },
    ])
  })

  test('that a shop would not accept are refused together with the rest', async () => {
    for (const bad of ['with space', '', 'ünïcode', 'x'.repeat(65)])
      expect((await upload(['GOOD', bad])).status).toBe(400)
    expect(await client.discountCode.count()).toBe(0)
  })

  test('of a store that is not there are refused', async () => {
    expect((await marketer.post('/api/codes', { store: 'nobody', pool: 'p', codes: ['A'] })).status).toBe(404)
  })

  test('are not written into the audit', async () => {
    await upload(['SECRET-CODE'])
    expect(await client.audit.findMany({ select: { detail: true } })).toEqual([
      { detail: { pool: 'spring', added: 1 } },
    ])
  })
})

describe('suppressions', () => {
  const add = (email: string) => marketer.post('/api/suppressions', { store: 'shop', email })

  test('are added by hand under the normalised address, once', async () => {
    const { json } = await add('Anna@Mail.Example')
    expect(json).toMatchObject({ email: 'anna@mail.example', reason: 'manual', source: 'marketer@shop.example' })
    expect((await add('anna@mail.example')).json.id).toBe(json.id)
    expect(await client.suppression.count()).toBe(1)
  })

  test('tell why and from where, the weightier reason when there are two', async () => {
    const told = { storeId: 'shop', email: 'anna@mail.example', messageId: null }
    await suppress(client, { ...told, reason: 'unsubscribed', source: 'unsubscribe page or one click' }, noon)
    await suppress(client, { ...told, reason: 'hard-bounce', source: '550 5.1.1 user unknown' }, noon)
    const bounced = { email: 'anna@mail.example', reason: 'hard-bounce', source: '550 5.1.1 user unknown' }
    expect((await get('suppressions?store=shop')).items).toMatchObject([bounced])
    await add('anna@mail.example')
    const blocked = { reason: 'manual', source: 'marketer@shop.example' }
    expect((await get('suppressions?store=shop')).items).toMatchObject([blocked])
  })

  test('are found by part of the address, page by page', async () => {
    for (const name of ['a1', 'a2', 'a3', 'b1']) await add(`${name}@mail.example`)
    const first = await get('suppressions?store=shop&q=A&limit=2')
    expect(first.items).toHaveLength(2)
    const all = await get('suppressions?store=shop&q=b1')
    expect(all).toMatchObject({ items: [{ email: 'b1@mail.example' }], nextCursor: null })
  })

  test('are lifted, and that is written down', async () => {
    const { json } = await add('anna@mail.example')
    expect((await marketer.delete(`/api/suppressions/${json.id}`)).json).toEqual({ done: true })
    expect((await marketer.delete(`/api/suppressions/${json.id}`)).status).toBe(404)
    expect(await client.suppression.count()).toBe(0)
    expect((await client.audit.findMany()).map((row) => row.action)).toContain('allow an address again')
  })

  test.each(['no address', 'a@b', '"x"@mail.example'])('%s is refused', async (email) => {
    expect((await add(email)).status).toBe(400)
  })
})

describe('rules', () => {
  const body = { condition: { kind: 'always' }, offers: [{ kind: 'cross-sell', productExternalId: '1' }] }
  const add = (name: string, changes = {}) =>
    marketer.post('/api/rules', { store: 'shop', name, body: { ...body, ...changes } })

  test('are added, changed as a new version, and listed in the order they are asked', async () => {
    const first = (await add('First')).json
    expect(first).toMatchObject({ name: 'First', version: 1, isEnabled: true, savedBy: 'marketer@shop.example', body })
    await add('Last', { isFallback: true })
    const changed = { name: 'First', body: { ...body, howMany: 2 } }
    expect((await marketer.put(`/api/rules/${first.id}`, changed)).json).toMatchObject({
      version: 2,
      body: { howMany: 2 },
    })
    expect((await get('rules?store=shop')).items.map((rule: { name: string }) => rule.name)).toEqual(['First', 'Last'])
    expect(await client.ruleVersion.count()).toBe(3)
  })

  test('that make no sense are refused with every mistake named', async () => {
    const { status, json } = await add('Bad', { offers: [], howMany: 3 })
    expect([status, json.error.code]).toEqual([422, 'bad-rule'])
    expect(json.error.message).toContain('no product to offer')
    expect(json.error.message).toContain('1 or 2')
    expect((await marketer.post('/api/rules', { store: 'shop', name: 'X', body: 'text' })).status).toBe(400)
  })

  test('nested without end do not bring the app down', async () => {
    let condition: unknown = { kind: 'always' }
    for (let depth = 0; depth < 2_000; depth += 1) condition = { kind: 'not', condition }
    expect((await add('Deep', { condition })).status).toBe(422)
  })

  test('are switched off and on, reordered and removed', async () => {
    const [one, two] = [(await add('One')).json, (await add('Two')).json]
    expect((await marketer.post(`/api/rules/${one.id}/disable`)).json.isEnabled).toBe(false)
    expect((await marketer.post(`/api/rules/${one.id}/enable`)).json.isEnabled).toBe(true)
    const order = { store: 'shop', ids: [two.id, one.id] }
    const reordered = (await marketer.post('/api/rules/reorder', order)).json.items
    expect(reordered.map((rule: { id: string }) => rule.id)).toEqual([two.id, one.id])
    expect((await marketer.delete(`/api/rules/${one.id}`)).json).toEqual({ kind: 'deleted' })
    expect((await marketer.delete(`/api/rules/${one.id}`)).status).toBe(404)
    const actions = (await client.audit.findMany({ orderBy: { id: 'asc' } })).map((row) => row.action)
    expect(actions.slice(2)).toEqual([
      ...['disable a rule', 'enable a rule', 'change the order of rules', 'remove a rule (deleted)'],
    ])
  })

  test('are tried on the last orders without writing anything', async () => {
    const { status, json } = await marketer.post('/api/rules/dry-run', { store: 'shop', body })
    expect(status).toBe(200)
    expect(json).toEqual({ orders: 0, fitted: 0, offered: 0, products: [], examples: [] })
    expect((await marketer.post('/api/rules/dry-run', { store: 'nobody', body })).status).toBe(404)
    expect(await client.rule.count()).toBe(0)
  })
})

describe('the mailbox', () => {
  const mail =
    'From: Tea <hi@tea.example>\r\nTo: anna@mail.example\r\nSubject: =?utf-8?q?Danke_=F0=9F=8D=B5?=\r\nContent-Type: text/plain\r\n\r\nHello'
  const addMail = async (recipient = 'anna@mail.example') => {
    const raw = new Uint8Array(Buffer.from(mail))
    const data = { recipient, sender: 'Tea <hi@tea.example>', subject: 'Danke', raw, receivedAt: noon }
    return (await client.mailboxMail.create({ data })).id
  }

  test('lists mails newest first with how many are unread, for all or for one recipient', async () => {
    const ids = [await addMail(), await addMail('berta@mail.example')]
    const all = await get('mailbox')
    expect(all.items.map((item: { id: string }) => item.id)).toEqual([`${ids[1]}`, `${ids[0]}`])
    expect(all).toMatchObject({ unread: 2, nextCursor: null })
    expect(await get('mailbox?to=Berta@mail.example')).toMatchObject({ unread: 1, items: [{ id: `${ids[1]}` }] })
    expect((await marketer.get('/api/mailbox?cursor=x')).status).toBe(400)
  })

  test('shows a mail as a mail program would, and its bytes as a download', async () => {
    const id = await addMail()
    expect(await get(`mailbox/${id}`)).toMatchObject({
      subject: 'Danke 🍵',
      html: null,
      text: expect.stringContaining('Hello'),
    })
    const raw = await marketer.get(`/api/mailbox/${id}/raw`)
    expect(raw.text).toBe(mail)
    expect(raw.headers.get('content-type')).toBe('message/rfc822')
    expect(raw.headers.get('content-disposition')).toContain('attachment')
  })

  test('marks a mail read and unread', async () => {
    const id = await addMail()
    await marketer.post(`/api/mailbox/${id}/read`, {})
    expect(await get('mailbox')).toMatchObject({ unread: 0, items: [{ isRead: true }] })
    await marketer.post(`/api/mailbox/${id}/read`, { isRead: false })
    expect(await get('mailbox')).toMatchObject({ unread: 1 })
    expect((await marketer.post('/api/mailbox/404/read', {})).status).toBe(404)
  })
})

describe('the report', () => {
  test('answers for a store and its days', async () => {
    const { status, json } = await marketer.get('/api/report?store=shop&from=2026-11-01&to=2026-11-03')
    expect(status).toBe(200)
    expect(json).toMatchObject({ storeId: 'shop', currency: 'EUR', from: '2026-11-01', to: '2026-11-03' })
    expect(json.days).toHaveLength(3)
  })

  test.each([
    ['store=nobody&from=2026-11-01&to=2026-11-03', 404],
    ['store=shop&from=2026-11-03&to=2026-11-01', 400],
    ['store=shop&from=2026-13-01&to=2026-11-01', 400],
    ['store=shop', 400],
  ])('of %s is refused', async (query, status) => {
    expect((await marketer.get(`/api/report?${query}`)).status).toBe(status)
  })
})
