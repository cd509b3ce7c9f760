import { AppError } from '../../errors.ts'
import { cancelImport } from '../../imports/import-row.ts'
import { keepUpload } from '../../imports/keep-upload.ts'
import { audit } from '../audit.ts'
import { previewUpload } from '../imports/preview-upload.ts'
import { readChunks } from '../imports/read-chunks.ts'
import { listImports, loadImport } from '../imports/show-import.ts'
import { listRefusals, refusalsAsCsv } from '../imports/show-refusals.ts'
import { apiRouter } from '../router.ts'
import * as routes from '../routes/imports.ts'
import type { WebServices } from '../services.ts'
import { requireStore } from '../stores/require-store.ts'

export function importHandlers(services: WebServices) {
  return apiRouter().route('/', uploadHandlers(services)).route('/', progressHandlers(services))
}

function uploadHandlers(services: WebServices) {
  const { client, clock } = services
  return apiRouter()
    .openapi(routes.uploadImport, async (context) => {
      const { store, name, layout: chosen, ...asked } = context.req.valid('query')
      const { chosen: _, ...layout } = chosen
      await requireStore(client, store)
      const upload = { storeId: store, fileName: name, layout, ...asked }
      const id = await keepUpload(services, upload, readChunks(context.req.raw))
      await audit(services, context.get('user'), 'import a file', store, {
        import: id.toString(),
        file: name,
        ...asked,
      })
      return context.json(await loadImport(client, id), 200)
    })
    .openapi(routes.previewImport, async (context) => {
      const bytes = Buffer.from(await context.req.raw.arrayBuffer())
      return context.json(await previewUpload({ client, now: clock.now() }, context.req.valid('query'), bytes), 200)
    })
}

function progressHandlers(services: WebServices) {
  const { client, clock } = services
  return apiRouter()
    .openapi(routes.listImports, async (context) =>
      context.json(await listImports(client, context.req.valid('query')), 200),
    )
    .openapi(routes.readImport, async (context) =>
      context.json(await loadImport(client, BigInt(context.req.valid('param').id)), 200),
    )
    .openapi(routes.listRefusals, async (context) => {
      const { id } = await loadImport(client, BigInt(context.req.valid('param').id))
      return context.json(await listRefusals(client, BigInt(id), context.req.valid('query')), 200)
    })
    .openapi(routes.downloadRefusals, async (context) => {
      const { id } = await loadImport(client, BigInt(context.req.valid('param').id))
      context.header('content-disposition', `attachment; filename="refused-${id}.csv"`)
      return context.body(await refusalsAsCsv(client, BigInt(id)), 200, { 'content-type': 'text/csv; charset=utf-8' })
    })
    .openapi(routes.cancelImport, async (context) => {
      const { id, storeId, state } = await loadImport(client, BigInt(context.req.valid('param').id))
      if (!(await cancelImport(client, BigInt(id), clock.now()))) throw hasEnded(id, state)
      await audit(services, context.get('user'), 'cancel an import', storeId, { import: id })
      return context.json(await loadImport(client, BigInt(id)), 200)
    })
}

function hasEnded(id: string, state: string): AppError {
  return new AppError('wrong-state', 409, `Import ${id} is ${state}: only one that waits or runs can be cancelled.`)
}
