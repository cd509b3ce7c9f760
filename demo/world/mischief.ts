import { tryWebhook } from '../app/post-webhook.ts'
import { storeId, webhookSecret } from '../app/set-up.ts'
import { chance } from '../random.ts'
import { signed } from '../shopify/signed.ts'
import type { World } from './world.ts'

/** Now and then somebody forges a webhook, and a proxy cuts one short. Neither may make an order. */
export async function mischief(world: World, now: Date): Promise<void> {
  const random = world.random.fork(`mischief ${now.toISOString()}`)
  const { posted } = world.ledger
  if (chance(random, 0.01)) {
    posted.forged += 1
    await mustAnswer(world, 401, forged(now))
  }
  if (chance(random, 0.004)) {
    posted.broken += 1
    await mustAnswer(world, 200, cutShort(now))
  }
}

async function mustAnswer(world: World, wanted: number, webhook: ReturnType<typeof signed>): Promise<void> {
  const status = await tryWebhook(world.http, storeId, webhook)
  if (status !== wanted) throw new Error(`a webhook that should be answered ${wanted} was answered ${status}`)
}

function forged(now: Date) {
  const body = '{"id":1,"financial_status":"paid","email":"mallory@example.org","total_price":"9999.00"}'
  const webhook = { id: `forged-${now.getTime()}`, topic: 'orders/paid', body, triggeredAt: now }
  return signed(webhook, 'not the secret')
}

function cutShort(now: Date) {
  const body = '{"id":2,"financial_status":"pa'
  const webhook = { id: `broken-${now.getTime()}`, topic: 'orders/updated', body, triggeredAt: now }
  return signed(webhook, webhookSecret)
}
