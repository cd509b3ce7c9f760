import { suppress } from '../../emails/suppressions.ts'
import { AppError } from '../../errors.ts'
import { normaliseEmail } from '../../lib/email-address.ts'
import { audit } from '../audit.ts'
import { notFound } from '../problem.ts'
import { apiRouter } from '../router.ts'
import * as routes from '../routes/suppressions.ts'
import type { WebServices } from '../services.ts'
import { requireStore } from '../stores/require-store.ts'
import { findSuppression, listSuppressions } from '../suppressions/list-suppressions.ts'

export function suppressionHandlers(services: WebServices) {
  const { client, clock } = services
  return apiRouter()
    .openapi(routes.listSuppressions, async (context) =>
      context.json(await listSuppressions(client, context.req.valid('query')), 200),
    )
    .openapi(routes.addSuppression, async (context) => {
      const { store: storeId, email: given } = context.req.valid('json')
      const email = normaliseEmail(given)
      if (!email) throw new AppError('invalid-request', 400, `email: "${given}" is no address a mail could go to.`)
      await requireStore(client, storeId)
      const source = context.get('user').email
      const id = await suppress(client, { storeId, email, reason: 'manual', source, messageId: null }, clock.now())
      await audit(services, context.get('user'), 'suppress an address', storeId, { suppression: id.toString() })
      return context.json(await loadSuppression(services, id), 200)
    })
    .openapi(routes.removeSuppression, async (context) => {
      const id = BigInt(context.req.valid('param').id)
      const { count } = await client.suppression.deleteMany({ where: { id } })
      if (count === 0) throw notFound('suppression', id.toString())
      await audit(services, context.get('user'), 'allow an address again', null, { suppression: id.toString() })
      return context.json({ done: true as const }, 200)
    })
}

async function loadSuppression({ client }: WebServices, id: bigint) {
  const row = await findSuppression(client, id)
  if (!row) throw notFound('suppression', id.toString())
  return row
}
