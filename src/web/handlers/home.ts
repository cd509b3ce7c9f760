import { healthOf } from '../../stores/health.ts'
import { loadIntakeFacts } from '../../stores/intake-facts.ts'
import { attentionFor } from '../home/attention.ts'
import { countSince } from '../home/count.ts'
import { findTroubles } from '../home/find-troubles.ts'
import { listActivity } from '../home/list-activity.ts'
import { apiRouter } from '../router.ts'
import * as routes from '../routes/home.ts'
import type { Home } from '../schemas/home.ts'
import type { WebServices } from '../services.ts'
import { loadStoreMoney } from '../stores/require-store.ts'

const dayMs = 86_400_000

export function homeHandlers(services: WebServices) {
  return apiRouter().openapi(routes.readHome, async (context) =>
    context.json(await loadHome(services, context.req.valid('query').store), 200),
  )
}

async function loadHome(services: WebServices, storeId: string): Promise<Home> {
  const { client, clock, mailerName, adapters } = services
  const store = await loadStoreMoney(client, storeId)
  const now = clock.now()
  const facts = await loadIntakeFacts(client, adapters, storeId)
  const intake = facts ? healthOf(facts, now) : []
  return {
    now: now.toISOString(),
    day: await countSince(client, storeId, store.currency, new Date(now.getTime() - dayMs)),
    week: await countSince(client, storeId, store.currency, new Date(now.getTime() - 7 * dayMs)),
    attention: attentionFor({ ...(await findTroubles(client, storeId, mailerName, now)), intake }),
    activity: await listActivity(client, storeId, store.locale),
  }
}
