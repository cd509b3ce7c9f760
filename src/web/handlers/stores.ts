import { apiRouter } from '../router.ts'
import * as routes from '../routes/stores.ts'
import type { WebServices } from '../services.ts'
import { pending } from './pending.ts'

export function storeHandlers(_services: WebServices) {
  return apiRouter()
    .openapi(routes.listPlatforms, pending)
    .openapi(routes.listStores, pending)
    .openapi(routes.addStore, pending)
    .openapi(routes.readStore, pending)
    .openapi(routes.changeStore, pending)
}
