import { apiRouter } from '../router.ts'
import * as routes from '../routes/messages.ts'
import type { WebServices } from '../services.ts'
import { pending } from './pending.ts'

export function messageHandlers(_services: WebServices) {
  return apiRouter()
    .openapi(routes.listMessages, pending)
    .openapi(routes.readMessage, pending)
    .openapi(routes.resendMessage, pending)
    .openapi(routes.markNotSent, pending)
}
