import { subscribedStore } from '../../stores/look-after-hooks.ts'
import { checkSubscriptions, repairSubscriptions, type SubscribedStore } from '../../stores/subscriptions.ts'
import { audit } from '../audit.ts'
import { notFound } from '../problem.ts'
import { apiRouter } from '../router.ts'
import * as routes from '../routes/subscriptions.ts'
import type { SubscriptionsJson } from '../schemas/subscription.ts'
import type { WebServices } from '../services.ts'
import { notAllowed } from '../sign-in/require-session.ts'

export function subscriptionHandlers(services: WebServices) {
  return apiRouter()
    .openapi(routes.readSubscriptions, async (context) =>
      context.json(await withStore(services, context.req.valid('param').id, checkSubscriptions), 200),
    )
    .openapi(routes.repairSubscriptions, async (context) => {
      const { id } = context.req.valid('param')
      if (context.get('user').role !== 'owner') throw notAllowed('Only an owner may make webhooks.')
      const told = await withStore(services, id, repairSubscriptions)
      if (told.problem === null) {
        await services.client.store.update({ where: { id }, data: { managesHooks: true } })
        await audit(services, context.get('user'), 'make webhooks', id, { topics: told.topics.length })
      }
      return context.json(told, 200)
    })
}

async function withStore(
  services: WebServices,
  id: string,
  act: typeof checkSubscriptions,
): Promise<SubscriptionsJson> {
  const store = await subscribedStore(services, id)
  if (!store) throw notFound('store', id)
  const found = isReady(store) ? await act(services, store) : store
  return found.kind === 'told' ? { topics: [...found.topics], problem: null } : { topics: [], problem: found.reason }
}

function isReady(store: Awaited<ReturnType<typeof subscribedStore>>): store is SubscribedStore {
  return store !== undefined && !('kind' in store)
}
