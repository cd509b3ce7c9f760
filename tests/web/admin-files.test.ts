import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { browser, downed, from, openWeb, publicUrl } from './open-web.ts'

const database = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'notch-admin-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('before the admin is built', () => {
  const { web } = openWeb(database)

  test('a page says what to run', async () => {
    const response = await web.request('/messages')
    expect(response.status).toBe(503)
    expect(await response.text()).toContain('npm run build')
  })

  test('the rest works', async () => {
    expect((await web.request('/health')).status).toBe(200)
    expect((await web.request('/api/session')).status).toBe(200)
  })
})

describe('the built admin', () => {
  const { web } = openWeb(database, { adminFolder: folder })
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Notch</title>')
  writeFileSync(join(folder, 'assets', 'main-1a2b3c.js'), 'run()')
  writeFileSync(join(folder, 'icon.svg'), '<svg/>')

  test('answers every page with index.html, which is asked for anew each time', async () => {
    for (const path of ['/', '/messages', '/messages/17', '/settings/sender?x=1']) {
      const response = await web.request(path)
      expect([path, response.status]).toEqual([path, 200])
      expect(await response.text()).toContain('<title>Notch</title>')
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
  })

  test('keeps hashed files for good, and others not', async () => {
    const script = await web.request('/assets/main-1a2b3c.js')
    expect(script.headers.get('content-type')).toContain('javascript')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect((await web.request('/icon.svg')).headers.get('cache-control')).toBe('no-cache')
  })

  test('says 404 where no page could be', async () => {
    for (const path of ['/assets/gone.js', '/hooks/shop', '/c/', '/api/nothing', '/health/x']) {
      expect([path, (await web.request(path)).status]).toEqual([path, path.startsWith('/api') ? 401 : 404])
    }
  })

  test('serves nothing from outside its folder', async () => {
    for (const path of ['/../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/package.json', '/assets/../../x']) {
      expect(await (await web.request(path)).text()).not.toContain('"name"')
    }
  })

  test('lets no other site frame it, and runs no script but its own', async () => {
    const { headers } = await web.request('/')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-eval')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('health', () => {
  test('says that the database answers, and the version', async () => {
    const response = await openWeb(database).web.request('/health')
    expect(await response.json()).toEqual({ database: 'reachable', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
  })

  test('says 503 when it does not', async () => {
    const response = await openWeb(database, { client: downed(database) }).web.request('/health')
    expect([response.status, await response.json()]).toMatchObject([503, { database: 'unreachable' }])
  })
})

describe('the clock', () => {
  const steps: Date[] = []
  const steppedClock = { advance: async (to: Date) => ({ now: to, did: steps.push(to) }) }
  const { web } = openWeb(database, { steppedClock })
  const step = (body: unknown, headers: Record<string, string> = {}, remote = '127.0.0.1') => {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    }
    return web.request('/clock', init, from(remote))
  }

  test('is moved from this machine, and says what was done', async () => {
    const response = await step({ now: '2026-12-01T00:00:00Z' })
    expect(await response.json()).toEqual({ now: '2026-12-01T00:00:00.000Z', did: 1 })
  })

  test('is not moved by anybody else, nor through a proxy', async () => {
    expect((await step({ now: '2026-12-02T00:00:00Z' }, {}, '203.0.113.5')).status).toBe(403)
    expect((await step({ now: '2026-12-02T00:00:00Z' }, { 'x-forwarded-for': '203.0.113.5' })).status).toBe(403)
    expect(steps).toHaveLength(1)
  })

  test('is not moved by a page of another site in this machine’s browser', async () => {
    const evil = { origin: 'https://evil.example', 'content-type': 'text/plain' }
    expect((await step({ now: '2026-12-02T00:00:00Z' }, evil)).status).toBe(403)
    expect(steps).toHaveLength(1)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'wants JSON said to be JSON, not %j, even from a page of our own',
    async (contentType) => {
      const response = await step({ now: '2026-12-02T00:00:00Z' }, { origin: publicUrl, 'content-type': contentType })
      expect(response.status).toBe(415)
      expect(steps).toHaveLength(1)
    },
  )

  test('wants an instant', async () => {
    for (const body of [{}, { now: 'tomorrow' }, null]) expect((await step(body)).status).toBe(400)
  })

  test('is not there when it is the real one', async () => {
    const response = await openWeb(database).web.request('/clock', { method: 'POST', body: '{}' })
    expect(response.status).toBe(404)
  })

  test('being stepped opens the mailbox for reading, and nothing else', async () => {
    const anybody = browser(web)
    expect((await anybody.get('/api/mailbox')).status).toBe(200)
    expect((await anybody.post('/api/mailbox/1/read', {})).status).toBe(401)
    expect((await anybody.get('/api/mailboxes')).status).toBe(401)
    expect((await anybody.get('/api/stores')).status).toBe(401)
    expect((await browser(openWeb(database).web).get('/api/mailbox')).status).toBe(401)
  })
})
