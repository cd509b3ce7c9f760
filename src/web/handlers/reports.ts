import { emailReport } from '../../reports/email-report.ts'
import { apiRouter } from '../router.ts'
import * as routes from '../routes/reports.ts'
import type { WebServices } from '../services.ts'

export function reportHandlers({ client, clock }: WebServices) {
  return apiRouter().openapi(routes.readReport, async (context) => {
    const { store: storeId, from, to } = context.req.valid('query')
    return context.json(await emailReport(client, { storeId, from, to, now: clock.now() }), 200)
  })
}
