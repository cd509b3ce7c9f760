import { audit } from '../audit.ts'
import { addCodes, listPools } from '../codes/codes.ts'
import { apiRouter } from '../router.ts'
import * as routes from '../routes/codes.ts'
import type { WebServices } from '../services.ts'
import { requireStore } from '../stores/require-store.ts'

export function codeHandlers(services: WebServices) {
  const { client } = services
  return apiRouter()
    .openapi(routes.listCodes, async (context) => {
      const { store } = context.req.valid('query')
      return context.json({ items: await listPools(client, store) }, 200)
    })
    .openapi(routes.addCodes, async (context) => {
      const { store, pool, codes } = context.req.valid('json')
      await requireStore(client, store)
      const added = await addCodes(client, store, pool, codes)
      await audit(services, context.get('user'), 'upload discount codes', store, { pool, added })
      return context.json({ added, known: codes.length - added }, 200)
    })
}
