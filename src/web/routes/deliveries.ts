import { createRoute } from '@hono/zod-openapi'
import { idParams, pageOf } from '../schemas/common.ts'
import { deliveryDetail, deliveryQuery, deliveryRow, replayAll, replayed } from '../schemas/delivery.ts'
import { answer, jsonBody } from './shape.ts'

const tags = ['Deliveries']

export const listDeliveries = createRoute({
  method: 'get',
  path: '/deliveries',
  operationId: 'listDeliveries',
  summary: 'Webhook requests, newest first',
  tags,
  request: { query: deliveryQuery },
  responses: answer(pageOf(deliveryRow), 'A page of deliveries'),
})

export const readDelivery = createRoute({
  method: 'get',
  path: '/deliveries/{id}',
  operationId: 'readDelivery',
  summary: 'One webhook request as it came',
  tags,
  request: { params: idParams },
  responses: answer(deliveryDetail, 'The delivery with headers and body'),
})

export const replayQuarantined = createRoute({
  method: 'post',
  path: '/deliveries/replay-quarantined',
  operationId: 'replayQuarantined',
  summary: 'Read every quarantined delivery of a store again',
  tags,
  request: { body: jsonBody(replayAll) },
  responses: answer(replayed, 'How many are waiting again'),
})

export const replayDelivery = createRoute({
  method: 'post',
  path: '/deliveries/{id}/replay',
  operationId: 'replayDelivery',
  summary: 'Read a quarantined or ignored delivery again',
  tags,
  request: { params: idParams },
  responses: answer(deliveryRow, 'The delivery, waiting again'),
})
