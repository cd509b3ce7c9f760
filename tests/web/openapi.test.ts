import { hc } from 'hono/client'
import { describe, expect, test } from 'vitest'
import type { Api } from '../../src/web/api.ts'
import { testDatabase } from '../support/database.ts'
import { openWeb } from './open-web.ts'

const database = await testDatabase()
const { web } = openWeb(database)

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly responses: Record<string, unknown>
}
interface Document {
  readonly openapi: string
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, unknown>; readonly securitySchemes: Record<string, unknown> }
}

const text = await (await web.request('/api/openapi.json')).text()
const document: Document = JSON.parse(text)
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

describe('the document of the API', () => {
  test('is read without signing in', () => {
    expect(document.openapi).toBe('3.1.0')
    expect(operations.length).toBeGreaterThanOrEqual(36)
  })

  test('names and summarises every operation, each by a name of its own', () => {
    const names = operations.map(({ operation }) => operation.operationId)
    expect(names).not.toContain(undefined)
    expect(new Set(names).size).toBe(names.length)
    expect(operations.filter(({ operation }) => !operation.summary)).toEqual([])
  })

  test('says for every operation what it answers, and what a problem looks like', () => {
    for (const { operation } of operations) expect(Object.keys(operation.responses).sort()).toEqual(['200', 'default'])
    expect(document.components.schemas).toHaveProperty('Problem')
    expect(document.components.securitySchemes).toHaveProperty('session')
  })

  test('refers only to what it defines', () => {
    const named = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1] ?? '')
    expect(named.filter((name) => !(name in document.components.schemas))).toEqual([])
  })

  test('names every path parameter it has', () => {
    for (const { path, operation } of operations) {
      const declared = JSON.stringify(operation).match(/"in":"path"/g) ?? []
      expect([path, declared.length]).toEqual([path, (path.match(/\{/g) ?? []).length])
    }
  })

  test('lists routes that are there', async () => {
    for (const { path, method } of operations) {
      const init = { method: method.toUpperCase(), headers: { origin: 'http://localhost:3000' } }
      const response = await web.request(path.replace(/\{\w+\}/g, '1'), init)
      expect([path, response.status === 404]).toEqual([path, false])
    }
  })
})

test('a typed client reads the session, and problems are JSON of one shape', async () => {
  const client = hc<Api>('http://localhost:3000', {
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => web.request(input.toString(), init),
  })
  const session = await (await client.api.session.$get()).json()
  expect(session.user).toBeNull()
  const refused = await client.api.messages.$get({ query: { store: 'shop', state: 'sent' } })
  expect(await refused.json()).toEqual({ error: { code: 'signed-out', message: 'Sign in first.' } })
})

test('an outage is told under an id, without what the database said', async () => {
  const lines: unknown[] = []
  const log = { info: () => undefined, error: (...line: unknown[]) => void lines.push(line) }
  const client = new Proxy(database.client, { get: () => () => Promise.reject(new Error('password=hunter2')) })
  const response = await openWeb(database, { client, log }).web.request('/api/session')
  const answer = await response.text()
  expect(response.status).toBe(500)
  expect(answer).not.toContain('hunter2')
  const [id] = answer.match(/[0-9a-f-]{36}/) ?? []
  expect(JSON.stringify(lines)).toContain(id)
})

test('what is no JSON, too large or of another type is the caller’s mistake', async () => {
  const send = (body: string, type = 'application/json') =>
    web.request('/api/owner', {
      method: 'POST',
      headers: { 'content-type': type, origin: 'http://localhost:3000' },
      body,
    })
  expect((await send('{"name":')).status).toBe(400)
  expect((await send('<x/>', 'application/xml')).status).toBe(415)
  expect((await send(`"${'x'.repeat(3 * 1024 * 1024)}"`)).status).toBe(413)
})
