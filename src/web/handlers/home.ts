import { apiRouter } from '../router.ts'
import * as routes from '../routes/home.ts'
import type { WebServices } from '../services.ts'
import { pending } from './pending.ts'

export function homeHandlers(_services: WebServices) {
  return apiRouter().openapi(routes.readHome, pending)
}
