import type { Catalog } from '../catalog/find-catalog.ts'
import { type Condition, childrenOf } from './condition.ts'
import { mostListed } from './evaluate.ts'
import type { RuleBody } from './rule.ts'
import type { ConditionTrace, RuleTrace } from './trace.ts'

/** Every product a rule may have to show or tell of: those it offers, and the ones a trace of its condition lists. */
export function productsNamedIn({ condition, offers }: Pick<RuleBody, 'condition' | 'offers'>): string[] {
  return [...offers.map((offer) => offer.productExternalId), ...namedInCondition(condition)]
}

function namedInCondition(condition: Condition): string[] {
  if (condition.kind === 'bought-product') return condition.anyOf.slice(0, mostListed)
  return childrenOf(condition).flatMap(namedInCondition)
}

/** Titles of the products that these traces name, for those the catalog knows. */
export function titlesFor(rules: readonly RuleTrace[], catalog: Catalog): Record<string, string> {
  const titles = new Map<string, string>()
  for (const id of rules.flatMap(idsInRule)) {
    const product = catalog.get(id)
    if (product) titles.set(id, product.title)
  }
  return Object.fromEntries(titles)
}

function idsInRule(rule: RuleTrace): readonly string[] {
  if (rule.kind === 'did-not-fit') return idsInCondition(rule.because)
  if (rule.kind === 'unreadable') return []
  return [...idsInCondition(rule.condition), ...rule.products.map((product) => product.productExternalId)]
}

function idsInCondition(trace: ConditionTrace): readonly string[] {
  switch (trace.kind) {
    case 'bought-product':
      return trace.got === null ? trace.wanted : [...trace.wanted, trace.got]
    case 'all':
    case 'any':
      return trace.conditions.flatMap(idsInCondition)
    case 'not':
      return idsInCondition(trace.condition)
    default:
      return []
  }
}
