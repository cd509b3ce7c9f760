import { z } from '@hono/zod-openapi'
import type { RuleBody } from '../../offers/rule.ts'
import { id, storeId, text, typed } from './common.ts'

const body = typed<RuleBody>('Conditions on an order and the offers they lead to')

export const rule = z
  .object({
    id,
    storeId,
    name: z.string(),
    priority: z.number(),
    isEnabled: z.boolean(),
    version: z.number(),
    body,
  })
  .openapi('Rule')
export const rules = z.object({ items: z.array(rule) })

const edited = { name: text(100).min(1), priority: z.int().min(0).max(100_000), body }
export const newRule = z.object({ store: storeId, ...edited }).openapi('NewRule')
export const ruleChanges = z.object(edited).openapi('RuleChanges')
