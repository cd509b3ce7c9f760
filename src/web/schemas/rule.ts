import { z } from '@hono/zod-openapi'
import type { RuleBody, ruleBody } from '../../offers/rule.ts'
import { id, instant, money, storeId, text, typed } from './common.ts'

const meaning = 'Conditions on an order and the offers they lead to'
/** As written: what has a default may be left out. offers/rule.ts checks it and names each mistake. */
const writtenBody = typed<z.input<typeof ruleBody>>(meaning)

export const rule = z
  .object({
    id,
    storeId,
    name: z.string(),
    /** Lower is asked first. */
    priority: z.number(),
    isEnabled: z.boolean(),
    version: z.number(),
    savedAt: instant,
    savedBy: z.string(),
    /** Null when it was written by a version this one does not read. */
    body: typed<RuleBody>(meaning).nullable(),
  })
  .openapi('Rule')
export type RuleJson = z.infer<typeof rule>
export const rules = z.object({ items: z.array(rule) })

const edited = {
  name: text(100).min(1),
  /** Left out: behind the store's other rules, or where the rule was. */
  priority: z.int().min(0).max(999_999).optional(),
  body: writtenBody,
}
export const newRule = z.object({ store: storeId, ...edited }).openapi('NewRule')
export const ruleChanges = z.object(edited).openapi('RuleChanges')
export const ruleOrder = z.object({ store: storeId, ids: z.array(id).max(1_000) }).openapi('RuleOrder')
/** A rule that decided for some message is disabled instead of deleted. */
export const ruleRemoved = z.object({ kind: z.enum(['deleted', 'disabled']) }).openapi('RuleRemoved')

export const trial = z
  .object({ store: storeId, body: writtenBody, orders: z.int().min(1).max(1_000).default(100) })
  .openapi('RuleTrial')

const offered = z.object({ title: z.string(), variantTitle: z.string(), price: money })
export const trialResult = z
  .object({
    /** Orders tried, those the condition fits, and those that would get an offer. */
    orders: z.number(),
    fitted: z.number(),
    offered: z.number(),
    products: z.array(z.object({ productExternalId: z.string(), title: z.string(), offered: z.number() })),
    examples: z.array(
      z.object({
        orderId: id,
        orderNumber: z.string(),
        offers: z.array(offered),
        sentences: z.array(z.string()),
      }),
    ),
  })
  .openapi('RuleTrialResult')
export type TrialResult = z.infer<typeof trialResult>
