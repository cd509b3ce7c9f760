import { apiRouter } from '../router.ts'
import * as routes from '../routes/session.ts'
import type { WebServices } from '../services.ts'
import { pending } from './pending.ts'

export function sessionHandlers(_services: WebServices) {
  return apiRouter()
    .openapi(routes.readSession, pending)
    .openapi(routes.makeOwner, pending)
    .openapi(routes.listUsers, pending)
    .openapi(routes.addUser, pending)
    .openapi(routes.removeUser, pending)
}
