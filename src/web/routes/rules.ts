import { createRoute } from '@hono/zod-openapi'
import { idParams, storeQuery } from '../schemas/common.ts'
import { newRule, rule, ruleChanges, ruleOrder, ruleRemoved, rules, trial, trialResult } from '../schemas/rule.ts'
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
  summary: 'Remove a rule, or only disable it when it decided for some message',
  tags,
  request: { params: idParams },
  responses: answer(ruleRemoved, 'What became of it'),
})

export const reorderRules = createRoute({
  method: 'post',
  path: '/rules/reorder',
  operationId: 'reorderRules',
  summary: 'Ask the rules in another order; a fallback stays last',
  tags,
  request: { body: jsonBody(ruleOrder) },
  responses: answer(rules, 'The rules in their new order'),
})

export const tryRule = createRoute({
  method: 'post',
  path: '/rules/dry-run',
  operationId: 'tryRule',
  summary: 'What a rule would have done on the last orders; writes nothing',
  tags,
  request: { body: jsonBody(trial) },
  responses: answer(trialResult, 'Counts and examples'),
})
