import { z } from 'zod'

const loss = z.enum([
  'in-the-order',
  'already-owned',
  'unknown-product',
  'unknown-variant',
  'inactive',
  'deleted',
  'no-price',
  'other-currency',
  'out-of-stock',
  'nothing-to-upgrade',
  'not-dearer',
  'above-price-gap-cap',
  'limit-reached',
  'held-out',
])
/** Why a product of a rule that fitted was not offered; describe.ts has the words. */
export type Loss = z.infer<typeof loss>

const held = z.boolean()
const wanted = z.array(z.string()).readonly()
/** Of a long list the trace keeps the first few; `more` counts the rest. */
const list = { held, wanted, more: z.int(), got: z.string().nullable() }
const money = z.object({ minor: z.string(), currency: z.string() })
const threshold = { held, minor: z.int(), currency: z.string(), got: money }

const leafTrace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('always'), held }),
  z.object({ kind: z.enum(['bought-product', 'bought-tag', 'bought-category']), ...list }),
  z.object({ kind: z.literal('country'), ...list }),
  z.object({ kind: z.enum(['order-at-least', 'order-at-most']), ...threshold }),
  z.object({
    kind: z.literal('nth-order'),
    ...{ held, from: z.int(), to: z.int().optional(), got: z.int().nullable() },
  }),
  z.object({
    kind: z.literal('date-range'),
    ...{ held, from: z.string().optional(), to: z.string().optional(), got: z.string() },
  }),
])

/** What a leaf asked and what it found. */
export type LeafTrace = z.infer<typeof leafTrace>
export type ConditionTrace =
  | LeafTrace
  | { readonly kind: 'all' | 'any'; readonly held: boolean; readonly conditions: readonly ConditionTrace[] }
  | { readonly kind: 'not'; readonly held: boolean; readonly condition: ConditionTrace }

const conditionTrace: z.ZodType<ConditionTrace> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    leafTrace,
    z.object({ kind: z.enum(['all', 'any']), held, conditions: z.array(conditionTrace) }),
    z.object({ kind: z.literal('not'), held, condition: conditionTrace }),
  ]),
)

const ruleNamed = z.object({ ruleId: z.string(), versionId: z.string(), version: z.int(), name: z.string() })
/** The version that was asked; the name as it was then. */
export type RuleNamed = z.infer<typeof ruleNamed>

const product = { offer: z.enum(['upgrade', 'cross-sell']), productExternalId: z.string() }
const productTrace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('won'), ...product, variantExternalId: z.string(), price: money }),
  z.object({
    kind: z.literal('lost'),
    ...product,
    because: loss,
    /** Above the cap: the price, and the highest that was allowed. */
    price: money.optional(),
    limit: money.optional(),
  }),
])
export type ProductTrace = z.infer<typeof productTrace>

const ruleTrace = z.discriminatedUnion('kind', [
  /** Compact: the first leaf that decided against it. */
  z.object({ kind: z.literal('did-not-fit'), rule: ruleNamed, because: leafTrace }),
  z.object({
    kind: z.literal('fitted'),
    rule: ruleNamed,
    condition: conditionTrace,
    products: z.array(productTrace).readonly(),
  }),
  /** Its stored body is not one this version reads. */
  z.object({ kind: z.literal('unreadable'), rule: ruleNamed }),
])
export type RuleTrace = z.infer<typeof ruleTrace>

const discountTrace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('shared'), code: z.string() }),
  /** A null code: the pool was empty, and the offer went without. */
  z.object({ kind: z.literal('pool'), pool: z.string(), code: z.string().nullable() }),
])
export type DiscountTrace = z.infer<typeof discountTrace>

/** Every rule and product considered for one message, and why each won or lost. Kept in Decision.trace. */
export const trace = z.object({
  outcome: z.enum(['offered', 'held-out', 'nothing-to-offer', 'no-rules', 'order-missing']),
  rules: z.array(ruleTrace).readonly(),
  /** Rules behind the one that won; nobody asked them. */
  rulesNotAsked: z.int(),
  discount: discountTrace,
  /** Titles, as they were, of the products the trace names. */
  titles: z.record(z.string(), z.string()),
})
export type Trace = z.infer<typeof trace>
