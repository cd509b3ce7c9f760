import { Hono } from 'hono'
import type { WebServices } from '../services.ts'
import { version } from '../version.ts'

/** For load balancers and people: 200 when the database answers. */
export function healthRoutes({ client, log }: WebServices) {
  return new Hono().get('/health', async (context) => {
    context.header('cache-control', 'no-store')
    try {
      await client.$queryRaw`SELECT 1 AS one`
      return context.json({ database: 'reachable', version })
    } catch (error) {
      log.error('the database does not answer', error)
      return context.json({ database: 'unreachable', version }, 503)
    }
  })
}
