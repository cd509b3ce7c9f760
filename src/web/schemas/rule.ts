import { z } from '@hono/zod-openapi'
import { id, storeId } from './common.ts'

const body = z.record(z.string(), z.unknown())

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

const edited = { name: z.string().trim().min(1).max(100), priority: z.int().min(0).max(100_000), body }
export const newRule = z.object({ store: storeId, ...edited }).openapi('NewRule')
export const ruleChanges = z.object(edited).openapi('RuleChanges')
