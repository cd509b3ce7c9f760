import { apiRouter } from '../router.ts'
import * as routes from '../routes/mailbox.ts'
import type { WebServices } from '../services.ts'
import { pending } from './pending.ts'

export function mailboxHandlers(_services: WebServices) {
  return apiRouter()
    .openapi(routes.listMailbox, pending)
    .openapi(routes.readMail, pending)
    .openapi(routes.readRawMail, pending)
    .openapi(routes.markMailRead, pending)
}
