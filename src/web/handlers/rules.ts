import { apiRouter } from '../router.ts'
import * as routes from '../routes/rules.ts'
import type { WebServices } from '../services.ts'
import { pending } from './pending.ts'

export function ruleHandlers(_services: WebServices) {
  return apiRouter()
    .openapi(routes.listRules, pending)
    .openapi(routes.addRule, pending)
    .openapi(routes.changeRule, pending)
    .openapi(routes.enableRule, pending)
    .openapi(routes.disableRule, pending)
    .openapi(routes.removeRule, pending)
    .openapi(routes.listProducts, pending)
}
