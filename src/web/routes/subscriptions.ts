import { createRoute } from '@hono/zod-openapi'
import { storeParams } from '../schemas/common.ts'
import { subscriptions } from '../schemas/subscription.ts'
import { answer } from './shape.ts'

const tags = ['Stores']
const path = '/stores/{id}/subscriptions'

export const readSubscriptions = createRoute({
  method: 'get',
  path,
  operationId: 'readSubscriptions',
  summary: 'Which webhooks the platform sends here, asked of it now',
  tags,
  request: { params: storeParams },
  responses: answer(subscriptions, 'How each topic stands'),
})

export const repairSubscriptions = createRoute({
  method: 'post',
  path,
  operationId: 'repairSubscriptions',
  summary: 'Make the webhooks that are missing and set going those that were switched off, now and once a day',
  tags,
  request: { params: storeParams },
  responses: answer(subscriptions, 'How each topic stands afterwards'),
})
