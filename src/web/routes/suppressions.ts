import { createRoute } from '@hono/zod-openapi'
import { done, idParams, pageOf } from '../schemas/common.ts'
import { newSuppression, suppressionQuery, suppressionRow } from '../schemas/suppression.ts'
import { answer, jsonBody } from './shape.ts'

const tags = ['Suppressions']

export const listSuppressions = createRoute({
  method: 'get',
  path: '/suppressions',
  operationId: 'listSuppressions',
  summary: 'Addresses that must not be mailed, and why',
  tags,
  request: { query: suppressionQuery },
  responses: answer(pageOf(suppressionRow), 'A page of addresses'),
})

export const addSuppression = createRoute({
  method: 'post',
  path: '/suppressions',
  operationId: 'addSuppression',
  summary: 'Never mail an address again',
  tags,
  request: { body: jsonBody(newSuppression) },
  responses: answer(suppressionRow, 'The suppression'),
})

export const removeSuppression = createRoute({
  method: 'delete',
  path: '/suppressions/{id}',
  operationId: 'removeSuppression',
  summary: 'Allow an address again',
  tags,
  request: { params: idParams },
  responses: answer(done, 'Removed'),
})
