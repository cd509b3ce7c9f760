import type { StoreAdapter } from '../../stores/adapter.ts'
import { audit } from '../audit.ts'
import { apiRouter } from '../router.ts'
import * as routes from '../routes/stores.ts'
import type { WebServices } from '../services.ts'
import { notAllowed } from '../sign-in/require-session.ts'
import { addStore } from '../stores/add-store.ts'
import { changeStore } from '../stores/change-store.ts'
import { showHealth } from '../stores/show-health.ts'
import { hookUrlOf, loadStore, loadStores } from '../stores/show-store.ts'

export function storeHandlers(services: WebServices) {
  const platforms = { hooksUrl: hookUrlOf(services, ''), items: services.adapters.map(describePlatform) }
  return apiRouter()
    .openapi(routes.listPlatforms, (context) => context.json(platforms, 200))
    .openapi(routes.listStores, async (context) => context.json({ items: await loadStores(services) }, 200))
    .openapi(routes.readStore, async (context) =>
      context.json(await loadStore(services, context.req.valid('param').id), 200),
    )
    .openapi(routes.readHealth, async (context) =>
      context.json(await showHealth(services, context.req.valid('param').id), 200),
    )
    .openapi(routes.addStore, async (context) => {
      const wanted = context.req.valid('json')
      if (context.get('user').role !== 'owner') throw notAllowed('Only an owner may add a store: it holds a secret.')
      await services.client.$transaction(async (rows) => {
        await addStore(services, rows, wanted)
        await audit(services, context.get('user'), 'add a store', wanted.id, { platform: wanted.platform }, rows)
      })
      return context.json(await loadStore(services, wanted.id), 200)
    })
    .openapi(routes.changeStore, async (context) => {
      const { id } = context.req.valid('param')
      const changes = context.req.valid('json')
      const isOwner = context.get('user').role === 'owner'
      const isSecret = changes.secret !== undefined || changes.credentials !== undefined
      if (isSecret && !isOwner) throw notAllowed('Only an owner may change a webhook secret or API access.')
      await services.client.$transaction(async (rows) => {
        await changeStore(services, rows, id, changes)
        const detail = { changed: Object.keys(changes) }
        await audit(services, context.get('user'), 'change settings', id, detail, rows)
      })
      return context.json(await loadStore(services, id), 200)
    })
}

function describePlatform({ name, label, api }: StoreAdapter) {
  const apiFields = (api?.fields ?? []).map(({ pattern: _, ...field }) => field)
  return { name, label, apiFields }
}
