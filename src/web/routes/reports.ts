import { createRoute } from '@hono/zod-openapi'
import { report, reportQuery } from '../schemas/report.ts'
import { answer } from './shape.ts'

export const readReport = createRoute({
  method: 'get',
  path: '/report',
  operationId: 'readReport',
  summary: 'AOV, CVR and RPR of the email channel beside other orders and held-out customers',
  tags: ['Report'],
  request: { query: reportQuery },
  responses: answer(report, 'The report, per day and in total'),
})
