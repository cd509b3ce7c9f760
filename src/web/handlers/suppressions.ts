import { apiRouter } from '../router.ts'
import * as routes from '../routes/suppressions.ts'
import type { WebServices } from '../services.ts'
import { pending } from './pending.ts'

export function suppressionHandlers(_services: WebServices) {
  return apiRouter()
    .openapi(routes.listSuppressions, pending)
    .openapi(routes.addSuppression, pending)
    .openapi(routes.removeSuppression, pending)
}
