// Ten thousand bodies that a platform could have signed and nobody meant: from real ones, changed in places, cut or with
// bytes flipped. Whatever comes, it is answered, kept, and applied whole or not at all.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal } from '../../src/lib/secrets.ts'
import type { RawRequest, StoreAdapter } from '../../src/stores/adapter.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { parseJson } from '../../src/stores/json.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { standard } from '../../src/stores/standard.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'
import { hookRoutes } from '../../src/web/public/hooks.ts'
import { testDatabase } from '../support/database.ts'
import { addStore, testKeys, webhookSecret } from '../support/rows.ts'
import { mutated } from './mutated.ts'
import { payloadsOf } from './payloads.ts'
import * as shopifyExample from './shopify-example.ts'
import * as standardExample from './standard-example.ts'
import * as wooExample from './woocommerce-example.ts'

const cases = 10_000
const atOnce = 500

const database = await testDatabase()
const { client, direct } = database
const now = new Date('2026-11-24T12:00:00Z')
const clock = { now: () => now }
const adapters: readonly StoreAdapter[] = [shopify, woocommerce, standard]

const faults: unknown[] = []
const log = { info: () => undefined, error: (_: string, error: unknown) => void faults.push(error) }
const routes = hookRoutes({ receive: createReceiver({ rows: direct, clock, adapters, keys: testKeys }), log })

interface Seed {
  readonly store: string
  readonly body: Buffer
  readonly sign: (body: Buffer, id: string) => RawRequest
}

const shopifySeed = (topic: string, body: Buffer): Seed => ({
  ...{ store: 'shopify', body },
  sign: (changed, id) => shopifyExample.signShopify(topic, changed, webhookSecret, id),
})
const wooSeed = (topic: string, body: Buffer): Seed => ({
  ...{ store: 'woocommerce', body },
  sign: (changed, id) => wooExample.signWooCommerce(topic, changed, webhookSecret, id),
})
const standardSecret = `whsec_${Buffer.from(webhookSecret).toString('base64')}`
const standardSeed = (body: Buffer): Seed => ({
  ...{ store: 'standard', body },
  sign: (changed, id) => standardExample.signStandard(changed, standardSecret, id, now),
})

/** "orders_create" → "orders/create"; a bare "orders" is an update. */
function shopifyTopic(topic: string): string {
  const [thing, what] = topic.split('_')
  const otherwise = { orders: 'updated', refunds: 'create', products: 'update' }[thing ?? '']
  return `${thing}/${what ?? otherwise}`
}

const own: readonly Seed[] = [
  shopifySeed('orders/paid', shopifyExample.bytes(shopifyExample.order())),
  wooSeed('order.updated', wooExample.bytes(wooExample.order({ refunds: [wooExample.refund()] }))),
  wooSeed('product.updated', wooExample.bytes(wooExample.product())),
  standardSeed(wooExample.bytes(standardExample.event('order.upserted', standardExample.order()))),
  standardSeed(wooExample.bytes(standardExample.event('product.upserted', standardExample.product()))),
]
const real = [
  ...payloadsOf('shopify').map(({ topic, body }) => shopifySeed(shopifyTopic(topic), body)),
  ...payloadsOf('woocommerce').map(({ topic, body }) => wooSeed(`${topic}.updated`, body)),
]
const seeds = [...own, ...real].filter((seed) => seed.body.length < 60_000 && isReadable(seed))

/** What nothing is done with would only be ignored, however it is changed. */
function isReadable({ store, body, sign }: Seed): boolean {
  const adapter = adapters.find(({ name }) => name === store)
  const request = sign(body, 'seed')
  try {
    const delivery = { ...request, topic: adapter?.identify(request).topic ?? '', receivedAt: now }
    const facts = { id: store, currency: 'EUR', storefrontUrl: 'https://shop.example' }
    return adapter?.read(delivery, facts).every(({ kind }) => kind !== 'ignored') ?? false
  } catch {
    return false
  }
}

const anAttack = fc.constantFrom(...seeds).chain((seed) => {
  const { body } = seed
  const changed = mutated(parseJson(body)).map((text) => Buffer.from(text))
  const cut = fc.nat(body.length).map((length) => body.subarray(0, length))
  const flipped = fc.array(fc.nat(Math.max(body.length - 1, 0)), { minLength: 1, maxLength: 5 }).map((places) => {
    const copy = Buffer.from(body)
    for (const place of places) copy[place] = (copy[place] ?? 0) ^ 0x15
    return copy
  })
  const bodies = fc.oneof(
    { arbitrary: changed, weight: 8 },
    { arbitrary: cut, weight: 1 },
    { arbitrary: flipped, weight: 1 },
  )
  return bodies.map((hostile) => ({ seed, hostile }))
})

test('whatever a platform signs is answered, kept, and applied whole or not at all', async () => {
  await addStore(database, { id: 'shopify' })
  await addStore(database, { id: 'woocommerce', platform: 'woocommerce' })
  const sealedSecrets = seal(testKeys.sealing, JSON.stringify([standardSecret]))
  await addStore(database, { id: 'standard', platform: 'standard', sealedSecrets })
  const attacks = fc.sample(anAttack, cases)
  const statuses = new Map<number, number>()
  for (let from = 0; from < cases; from += atOnce) {
    const answers = attacks.slice(from, from + atOnce).map(({ seed, hostile }, place) => {
      const { headers, body } = seed.sign(hostile, `attack-${from + place}`)
      return routes.request(`/hooks/${seed.store}`, { method: 'POST', headers, body: new Uint8Array(body) })
    })
    for (const { status } of await Promise.all(answers)) statuses.set(status, (statuses.get(status) ?? 0) + 1)
    while ((await applyWaiting({ client, clock, adapters, log })) > 0);
  }
  expect([...statuses.keys()]).toEqual([200])
  expect(faults).toEqual([])
  const states = await client.delivery.groupBy({ by: ['state'], _count: true })
  process.stdout.write(
    `fuzz: ${states.map(({ state, _count }) => `${_count} ${state}`).join(', ')}, ${await client.order.count()} orders from ${seeds.length} bodies\n`,
  )
  expect(states.map(({ state }) => state).toSorted()).toEqual(['applied', 'ignored', 'quarantined'])
  expect(await halfApplied()).toEqual([])
}, 400_000)

/** Orders whose rows contradict each other. */
function halfApplied(): Promise<unknown[]> {
  return client.$queryRaw<unknown[]>`
    SELECT o."externalId", o."linesMinor", lines.minor FROM "Order" o, LATERAL (
      SELECT coalesce(sum("totalMinor"), 0)::bigint AS minor FROM "OrderLine" l WHERE l."orderId" = o.id AND l.kind = 'product') lines,
      LATERAL (SELECT coalesce(sum(r."linesMinor"), 0)::bigint AS minor FROM "Refund" r
        WHERE r."storeId" = o."storeId" AND r."orderExternalId" = o."externalId" AND r.currency = o.currency) refunds
    WHERE o."linesMinor" <> lines.minor OR o."refundedLinesMinor" <> refunds.minor`
}
