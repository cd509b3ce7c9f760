import { beforeEach, expect, test } from 'vitest'
import { silentLog } from '../../src/lib/log.ts'
import { seal } from '../../src/lib/secrets.ts'
import type { CallApi } from '../../src/stores/call-api.ts'
import { lookAfterHooks } from '../../src/stores/look-after-hooks.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore, testKeys } from '../support/rows.ts'
import { type browser, openWeb, publicUrl, withSession } from './open-web.ts'

const database = await testDatabase()
const { client } = database

/** A Shopify shop's own list of webhooks; `status` is how its API answers. */
let topics: string[] = []
let status = 200
const callApi: CallApi = async (call, { url }) => {
  expect(url).toContain('https://tea.myshopify.com/admin/api/')
  if (status === 401) return { kind: 'denied', reason: 'The API answered 401.' }
  if (call.method === 'POST') topics.push(JSON.parse(call.body ?? '').webhook.topic)
  const webhooks = topics.map((topic, id) => ({ id, topic, address: `${publicUrl}/hooks/shop` }))
  return { kind: 'answered', answer: { status, headers: {}, body: JSON.stringify({ webhooks }) } }
}
const { web } = openWeb(database, { adapters: [shopify], callApi })
const all = shopify.api?.hooks?.topics ?? []
const credentials = { shopDomain: 'tea.myshopify.com', accessToken: 'shpat_0123456789' }

let owner: ReturnType<typeof browser>
const path = '/api/stores/shop/subscriptions'

beforeEach(async () => {
  await emptyTables(database)
  topics = []
  status = 200
  owner = await withSession(database, web)
  await addStore(database, { sealedCredentials: seal(testKeys.sealing, JSON.stringify(credentials)) })
})

test('webhooks are listed, made by the owner, and from then on looked after', async () => {
  expect((await owner.get(path)).json).toEqual({
    topics: all.map((topic) => ({ topic, state: 'missing' })),
    problem: null,
  })
  expect((await owner.get('/api/stores/shop')).json.managesHooks).toBe(false)
  const { json } = await owner.post(path, {})
  expect(json).toEqual({ topics: all.map((topic) => ({ topic, state: 'active' })), problem: null })
  expect((await owner.get('/api/stores/shop')).json.managesHooks).toBe(true)
  topics = topics.slice(2)
  const parts = { client, adapters: [shopify], keys: testKeys, callApi, log: silentLog, publicUrl }
  expect(await lookAfterHooks(parts)).toBe(1)
  expect(topics.toSorted()).toEqual(all.toSorted())
})

test('without access it says what to enter, and with access that is refused what the platform said', async () => {
  status = 401
  expect((await owner.post(path, {})).json).toEqual({ topics: [], problem: 'The API answered 401.' })
  await client.store.updateMany({ data: { sealedCredentials: null } })
  expect((await owner.get(path)).json).toEqual({ topics: [], problem: 'Enter the Shopify API access first.' })
  expect((await owner.get('/api/stores/shop')).json.managesHooks).toBe(false)
})

test('only an owner makes webhooks, and only of a store that is there', async () => {
  const marketer = await withSession(database, web, 'marketer')
  expect((await marketer.post(path, {})).status).toBe(403)
  expect((await owner.get('/api/stores/nobody/subscriptions')).status).toBe(404)
})
