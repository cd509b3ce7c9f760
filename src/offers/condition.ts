import { z } from 'zod'

/** A text that PostgreSQL and JSON can both hold. */
export const storableText = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(200, 'is longer than 200 characters')
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'has characters that cannot be stored')

export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter currency such as EUR')
/** Minor units. A JSON number: a rule's threshold stays far below 2^53. */
export const positiveMinor = z.int('must be a whole number of minor units').positive('must be more than zero')

const anyOf = z.array(storableText).min(1, 'names nothing').max(500, 'names more than 500')
const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'must be a two-letter country such as DE')
const nth = z.int().min(1, 'must be 1 or more').max(1_000_000)

const nthOrder = z
  .strictObject({ kind: z.literal('nth-order'), from: nth, to: nth.optional() })
  .refine(({ from, to }) => to === undefined || from <= to, 'ends before it begins')

/** Both ends included; days of the store's own calendar, on the day the offer is decided. */
const dateRange = z
  .strictObject({ kind: z.literal('date-range'), from: z.iso.date().optional(), to: z.iso.date().optional() })
  .refine(({ from, to }) => from !== undefined || to !== undefined, 'needs a first or a last day')
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, 'ends before it begins')

/** To add a leaf: add it here, then follow the compiler through holds (evaluate.ts), trace.ts and describe.ts. */
const leaf = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({ kind: z.literal('bought-product'), anyOf }),
  /** Tags and categories are compared without regard to case. */
  z.strictObject({ kind: z.literal('bought-tag'), anyOf }),
  z.strictObject({ kind: z.literal('bought-category'), anyOf }),
  /** The order's items after discounts, without tax and shipping, as in every report. */
  z.strictObject({ kind: z.literal('order-at-least'), minor: positiveMinor, currency: currencyCode }),
  z.strictObject({ kind: z.literal('order-at-most'), minor: positiveMinor, currency: currencyCode }),
  nthOrder,
  z.strictObject({ kind: z.literal('country'), anyOf: z.array(country).min(1, 'names nothing').max(250) }),
  dateRange,
])

export type Leaf = z.infer<typeof leaf>
export type Condition =
  | Leaf
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }

const several = z.lazy(() => z.array(condition).min(1, 'has no conditions in it'))

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion(
    'kind',
    [
      leaf,
      z.strictObject({ kind: z.literal('all'), conditions: several }),
      z.strictObject({ kind: z.literal('any'), conditions: several }),
      z.strictObject({ kind: z.literal('not'), condition }),
    ],
    { error: 'is not a condition this version knows' },
  ),
)

const deepest = 6
const most = 100

/** What makes a well-formed condition nonsense, in words; undefined when it makes sense. */
export function nonsenseIn(root: Condition): string | undefined {
  let count = 0
  const visit = (node: Condition, depth: number): string | undefined => {
    count += 1
    if (count > most) return `has more than ${most} parts`
    if (depth > deepest) return `is nested more than ${deepest} deep`
    for (const child of childrenOf(node)) {
      const found = visit(child, depth + 1)
      if (found) return found
    }
    return contradictionIn(node)
  }
  return visit(root, 1)
}

export function childrenOf(node: Condition): readonly Condition[] {
  if (node.kind === 'all' || node.kind === 'any') return node.conditions
  return node.kind === 'not' ? [node.condition] : []
}

function contradictionIn(node: Condition): string | undefined {
  if (node.kind === 'not' && node.condition.kind === 'always') return 'says “not always”, which no order fits'
  if (node.kind !== 'all') return undefined
  const floors = node.conditions.filter((part) => part.kind === 'order-at-least')
  const ceilings = node.conditions.filter((part) => part.kind === 'order-at-most')
  for (const floor of floors)
    for (const ceiling of ceilings) {
      if (floor.currency !== ceiling.currency) return 'asks for an order in two currencies at once'
      if (floor.minor > ceiling.minor) return 'asks for at least more than its at most, which no order fits'
    }
  return undefined
}

/** Whether untrusted JSON nests deeper than any rule could; asked before a recursive parse may run out of stack. */
export function isTooDeep(value: unknown, limit = 40): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}
