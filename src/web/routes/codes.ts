import { createRoute } from '@hono/zod-openapi'
import { codePools, codesAdded, newCodes } from '../schemas/code.ts'
import { storeQuery } from '../schemas/common.ts'
import { answer, jsonBody } from './shape.ts'

const tags = ['Discount codes']

export const listCodes = createRoute({
  method: 'get',
  path: '/codes',
  operationId: 'listCodes',
  summary: 'Pools of unique codes and how many are left',
  tags,
  request: { query: storeQuery },
  responses: answer(codePools, 'The pools'),
})

export const addCodes = createRoute({
  method: 'post',
  path: '/codes',
  operationId: 'addCodes',
  summary: 'Upload unique discount codes into a pool',
  tags,
  request: { body: jsonBody(newCodes) },
  responses: answer(codesAdded, 'How many were new'),
})
