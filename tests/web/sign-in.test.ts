import { beforeEach, describe, expect, test } from 'vitest'
import { makeFirstOwner } from '../../src/web/sign-in/owner.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { browser, cookieOf, from, openWeb, password, publicUrl, signedIn } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const { web } = openWeb(database)
const visitor = browser(web)
const owner = { name: 'Ada', email: 'Ada@Shop.example', password }

beforeEach(() => emptyTables(database))

describe('the first visit', () => {
  test('says that an owner is needed, and to nobody afterwards', async () => {
    expect((await visitor.get('/api/session')).json).toMatchObject({ needsOwner: true, user: null, mailer: 'mailbox' })
    await visitor.post('/api/owner', owner)
    expect((await visitor.get('/api/session')).json).toMatchObject({ needsOwner: false, user: null })
  })

  test('makes the owner and signs them in with a cookie no script can read', async () => {
    const made = await visitor.post('/api/owner', owner)
    expect(made.status).toBe(200)
    expect(made.json.user).toMatchObject({ name: 'Ada', email: 'ada@shop.example', role: 'owner' })
    expect(made.headers.getSetCookie().join()).toMatch(/HttpOnly/i)
    expect(made.headers.getSetCookie().join()).toMatch(/SameSite=Lax/i)
    const session = await browser(web, cookieOf(made.headers)).get('/api/session')
    expect(session.json.user).toMatchObject({ email: 'ada@shop.example', role: 'owner' })
  })

  test('a second owner cannot be made that way', async () => {
    await visitor.post('/api/owner', owner)
    const second = await visitor.post('/api/owner', { ...owner, email: 'eve@evil.example' })
    expect(second.status).toBe(403)
    expect(second.json.error.code).toBe('owner-exists')
    expect(second.headers.getSetCookie()).toEqual([])
    expect(await client.user.count()).toBe(1)
  })

  test('once there is an owner, a stranger’s password is not even hashed', async () => {
    await visitor.post('/api/owner', owner)
    const stranger = {
      ...owner,
      get password(): string {
        throw new Error('the password was read')
      },
    }
    expect(await makeFirstOwner(client, stranger)).toBe(false)
  })

  test('of two visitors at the same moment one becomes the owner', async () => {
    const people = ['a', 'b', 'c', 'd'].map((name) => ({ ...owner, email: `${name}@shop.example` }))
    const answers = await Promise.all(people.map((person) => visitor.post('/api/owner', person)))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403, 403, 403])
    expect(await client.user.count({ where: { role: 'owner' } })).toBe(1)
    expect(await client.account.count()).toBe(1)
  })

  test('a short password is refused with the reason', async () => {
    const refused = await visitor.post('/api/owner', { ...owner, password: 'short' })
    expect(refused.status).toBe(400)
    expect(refused.json.error.message).toBe('password: needs at least 10 characters')
    expect(await client.user.count()).toBe(0)
  })

  test('a page of another site cannot make the owner', async () => {
    const response = await web.request('/api/owner', {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'text/plain' },
      body: JSON.stringify(owner),
    })
    expect(response.status).toBe(403)
    expect(await client.user.count()).toBe(0)
  })
})

describe('signing in', () => {
  test('with the right password gives a session, and signing out ends it', async () => {
    const person = await signedIn(database, web)
    expect((await person.get('/api/stores')).status).toBe(200)
    expect((await person.post('/api/auth/sign-out', {})).status).toBe(200)
    expect((await person.get('/api/stores')).status).toBe(401)
  })

  test('with a wrong password gives none', async () => {
    await signedIn(database, web)
    const wrong = await visitor.post('/api/auth/sign-in/email', {
      email: 'owner@shop.example',
      password: 'not this one',
    })
    expect(wrong.status).toBe(401)
    expect(wrong.headers.getSetCookie().join()).not.toContain('session_token')
  })

  test('is refused after ten tries a minute from one address, and others are not affected', async () => {
    const busy = (address: string) =>
      web.request(
        '/api/auth/sign-in/email',
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: publicUrl, 'x-forwarded-for': '1.2.3.4' },
          body: JSON.stringify({ email: 'owner@shop.example', password: 'a guess, and a wrong one' }),
        },
        from(address),
      )
    const statuses: number[] = []
    for (let attempt = 0; attempt < 11; attempt += 1) statuses.push((await busy('203.0.113.9')).status)
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401))
    expect(statuses[10]).toBe(429)
    expect((await busy('203.0.113.10')).status).toBe(401)
  })

  test('nobody signs up by themselves', async () => {
    await signedIn(database, web)
    const answer = await visitor.post('/api/auth/sign-up/email', { ...owner, email: 'eve@evil.example' })
    expect(answer.status).toBe(401)
    expect(await client.user.count()).toBe(1)
  })

  test('over https the cookie is never sent in the clear', async () => {
    const secure = openWeb(database, { publicUrl: 'https://notch.example' }).web
    const response = await secure.request('/api/owner', {
      method: 'POST',
      headers: { origin: 'https://notch.example', 'content-type': 'application/json' },
      body: JSON.stringify(owner),
    })
    expect(response.status).toBe(200)
    expect(response.headers.getSetCookie().join()).toMatch(/__Secure-.*Secure/i)
    expect(response.headers.get('strict-transport-security')).toContain('max-age')
  })
})

