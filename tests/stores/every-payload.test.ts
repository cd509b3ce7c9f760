// Every real payload that a platform would post whole, over the hook's own route with a right signature, into a real
// database: applied, or left with a reason. Thin ones are asked about in their adapters' own tests.
import { describe, expect, test } from 'vitest'
import { groupBy } from '../../src/lib/group-by.ts'
import { silentLog } from '../../src/lib/log.ts'
import { seal } from '../../src/lib/secrets.ts'
import type { RawRequest, StoreAdapter } from '../../src/stores/adapter.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { stripe } from '../../src/stores/stripe.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'
import { hookRoutes } from '../../src/web/public/hooks.ts'
import { testDatabase } from '../support/database.ts'
import { addStore, testKeys } from '../support/rows.ts'
import { type Payload, payloadsFolder, payloadsOf } from './payloads.ts'
import { signShopify } from './shopify-example.ts'
import { signStripe } from './stripe-example.ts'
import { signWooCommerce } from './woocommerce-example.ts'

const database = await testDatabase()
const { client, direct } = database
const now = new Date('2026-11-24T12:00:00Z')
const clock = { now: () => now }
const secret = 'whsec_of_this_store'
const adapters: readonly StoreAdapter[] = [shopify, woocommerce, stripe]
const routes = hookRoutes({
  receive: createReceiver({ rows: direct, clock, adapters, keys: testKeys }),
  log: silentLog,
})

const bare: Readonly<Record<string, string>> = {
  orders: 'orders/updated',
  refunds: 'refunds/create',
  products: 'products/update',
}

/** "customers_email_marketing_consent_update" → "customers_email_marketing_consent/update" */
function shopifyTopic(topic: string): string {
  return (
    bare[topic] ?? topic.replace(/_(create|update|delete|paid|cancelled|edited|merge|uninstalled|data_request)$/, '/$1')
  )
}

const platforms: readonly { adapter: StoreAdapter; sign: (payload: Payload, id: string) => RawRequest }[] = [
  { adapter: shopify, sign: ({ topic, body }, id) => signShopify(shopifyTopic(topic), body, secret, id) },
  { adapter: woocommerce, sign: ({ topic, body }) => signWooCommerce(`${topic}.updated`, body, secret) },
  { adapter: stripe, sign: ({ body }) => signStripe(body, secret, now) },
]

describe.runIf(payloadsFolder !== undefined).each(platforms)('a store on $adapter.label', ({ adapter, sign }) => {
  test('posts every payload there is, and each is applied or has a reason', async () => {
    const { name } = adapter
    const sealedSecrets = seal(testKeys.sealing, JSON.stringify([secret]))
    await addStore(database, { id: name, platform: name, sealedSecrets })
    const payloads = payloadsOf(name).filter(({ topic }) => topic !== 'ping')
    const files = new Map<bigint, string>()
    for (const payload of payloads) {
      const { headers, body } = sign(payload, payload.file)
      const options = { method: 'POST', headers, body: new Uint8Array(body) }
      expect((await routes.request(`/hooks/${name}`, options)).status).toBe(200)
      const kept = await client.delivery.findFirstOrThrow({ where: { storeId: name }, orderBy: { id: 'desc' } })
      files.set(kept.id, payload.file)
    }
    while ((await applyWaiting({ client, clock, adapters, log: silentLog })) > 0);
    const rows = await client.delivery.findMany({ where: { storeId: name }, orderBy: { id: 'asc' } })
    for (const { state, reason, isAsking } of rows) {
      if (state === 'applied') continue
      // A thin one waits for the API, which this test does not ask.
      if (isAsking) continue
      expect(['ignored', 'quarantined']).toContain(state)
      expect(reason?.length ?? 0).toBeGreaterThan(20)
    }
    print(
      rows.map(({ id, state, reason, isAsking }) => ({
        file: files.get(id) ?? '',
        state: isAsking ? 'asking' : state,
        reason,
      })),
      name,
    )
  })
})

function print(rows: readonly { file: string; state: string; reason: string | null }[], name: string): void {
  const counts = [...groupBy(rows, ({ state }) => state)].map(([state, of]) => `${of.length} ${state}`)
  process.stdout.write(`${name}: ${counts.join(', ')}\n`)
  if (!process.env['TELL_PAYLOADS']) return
  for (const { file, state, reason } of rows) if (reason) process.stdout.write(`  ${state} ${file}: ${reason}\n`)
}
