import { createRoute } from '@hono/zod-openapi'
import { done, idParams, pageOf, storeQuery } from '../schemas/common.ts'
import { productQuery, productRow } from '../schemas/product.ts'
import { newRule, rule, ruleChanges, rules } from '../schemas/rule.ts'
import { answer, jsonBody } from './shape.ts'

const tags = ['Rules']

export const listRules = createRoute({
  method: 'get',
  path: '/rules',
  operationId: 'listRules',
  summary: 'A store’s rules in the order they are asked',
  tags,
  request: { query: storeQuery },
  responses: answer(rules, 'The rules, each with its newest version'),
})

export const addRule = createRoute({
  method: 'post',
  path: '/rules',
  operationId: 'addRule',
  summary: 'Add a rule',
  tags,
  request: { body: jsonBody(newRule) },
  responses: answer(rule, 'The rule'),
})

export const changeRule = createRoute({
  method: 'put',
  path: '/rules/{id}',
  operationId: 'changeRule',
  summary: 'Change a rule: a new version, the old ones stay',
  tags,
  request: { params: idParams, body: jsonBody(ruleChanges) },
  responses: answer(rule, 'The rule'),
})

export const enableRule = createRoute({
  method: 'post',
  path: '/rules/{id}/enable',
  operationId: 'enableRule',
  summary: 'Let a rule be asked',
  tags,
  request: { params: idParams },
  responses: answer(rule, 'The rule'),
})

export const disableRule = createRoute({
  method: 'post',
  path: '/rules/{id}/disable',
  operationId: 'disableRule',
  summary: 'Leave a rule out',
  tags,
  request: { params: idParams },
  responses: answer(rule, 'The rule'),
})

export const removeRule = createRoute({
  method: 'delete',
  path: '/rules/{id}',
  operationId: 'removeRule',
  summary: 'Remove a rule; decisions made by it keep their trace',
  tags,
  request: { params: idParams },
  responses: answer(done, 'Removed'),
})

export const listProducts = createRoute({
  method: 'get',
  path: '/products',
  operationId: 'listProducts',
  summary: 'What may be offered, by title',
  tags,
  request: { query: productQuery },
  responses: answer(pageOf(productRow), 'A page of products'),
})