describe('who may do what', () => {
  test('without a session nothing under /api is told', async () => {
    const paths = ['home?store=shop', 'stores', 'messages?store=shop', 'deliveries?store=shop', 'mailbox', 'users']
    for (const path of [...paths, 'nothing-here']) {
      const answer = await visitor.get(`/api/${path}`)
      expect([path, answer.status, answer.json.error.code]).toEqual([path, 401, 'signed-out'])
    }
  })

  test('a cookie that was made up is no session', async () => {
    const forger = browser(web, 'better-auth.session_token=abc.def')
    expect((await forger.get('/api/stores')).status).toBe(401)
  })

  test('a viewer reads and changes nothing', async () => {
    await signedIn(database, web)
    const viewer = await signedIn(database, web, 'viewer')
    expect((await viewer.get('/api/stores')).status).toBe(200)
    for (const write of [
      viewer.post('/api/stores', {}),
      viewer.patch('/api/stores/shop', { windowDays: 3 }),
      viewer.post('/api/messages/1/resend', { confirm: true }),
      viewer.delete('/api/suppressions/1'),
      viewer.put('/api/rules/1', {}),
    ]) {
      expect((await write).status).toBe(403)
    }
    expect(await client.audit.count()).toBe(0)
  })

  test('only owners see and add users', async () => {
    await signedIn(database, web)
    const marketer = await signedIn(database, web, 'marketer')
    expect((await marketer.get('/api/users')).status).toBe(403)
    const wanted = { name: 'Eve', email: 'eve@shop.example', password, role: 'owner' }
    expect((await marketer.post('/api/users', wanted)).status).toBe(403)
    expect(await client.user.count()).toBe(2)
  })

  test('a write from another site is refused even with the cookie', async () => {
    await signedIn(database, web)
    const response = await web.request('/api/suppressions/1', {
      method: 'DELETE',
      headers: { origin: 'https://evil.example' },
    })
    expect(response.status).toBe(403)
  })
})

describe('users', () => {
  test('an owner adds a marketer, who can sign in at once', async () => {
    const boss = await signedIn(database, web)
    const wanted = { name: 'Max', email: 'Max@shop.example', password, role: 'marketer' }
    const added = await boss.post('/api/users', wanted)
    expect(added.json).toMatchObject({ name: 'Max', email: 'max@shop.example', role: 'marketer' })
    const answer = await browser(web).post('/api/auth/sign-in/email', { email: 'max@shop.example', password })
    expect(answer.status).toBe(200)
    expect((await boss.get('/api/users')).json.items).toHaveLength(2)
  })

  test('an address is one user’s', async () => {
    const boss = await signedIn(database, web)
    const again = await boss.post('/api/users', { name: 'B', email: 'OWNER@shop.example', password, role: 'viewer' })
    expect([again.status, again.json.error.code]).toEqual([409, 'user-exists'])
    expect(await client.account.count()).toBe(1)
  })

  test('whoever is removed is signed out at once', async () => {
    const boss = await signedIn(database, web)
    const viewer = await signedIn(database, web, 'viewer')
    const { id } = await client.user.findUniqueOrThrow({ where: { email: 'viewer@shop.example' } })
    expect((await boss.delete(`/api/users/${id}`)).status).toBe(200)
    expect((await viewer.get('/api/stores')).status).toBe(401)
    expect((await boss.delete(`/api/users/${id}`)).status).toBe(404)
  })

  test('the last owner stays', async () => {
    const boss = await signedIn(database, web)
    const { id } = await client.user.findFirstOrThrow()
    const answer = await boss.delete(`/api/users/${id}`)
    expect([answer.status, answer.json.error.code]).toEqual([409, 'last-owner'])
  })

  test('no password or hash is ever in an answer or in the audit', async () => {
    const boss = await signedIn(database, web)
    await boss.post('/api/users', { name: 'Max', email: 'max@shop.example', password, role: 'viewer' })
    const { text } = await boss.get('/api/users')
    const audit = JSON.stringify(await client.audit.findMany(), (_key, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    )
    for (const { password: hash } of await client.account.findMany()) {
      expect(text + audit).not.toContain(password)
      expect(text + audit).not.toContain(hash)
    }
  })
})
