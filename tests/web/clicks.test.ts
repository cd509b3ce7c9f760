import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/lib/log.ts'
import { createClickKeeper } from '../../src/links/keep-clicks.ts'
import { mintLink, readClickId } from '../../src/links/token.ts'
import { testDatabase } from '../support/database.ts'
import { testKeys } from '../support/rows.ts'
import { downed, now, openWeb } from './open-web.ts'

const database = await testDatabase()
const { web, clicks } = openWeb(database)

const folder = mkdtempSync(join(tmpdir(), 'notch-clicks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const readFolder = (path: string) =>
  readdirSync(path)
    .map((name) => readFileSync(join(path, name), 'utf8'))
    .join('')

const target = 'https://shop.example/products/sencha?utm_source=upsell'
const token = mintLink(testKeys.links, { messageId: 7n, linkKey: 'offer-1', target, clickParameter: 'notch_click' })

describe('a click', () => {
  test('is kept and leads to the shop with its click id', async () => {
    const response = await web.request(`/c/${token}`, { headers: { 'user-agent': 'Mozilla/5.0' } })
    expect(response.status).toBe(302)
    const location = new URL(response.headers.get('location') ?? '')
    expect(location.href).toContain(`${target}&notch_click=`)
    const clickId = location.searchParams.get('notch_click') ?? ''
    expect(readClickId(testKeys.links, clickId)).toBe(7n)
    expect(clicks.splice(0)).toEqual([
      { clickId, messageId: 7n, linkKey: 'offer-1', clickedAt: now, method: 'GET', userAgent: 'Mozilla/5.0' },
    ])
  })

  test('is never cached, indexed, or told to the shop as a referrer', async () => {
    const { headers } = await web.request(`/c/${token}`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.getSetCookie()).toEqual([])
    clicks.splice(0)
  })

  test('by HEAD is kept as such and gets the same redirect without a body', async () => {
    const response = await web.request(`/c/${token}`, { method: 'HEAD' })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toContain('https://shop.example/')
    expect(await response.text()).toBe('')
    expect(clicks.splice(0)).toMatchObject([{ method: 'HEAD', userAgent: '' }])
  })

  test('redirects while the database is down, and waits on disk for it', async () => {
    const client = downed(database)
    const clock = { now: () => now }
    const spoolFile = join(folder, 'clicks.spool')
    const keeper = createClickKeeper({ client, clock, spoolFile, log: silentLog })
    const down = openWeb(database, { client, clicks: keeper }).web
    expect((await down.request(`/c/${token}`)).status).toBe(302)
    await keeper.close()
    expect(readFolder(folder)).toContain('offer-1')
  })
})

describe('a link that is not ours', () => {
  const changed = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA')
  const foreign = mintLink(Buffer.alloc(32, 1), {
    messageId: 7n,
    linkKey: 'x',
    target: 'https://evil.example',
    clickParameter: 'c',
  })
  const script = mintLink(testKeys.links, {
    messageId: 7n,
    linkKey: 'x',
    target: 'javascript:alert(1)',
    clickParameter: 'c',
  })

  test.each([
    ['changed', changed],
    ['cut short', token.slice(0, 20)],
    ['signed with another key', foreign],
    ['no web address', script],
    ['an address', 'https:%2F%2Fevil.example'],
    ['full of NUL', '%00%00'],
    ['very long', 'A'.repeat(20_000)],
  ])('(%s) gets a page that names no store and leads nowhere', async (_what, bad) => {
    const response = await web.request(`/c/${bad}`)
    expect(response.status).toBe(404)
    expect(response.headers.get('location')).toBeNull()
    const page = await response.text()
    expect(page).toContain('This link does not work')
    expect(page).not.toContain('evil.example')
    expect(clicks).toEqual([])
  })
})
