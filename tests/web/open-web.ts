import { createHmac, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type { Database } from '../../src/database/open.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { ArrivedClick } from '../../src/links/click.ts'
import { callApi } from '../../src/stores/call-api.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { createWeb } from '../../src/web/app.ts'
import type { Role } from '../../src/web/schemas/session.ts'
import type { WebServices } from '../../src/web/services.ts'
import { makeFirstOwner, makeUser } from '../../src/web/sign-in/owner.ts'
import { plainPlatform } from '../support/plain-adapter.ts'
import { testKeys } from '../support/rows.ts'

export const publicUrl = 'http://localhost:3000'
export const now = new Date('2026-11-24T12:00:00.000Z')
export const password = 'correct horse battery'

/** The whole web layer on a real database, asked without a socket. Clicks are kept in a list. */
export function openWeb({ client, direct }: Database, changes: Partial<WebServices> = {}) {
  const clock = new SteppedClock(now)
  const platform = plainPlatform()
  const clicks: ArrivedClick[] = []
  const adapters = [platform.adapter]
  const services: WebServices = {
    client,
    clock,
    log: silentLog,
    keys: testKeys,
    publicUrl,
    adapters,
    callApi,
    receive: createReceiver({ rows: direct, clock, adapters, keys: testKeys }),
    clicks: { keep: async (click) => void clicks.push(click) },
    mailerName: 'mailbox',
    importFolder: join(import.meta.dirname, 'not-there'),
    adminFolder: join(import.meta.dirname, 'not-built'),
    ...changes,
  }
  return { web: createWeb(services), clock, clicks, platform }
}

/** What the Node server tells hono of the socket a request came by. */
export function from(remoteAddress: string) {
  return { incoming: { socket: { remoteAddress, remotePort: 50_000, remoteFamily: 'IPv4' } } }
}

let browsers = 0

/** One person's browser, at an address of its own: keeps its cookie and says where its requests come from. */
export function browser(web: Hono, cookie = '') {
  const address = `198.51.100.${++browsers % 250}`
  const ask = (method: string, path: string, body?: unknown) =>
    send(method, path, 'application/json', body === undefined ? undefined : JSON.stringify(body))
  const send = async (method: string, path: string, type: string, body?: string | Uint8Array<ArrayBuffer>) => {
    const headers = { cookie, origin: publicUrl, ...(body === undefined ? {} : { 'content-type': type }) }
    const init = { method, headers, ...(body === undefined ? {} : { body }) }
    const response = await web.request(path, init, from(address))
    const text = await response.text()
    // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects by comparing.
    const json: any = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined
    return { status: response.status, headers: response.headers, text, json }
  }
  return {
    get: (path: string) => ask('GET', path),
    post: (path: string, body?: unknown) => ask('POST', path, body),
    put: (path: string, body?: unknown) => ask('PUT', path, body),
    patch: (path: string, body?: unknown) => ask('PATCH', path, body),
    delete: (path: string) => ask('DELETE', path),
    upload: (path: string, file: string) => send('POST', path, 'text/csv', file),
    cookie,
  }
}

export function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Somebody with this role who signed in by address and password. */
export async function signedIn({ client }: Database, web: Hono, role: Role = 'owner') {
  const person = { name: role, email: `${role}@shop.example`, password }
  if (role === 'owner') await makeFirstOwner(client, person)
  else await makeUser(client, person, role)
  const answer = await browser(web).post('/api/auth/sign-in/email', { email: person.email, password })
  if (answer.status !== 200) throw new Error(`signing in said ${answer.status}: ${answer.text}`)
  return browser(web, cookieOf(answer.headers))
}

/** The same by a session row and a cookie signed as better-auth signs it: hashing a password takes half a second. */
export async function withSession({ client }: Database, web: Hono, role: Role = 'owner') {
  const user = await client.user.create({ data: { id: randomUUID(), name: role, email: `${role}@shop.example`, role } })
  const token = randomUUID()
  const expiresAt = new Date(Date.now() + 86_400_000)
  await client.session.create({ data: { id: randomUUID(), token, userId: user.id, expiresAt } })
  const signature = createHmac('sha256', testKeys.sessions.toString('base64url')).update(token).digest('base64')
  return browser(web, `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`)
}

/** A database that answers nothing. */
export function downed({ client }: Database) {
  return new Proxy(client, { get: () => () => Promise.reject(new Error('connection refused')) })
}
