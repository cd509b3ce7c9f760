import { apiRouter } from '../router.ts'
import * as routes from '../routes/deliveries.ts'
import type { WebServices } from '../services.ts'
import { pending } from './pending.ts'

export function deliveryHandlers(_services: WebServices) {
  return apiRouter()
    .openapi(routes.listDeliveries, pending)
    .openapi(routes.readDelivery, pending)
    .openapi(routes.replayQuarantined, pending)
    .openapi(routes.replayDelivery, pending)
}
