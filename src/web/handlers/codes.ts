import { apiRouter } from '../router.ts'
import * as routes from '../routes/codes.ts'
import type { WebServices } from '../services.ts'
import { pending } from './pending.ts'

export function codeHandlers(_services: WebServices) {
  return apiRouter().openapi(routes.listCodes, pending).openapi(routes.addCodes, pending)
}
