import { codeHandlers } from './handlers/codes.ts'
import { deliveryHandlers } from './handlers/deliveries.ts'
import { homeHandlers } from './handlers/home.ts'
import { importHandlers } from './handlers/imports.ts'
import { mailboxHandlers } from './handlers/mailbox.ts'
import { messageHandlers } from './handlers/messages.ts'
import { privacyHandlers } from './handlers/privacy.ts'
import { productHandlers } from './handlers/products.ts'
import { reportHandlers } from './handlers/reports.ts'
import { ruleHandlers } from './handlers/rules.ts'
import { sessionHandlers } from './handlers/session.ts'
import { storeHandlers } from './handlers/stores.ts'
import { subscriptionHandlers } from './handlers/subscriptions.ts'
import { suppressionHandlers } from './handlers/suppressions.ts'
import { apiRouter } from './router.ts'
import type { WebServices } from './services.ts'
import type { Auth } from './sign-in/auth.ts'

/** Every route under /api. The admin's client takes its types from here: `hc<Api>(origin)`. */
export function createApi(services: WebServices, auth: Auth) {
  return apiRouter()
    .route('/api', sessionHandlers(services, auth))
    .route('/api', homeHandlers(services))
    .route('/api', storeHandlers(services))
    .route('/api', messageHandlers(services))
    .route('/api', deliveryHandlers(services))
    .route('/api', mailboxHandlers(services))
    .route('/api', reportHandlers(services))
    .route('/api', ruleHandlers(services))
    .route('/api', productHandlers(services))
    .route('/api', importHandlers(services))
    .route('/api', codeHandlers(services))
    .route('/api', subscriptionHandlers(services))
    .route('/api', suppressionHandlers(services))
    .route('/api', privacyHandlers(services))
}

export type Api = ReturnType<typeof createApi>
