import { z } from 'zod'
import { shopifyJson } from '../shopify/json.ts'
import { productBody } from '../shopify/product.ts'
import { signed } from '../shopify/signed.ts'
import { catalogue } from '../world/catalogue.ts'
import { reservePool, rules } from '../world/rules.ts'
import { openedAt } from '../world/shop-clock.ts'
import { type Http, inParallel } from './http.ts'
import { postWebhook } from './post-webhook.ts'

export const owner = { name: 'Demo', email: 'demo@notch.example', password: 'nordlicht-demo' } as const
export const storeId = 'nordlicht-tea'
export const webhookSecret = 'shpss_nordlicht_demo_secret'
const codeCount = 4000

/** What the shop's people would do on the first day, by the same API the pages use. */
export async function setUp(http: Http): Promise<void> {
  await http.sendJson('/api/owner', owner)
  await http.sendJson('/api/stores', {
    id: storeId,
    platform: 'shopify',
    secret: webhookSecret,
    name: 'Nordlicht Tea',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'en',
    storefrontUrl: 'https://nordlicht-tea.example',
    senderName: 'Nordlicht Tea',
    senderEmail: 'hello@nordlicht-tea.example',
    replyTo: 'hello@nordlicht-tea.example',
    postalAddress: 'Hafenstraße 1, 20457 Hamburg, Germany',
    brand: { accentColour: '#0f5c5c' },
    holdoutShare: 2000,
  })
  await sendCatalogue(http)
  await http.sendJson('/clock', { now: openedAt.toISOString() })
  await http.sendJson('/api/codes', { store: storeId, pool: reservePool, codes: codes() })
  for (const [place, rule] of rules.entries()) {
    await http.sendJson('/api/rules', { store: storeId, priority: (place + 1) * 10, ...rule })
  }
}

function sendCatalogue(http: Http): Promise<void> {
  return inParallel(catalogue, 8, (product) => {
    const body = shopifyJson(productBody(product, openedAt))
    const webhook = { id: `product-${product.id}`, topic: 'products/create', body, triggeredAt: openedAt }
    return postWebhook(http, storeId, signed(webhook, webhookSecret))
  })
}

/** As the shop would export them from its own discounts. */
function codes(): string[] {
  return Array.from({ length: codeCount }, (_, place) => `RESERVE-${((place + 1) * 7919).toString(36).toUpperCase()}`)
}

const session = z.object({ user: z.object({ email: z.string() }).nullable() })

/** Throws unless the owner is signed in: everything after would fail with less clear words. */
export async function checkSignedIn(http: Http): Promise<void> {
  const { user } = session.parse(await http.readJson('/api/session'))
  if (user?.email !== owner.email) throw new Error('the owner was made but is not signed in')
}
