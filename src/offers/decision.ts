import { z } from 'zod'
import type { Catalog } from '../catalog/find-catalog.ts'
import type { Choice } from './choose.ts'
import type { CodeDrawn } from './draw-codes.ts'
import type { ChosenOffer, OfferedDiscount } from './offer.ts'
import { titlesFor } from './products-named.ts'
import { type DiscountTrace, type Trace, trace } from './trace.ts'

/** What one message offers and why; a Decision row. */
export interface DecisionMade {
  /** The version whose offers won; null when nothing is offered. */
  readonly ruleVersionId: bigint | null
  /** At most two. */
  readonly offers: readonly ChosenOffer[]
  readonly trace: Trace
}

export function decisionOf(choice: Choice, drawn: CodeDrawn | undefined, catalog: Catalog): DecisionMade {
  const { offered, traced } = discountOf(choice, drawn)
  const told = { ...choice.trace, discount: traced, titles: titlesFor(choice.trace.rules, catalog) }
  const offers = choice.offers.map((offer) => ({ ...offer, discount: offered }))
  return { ruleVersionId: choice.rule?.versionId ?? null, offers, trace: told }
}

interface Discount {
  readonly offered: OfferedDiscount | null
  readonly traced: DiscountTrace
}

function discountOf({ rule }: Choice, drawn: CodeDrawn | undefined): Discount {
  const discount = rule?.body.discount ?? { kind: 'none' }
  if (discount.kind === 'none') return { offered: null, traced: { kind: 'none' } }
  const percentOff = discount.percentOff ?? null
  if (discount.kind === 'shared') {
    const { code } = discount
    return { offered: { code, percentOff, isUnique: false }, traced: { kind: 'shared', code } }
  }
  const { pool } = discount
  if (!drawn) return { offered: null, traced: { kind: 'pool', pool, code: null } }
  // A code drawn earlier under another rule keeps its own worth, which this rule does not know.
  const worth = drawn.pool === pool ? percentOff : null
  return { offered: { code: drawn.code, percentOff: worth, isUnique: true }, traced: { kind: 'pool', ...drawn } }
}

/** A Decision row's columns, its JSON not yet read. */
export interface StoredDecision {
  readonly ruleVersionId: bigint | null
  readonly offers: unknown
  readonly trace: unknown
}

export const chosenOffers: z.ZodType<readonly ChosenOffer[]> = z.array(
  z.object({
    kind: z.enum(['upgrade', 'cross-sell']),
    productExternalId: z.string(),
    variantExternalId: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    imageUrl: z.string().nullable(),
    url: z.string().nullable(),
    priceMinor: z.string(),
    compareAtMinor: z.string().nullable(),
    currency: z.string(),
    discount: z.object({ code: z.string(), percentOff: z.number().nullable(), isUnique: z.boolean() }).nullable(),
  }),
)

export function readDecision(row: StoredDecision): DecisionMade {
  return {
    ruleVersionId: row.ruleVersionId,
    offers: chosenOffers.parse(row.offers),
    trace: trace.parse(row.trace),
  }
}
