import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createApi } from './api.ts'
import { describeApi } from './openapi.ts'
import { noSuchRoute, problem, reportProblem } from './problem.ts'
import { adminRoutes } from './public/admin.ts'
import { clickRoutes } from './public/clicks.ts'
import { clockRoutes } from './public/clock.ts'
import { healthRoutes } from './public/health.ts'
import { hookRoutes } from './public/hooks.ts'
import { unsubscribeRoutes } from './public/unsubscribe.ts'
import { safeHeaders, sameOrigin } from './safety.ts'
import type { WebServices } from './services.ts'
import { createAuth } from './sign-in/auth.ts'
import { authRoutes } from './sign-in/auth-routes.ts'
import { requireSession } from './sign-in/require-session.ts'

const apiLimitBytes = 2 * 1024 * 1024

/** Everything the app answers over HTTP: what stores and customers reach, the API, and the admin. */
export function createWeb(services: WebServices): Hono {
  const auth = createAuth(services)
  const api = createApi(services, auth)
  const document = describeApi(api)
  const app = new Hono()
  app.onError(reportProblem(services.log))
  app.notFound(noSuchRoute)
  app.use(safeHeaders(services.publicUrl))
  app.route('/', hookRoutes(services))
  app.route('/', clickRoutes(services))
  app.route('/', unsubscribeRoutes(services))
  app.route('/', healthRoutes(services))
  if (services.steppedClock) app.route('/', clockRoutes(services.steppedClock, services.publicUrl))
  app.use('/api/*', noStore, exceptUploads(smallBody), sameOrigin(services.publicUrl))
  app.route('/', authRoutes(auth))
  app.use('/api/*', requireSession(auth, services.steppedClock !== undefined))
  app.get('/api/openapi.json', (context) => context.json(document))
  app.route('/', api)
  app.route('/', adminRoutes(services.adminFolder))
  return app
}

const noStore: MiddlewareHandler = async (context, next) => {
  await next()
  context.header('cache-control', 'no-store')
}

/** A file of past orders has a limit of its own, and is never held whole. */
function exceptUploads(limit: MiddlewareHandler): MiddlewareHandler {
  return (context, next) => (context.req.path === '/api/imports' ? next() : limit(context, next))
}

const smallBody = bodyLimit({
  maxSize: apiLimitBytes,
  onError: (context) => problem(context, 413, 'too-large', 'A request may be 2 MB at most.'),
})
