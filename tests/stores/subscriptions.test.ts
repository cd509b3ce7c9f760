import { beforeEach, describe, expect, test } from 'vitest'
import { silentLog } from '../../src/lib/log.ts'
import type { StoreAdapter } from '../../src/stores/adapter.ts'
import { bigcommerce } from '../../src/stores/bigcommerce.ts'
import { callApi } from '../../src/stores/call-api.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { standard } from '../../src/stores/standard.ts'
import { checkSubscriptions, repairSubscriptions } from '../../src/stores/subscriptions.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'
import { platformApi } from '../support/platform-api.ts'

const api = await platformApi()
const address = 'https://notch.example/hooks/tea'
const parts = { callApi, log: silentLog }

/** The adapter as it is, but for where its API is: on loopback. */
function onLoopback(adapter: StoreAdapter): StoreAdapter {
  if (!adapter.api) return adapter
  const request = ({ path }: { path: string }) => ({ url: `${api.url}${path}`, headers: {} })
  return { ...adapter, api: { ...adapter.api, request } }
}
const storeOn = (adapter: StoreAdapter) => ({
  adapter: onLoopback(adapter),
  ...{ credentials: {}, storefrontUrl: 'https://tea.example', address, secret: 's3cret' },
})

interface Made {
  readonly method: string
  readonly path: string
  readonly body: string
}
let made: Made[] = []

/** What each platform would say of its subscriptions, and what it does when one is made or set going. */
const platforms = [
  {
    adapter: shopify,
    told: (hooks: readonly [string, boolean][]) => ({
      webhooks: hooks.map(([topic], id) => ({ id, topic, address, format: 'json' })),
    }),
    topicOf: (body: string) => JSON.parse(body).webhook?.topic,
  },
  {
    adapter: woocommerce,
    told: (hooks: readonly [string, boolean][]) =>
      hooks.map(([topic, isActive], id) => ({
        id,
        topic,
        delivery_url: address,
        status: isActive ? 'active' : 'disabled',
      })),
    topicOf: (body: string) => JSON.parse(body).topic,
  },
  {
    adapter: bigcommerce,
    told: (hooks: readonly [string, boolean][]) => ({
      data: hooks.map(([scope, is_active], id) => ({ id, scope, destination: address, is_active })),
    }),
    topicOf: (body: string) => JSON.parse(body).scope,
  },
]

describe.each(platforms)('$adapter.label', ({ adapter, told, topicOf }) => {
  const topics = adapter.api?.hooks?.topics ?? []
  const store = storeOn(adapter)
  let hooks = new Map<string, boolean>()

  beforeEach(() => {
    made = []
    hooks = new Map()
    api.answer = (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk) => chunks.push(chunk))
      request.on('end', () => {
        const { method = '', url = '' } = request
        const body = Buffer.concat(chunks).toString()
        if (method === 'GET') return response.end(JSON.stringify(told([...hooks])))
        made.push({ method, path: url, body })
        if (method === 'POST') hooks.set(topicOf(body), true)
        if (method === 'PUT') hooks.set([...hooks.keys()][Number(url.split('/').at(-1))] ?? '', true)
        response.end('{}')
      })
    }
  })

  test('says what is missing, and makes it once', async () => {
    const [first = ''] = topics
    hooks.set(first, true)
    const missing = topics.slice(1).map((topic) => ({ topic, state: 'missing' }))
    expect(await checkSubscriptions(parts, store)).toEqual({
      kind: 'told',
      topics: [{ topic: first, state: 'active' }, ...missing],
    })
    const repaired = await repairSubscriptions(parts, store)
    expect(repaired).toEqual({ kind: 'told', topics: topics.map((topic) => ({ topic, state: 'active' })) })
    expect(made.map(({ body }) => topicOf(body))).toEqual(topics.slice(1))
    for (const { body } of made) expect(body).toContain(address)
    made = []
    expect(await repairSubscriptions(parts, store)).toEqual(repaired)
    expect(made).toEqual([])
  })

  const canActivate = adapter.api?.hooks?.activate !== undefined
  if (canActivate)
    test('sets going again what the platform switched off', async () => {
      for (const topic of topics) hooks.set(topic, topic !== topics[1])
      const before = await checkSubscriptions(parts, store)
      expect(before).toMatchObject({ topics: expect.arrayContaining([{ topic: topics[1], state: 'switched-off' }]) })
      const after = await repairSubscriptions(parts, store)
      expect(after).toEqual({ kind: 'told', topics: topics.map((topic) => ({ topic, state: 'active' })) })
      expect(made.map(({ method }) => method)).toEqual(['PUT'])
    })

  test.each([
    [401, 'answered 401'],
    [404, 'answered 404'],
    [500, 'answered 500'],
  ])('%i is told and nothing is made', async (status, reason) => {
    api.answer = (_, response) => response.writeHead(status).end('{}')
    expect(await repairSubscriptions(parts, store)).toMatchObject({
      kind: 'problem',
      reason: expect.stringContaining(reason),
    })
    expect(made).toEqual([])
  })

  test('an answer that is no list is a problem, not an outage', async () => {
    api.answer = (_, response) => response.end('<html>')
    expect(await checkSubscriptions(parts, store)).toMatchObject({ kind: 'problem' })
  })
})

test('a platform whose webhooks are made by hand says so', async () => {
  expect(await checkSubscriptions(parts, storeOn(standard))).toEqual({
    kind: 'problem',
    reason: 'Any store (Standard Webhooks) lets no API make webhooks; make them in its own pages.',
  })
})
