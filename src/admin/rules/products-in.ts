import { type Condition, childrenOf } from '../../offers/condition.ts'
import type { RuleBody } from '../../offers/rule.ts'

/** Every product a rule names: those it offers, those they replace, and those it asks about. */
export function productsIn({ condition, offers }: RuleBody): string[] {
  const offered = offers.flatMap((offer) => [
    offer.productExternalId,
    ...(offer.kind === 'upgrade' && offer.replaces !== undefined ? [offer.replaces] : []),
  ])
  return [...new Set([...offered, ...askedAbout(condition)])]
}

function askedAbout(condition: Condition): string[] {
  const own = condition.kind === 'bought-product' ? condition.anyOf : []
  return [...own, ...childrenOf(condition).flatMap(askedAbout)]
}
