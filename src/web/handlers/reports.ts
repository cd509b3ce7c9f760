import { apiRouter } from '../router.ts'
import * as routes from '../routes/reports.ts'
import type { WebServices } from '../services.ts'
import { pending } from './pending.ts'

export function reportHandlers(_services: WebServices) {
  return apiRouter().openapi(routes.readReport, pending)
}
