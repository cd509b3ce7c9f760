import { beforeEach, describe, expect, test } from 'vitest'
import { suppress } from '../../src/emails/suppressions.ts'
import { mintUnsubscribe } from '../../src/links/token.ts'
import { maskEmail } from '../../src/web/pages/unsubscribe.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addDueMessage, addThankYouFlow } from '../support/outbox-rows.ts'
import { addStore, testKeys } from '../support/rows.ts'
import { downed, now, openWeb } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const { web } = openWeb(database)

let path = ''
let messageId = 0n

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database, { name: 'Tea & <b>Co</b>' })
  await addThankYouFlow(database)
  messageId = (await addDueMessage(database, 'anna')).id
  path = `/u/${mintUnsubscribe(testKeys.links, messageId)}`
})

const suppressions = () => client.suppression.findMany({ orderBy: { id: 'asc' } })
const post = (to: string, init: RequestInit = {}) => web.request(to, { method: 'POST', ...init })

describe('the page', () => {
  test('asks, and changes nothing however often it is opened', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) expect((await web.request(path, { method })).status).toBe(200)
    expect(await suppressions()).toEqual([])
  })

  test('shows whose address it is without giving it away', async () => {
    const page = await (await web.request(path)).text()
    expect(page).toContain('a•••@example.com')
    expect(page).not.toContain('anna@')
  })

  test('shows the store’s name as text, whatever it is', async () => {
    const page = await (await web.request(path)).text()
    expect(page).toContain('Tea &amp; &lt;b&gt;Co&lt;/b&gt;')
    expect(page).not.toContain('<b>Co')
  })

  test('needs no script, cookie or other site', async () => {
    const response = await web.request(path)
    const page = await response.text()
    expect(page).not.toContain('<script')
    expect(page).toContain(`<form method="post" action="${path}">`)
    expect(response.headers.getSetCookie()).toEqual([])
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('says so when the person is already unsubscribed', async () => {
    await post(path)
    expect(await (await web.request(path)).text()).toContain('You are unsubscribed')
  })
})

describe('a POST', () => {
  test('unsubscribes at once, without a redirect or a cookie', async () => {
    const response = await post(path)
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await response.text()).toContain('You are unsubscribed')
    expect(await suppressions()).toMatchObject([
      { storeId: 'shop', email: 'anna@example.com', reason: 'unsubscribed', messageId },
    ])
  })

  test('twice is the same as once', async () => {
    await post(path)
    expect((await post(path)).status).toBe(200)
    expect(await suppressions()).toHaveLength(1)
  })

  test('of a mail program’s one click works, in either encoding and from any origin', async () => {
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    const urlencoded = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    for (const body of [form, urlencoded]) {
      await client.suppression.deleteMany()
      const response = await post(path, { body, headers: { origin: 'https://mail.example' } })
      expect(response.status).toBe(200)
      expect(await suppressions()).toHaveLength(1)
    }
  })

  test('does not soften an earlier complaint', async () => {
    const data = { storeId: 'shop', email: 'anna@example.com', reason: 'complaint', source: 'x', createdAt: new Date() }
    await client.suppression.create({ data })
    await post(path)
    expect(await suppressions()).toMatchObject([{ reason: 'complaint' }])
  })

  test('while the database is down says to try again, not that it is done', async () => {
    const response = await openWeb(database, { client: downed(database) }).web.request(path, { method: 'POST' })
    expect(response.status).toBe(503)
    expect(response.headers.get('retry-after')).toBe('30')
  })
})

describe('undo', () => {
  test('takes it back, and can be unsubscribed again', async () => {
    await post(path)
    const response = await post(`${path}/undo`)
    expect(await response.text()).toContain('Welcome back')
    expect(await suppressions()).toEqual([])
    await post(path)
    expect(await suppressions()).toHaveLength(1)
  })

  test('leaves a complaint, a bounce and what the shop decided in place', async () => {
    for (const reason of ['complaint', 'hard-bounce', 'manual']) {
      await client.suppression.deleteMany()
      const data = { storeId: 'shop', email: 'anna@example.com', reason, source: 'x', createdAt: new Date() }
      await client.suppression.create({ data })
      await post(`${path}/undo`)
      expect(await suppressions()).toMatchObject([{ reason }])
    }
  })

  test.each(['complaint', 'hard-bounce', 'manual'] as const)('does not lift a later %s', async (reason) => {
    await post(path)
    const later = { storeId: 'shop', email: 'anna@example.com', reason, source: 'ada@shop.example', messageId: null }
    await suppress(client, later, now)
    await post(path)
    await post(`${path}/undo`)
    expect(await suppressions()).toMatchObject([{ reason, source: 'ada@shop.example', messageId: null }])
  })

  test('is never done by GET', async () => {
    await post(path)
    expect((await web.request(`${path}/undo`)).status).toBe(404)
    expect(await suppressions()).toHaveLength(1)
  })
})

describe('a forged token', () => {
  test.each([
    ['for another message', () => mintUnsubscribe(Buffer.alloc(32, 2), messageId)],
    ['cut short', () => path.slice(3, -4)],
    ['of a message that is gone', () => mintUnsubscribe(testKeys.links, 999_999n)],
    ['of nothing', () => '%F0%9F%8D%B5'],
  ])('(%s) unsubscribes nobody and names no store', async (_what, token) => {
    for (const method of ['GET', 'POST']) {
      const response = await web.request(`/u/${token()}`, { method })
      expect(response.status).toBe(404)
      expect(await response.text()).not.toContain('Tea')
    }
    expect(await suppressions()).toEqual([])
  })
})

test.each([
  ['anna@example.com', 'a•••@example.com'],
  ['a@example.com', 'a•••@example.com'],
  ['"odd@one"@example.com', '"•••@example.com'],
])('%s is shown as %s', (email, shown) => expect(maskEmail(email)).toBe(shown))
