import { beforeEach, describe, expect, test } from 'vitest'
import { healthOf, type IntakeFacts } from '../../src/stores/health.ts'
import { loadIntakeFacts } from '../../src/stores/intake-facts.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { plainPlatform } from '../support/plain-adapter.ts'
import { addStore } from '../support/rows.ts'

const now = new Date('2026-11-24T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const facts: IntakeFacts = {
  ...{ label: 'Shopify', firstWebhookAt: hoursAgo(500), lastWebhookAt: hoursAgo(0.1), quarantined: 0 },
  ...{ unanswered: 0, unansweredReason: null, hasApi: true, hasAccess: true },
  ...{ passedAt: hoursAgo(0.2), seen: 12, lost: 0, problem: null },
}
const told = (changes: Partial<IntakeFacts>) => healthOf({ ...facts, ...changes }, now)

describe('the health of a store says', () => {
  test('that all is well, and since when', () => {
    const text = 'The last webhook came 6 minutes ago; held against the API 12 minutes ago, nothing was missing.'
    expect(told({})).toEqual([{ kind: 'well', level: 'good', text }])
    expect(told({ passedAt: null, hasApi: false })).toMatchObject([{ text: 'The last webhook came 6 minutes ago.' }])
  })

  test.each<[string, Partial<IntakeFacts>, string, string]>([
    [
      'silence while orders come in',
      { lastWebhookAt: hoursAgo(30), seen: 4, lost: 4 },
      'silent',
      'No webhook since 30 hours ago, though the API shows 4 orders.',
    ],
    [
      'some lost',
      { lost: 1 },
      'losing',
      '1 of the last 12 orders came only when the API was asked: webhooks are being lost.',
    ],
    ['none yet', { lastWebhookAt: null }, 'never', 'Shopify has not sent a webhook yet.'],
    [
      'none yet although there are orders',
      { lastWebhookAt: null, lost: 1 },
      'never',
      'Shopify has not sent a webhook yet, though the API shows 1 order.',
    ],
    [
      'a long silence without API access',
      { lastWebhookAt: hoursAgo(100), passedAt: null, hasApi: false },
      'quiet',
      'No webhook since 4 days ago. Whether orders came meanwhile cannot be told without API access.',
    ],
    ['a token that is refused', { problem: 'The API answered 401.' }, 'access-problem', 'The API answered 401.'],
    [
      'deliveries that wait for the API',
      { unanswered: 2, unansweredReason: 'Enter the access.' },
      'unanswered',
      '2 deliveries wait for the API: Enter the access.',
    ],
    ['unreadable ones', { quarantined: 1 }, 'quarantined', '1 delivery could not be read.'],
    [
      'no access entered',
      { hasAccess: false, passedAt: null },
      'no-access',
      'Without API access nobody notices an order whose webhook Shopify never delivers.',
    ],
  ])('%s', (_what, changes, kind, text) => {
    expect(told(changes)).toMatchObject([{ kind, text }])
  })

  test('the worst first', () => {
    const found = told({ hasAccess: false, lastWebhookAt: null, quarantined: 3 })
    expect(found.map(({ level }) => level)).toEqual(['bad', 'warning', 'warning'])
  })

  test('a quiet weekend of a store without API access is no alarm', () => {
    expect(told({ lastWebhookAt: hoursAgo(60), passedAt: null, hasApi: false })).toMatchObject([{ kind: 'well' }])
  })
})

describe('the facts', async () => {
  const database = await testDatabase()
  const { client, direct } = database
  const { adapter } = plainPlatform()
  const load = () => loadIntakeFacts(direct, [adapter], 'shop')
  const add = (key: string, receivedAt: Date, changes = {}) =>
    client.delivery.create({
      data: { storeId: 'shop', key, topic: 'order', headers: {}, body: Buffer.from('x'), receivedAt, ...changes },
    })

  beforeEach(() => emptyTables(database))

  test('come from the rows: webhooks only, not what the API brought', async () => {
    await addStore(database, { platform: 'plain' })
    await add('a', hoursAgo(50), { state: 'applied' })
    await add('b', hoursAgo(20), { state: 'quarantined' })
    await add('c', hoursAgo(1), { origin: 'reconcile', state: 'applied' })
    await add('d', hoursAgo(30), { isAsking: true, attempts: 1, reason: 'Enter the access.' })
    await client.reconciliation.create({ data: { storeId: 'shop', nextAt: now, seen: 5, lost: 2, problem: 'no' } })
    expect(await load()).toEqual({
      ...{ label: 'Plain', firstWebhookAt: hoursAgo(50), lastWebhookAt: hoursAgo(20), quarantined: 1 },
      ...{ unanswered: 1, unansweredReason: 'Enter the access.', hasApi: true, hasAccess: false },
      ...{ passedAt: null, seen: 5, lost: 2, problem: 'no' },
    })
  })

  test('of a new store are none', async () => {
    await addStore(database, { platform: 'plain' })
    expect(await load()).toMatchObject({ firstWebhookAt: null, lastWebhookAt: null, seen: 0, passedAt: null })
    expect(await loadIntakeFacts(direct, [adapter], 'nobody')).toBeUndefined()
  })
})
