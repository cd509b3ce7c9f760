import { createRoute } from '@hono/zod-openapi'
import { storeQuery } from '../schemas/common.ts'
import { home } from '../schemas/home.ts'
import { answer } from './shape.ts'

export const readHome = createRoute({
  method: 'get',
  path: '/home',
  operationId: 'readHome',
  summary: 'What happened lately, and what needs attention',
  tags: ['Home'],
  request: { query: storeQuery },
  responses: answer(home, 'The last 24 hours and 7 days of one store'),
})
