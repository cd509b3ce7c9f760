import { Engine, type NestedCondition, type TopLevelCondition } from 'json-rules-engine'
import type { Condition } from '../../../src/offers/condition.ts'
import { explain, explainLeaf, findObstacle } from '../../../src/offers/evaluate.ts'
import { factsOf } from '../../../src/offers/facts.ts'
import { ruleBody } from '../../../src/offers/rule.ts'
import type { RuleTrace } from '../../../src/offers/trace.ts'
import type { Shop } from './shop.ts'

/** The rules that fit an order, as decide.ts asks them: facts from rows, and a trace of every rule. */
export function verdictsByNotch({ rules, orders, catalog }: Shop) {
  const offers = [{ kind: 'cross-sell', productExternalId: 'other' }]
  const ready = rules.map(({ id, condition }) => ({
    rule: { ruleId: id, versionId: id, version: 1, name: id },
    condition: ruleBody.parse({ condition, offers }).condition,
  }))
  const findProduct = (id: string) => catalog.get(id)
  return (place: number): readonly string[] => {
    const order = orders[place]
    if (!order) throw new RangeError(`there is no order ${place}`)
    const facts = factsOf(order, [], findProduct)
    const traces = ready.map(({ rule, condition }): RuleTrace => {
      const obstacle = findObstacle(condition, facts)
      return obstacle
        ? { kind: 'did-not-fit', rule, because: explainLeaf(obstacle, facts) }
        : { kind: 'fitted', rule, condition: explain(condition, facts), products: [] }
    })
    return traces.filter(({ kind }) => kind === 'fitted').map(({ rule }) => rule.ruleId)
  }
}

export function verdictsByEngine({ rules, orders, catalog }: Shop) {
  const engine = new Engine([], { allowUndefinedFacts: true })
  for (const { id, condition } of rules) {
    engine.addRule({ conditions: topLevel(translate(condition)), event: { type: id } })
  }
  return async (place: number): Promise<readonly string[]> => {
    const order = orders[place]
    if (!order) throw new RangeError(`there is no order ${place}`)
    const productIds = order.lines.flatMap((line) => line.productExternalId ?? [])
    const bought = productIds.flatMap((id) => catalog.get(id) ?? [])
    const { events } = await engine.run({
      productIds,
      tags: bought.flatMap((product) => product.tags),
      categories: bought.flatMap((product) => product.category ?? []),
      minor: Number(order.itemsMinor),
      currency: order.currency,
      nth: order.nth,
      country: order.country,
      day: dayNumber(order.date),
    })
    return events.map((event) => event.type)
  }
}

/** Its comparisons take numbers only. */
function dayNumber(date: string): number {
  return Number(date.replaceAll('-', ''))
}

function topLevel(condition: NestedCondition): TopLevelCondition {
  return 'all' in condition || 'any' in condition || 'not' in condition ? condition : { all: [condition] }
}

const facts = { 'bought-product': 'productIds', 'bought-tag': 'tags', 'bought-category': 'categories' } as const

function translate(condition: Condition): NestedCondition {
  switch (condition.kind) {
    case 'all':
      return { all: condition.conditions.map(translate) }
    case 'any':
      return { any: condition.conditions.map(translate) }
    case 'not':
      return { not: translate(condition.condition) }
    case 'bought-product':
    case 'bought-tag':
    case 'bought-category':
      return { any: condition.anyOf.map((value) => ({ fact: facts[condition.kind], operator: 'contains', value })) }
    default:
      return { all: translateLeaf(condition) }
  }
}

type Value = Exclude<Condition, { kind: 'all' | 'any' | 'not' | 'bought-product' | 'bought-tag' | 'bought-category' }>

function translateLeaf(leaf: Value): NestedCondition[] {
  const is = (fact: string, operator: string, value: unknown) => ({ fact, operator, value })
  switch (leaf.kind) {
    case 'always':
      return [is('minor', 'greaterThanInclusive', 0)]
    case 'order-at-least':
      return [is('currency', 'equal', leaf.currency), is('minor', 'greaterThanInclusive', leaf.minor)]
    case 'order-at-most':
      return [is('currency', 'equal', leaf.currency), is('minor', 'lessThanInclusive', leaf.minor)]
    case 'nth-order':
      return [is('nth', 'greaterThanInclusive', leaf.from), is('nth', 'lessThanInclusive', leaf.to ?? 1e9)]
    case 'country':
      return [is('country', 'in', leaf.anyOf)]
    case 'date-range': {
      const [from, to] = [leaf.from ?? '0000-01-01', leaf.to ?? '9999-12-31'].map(dayNumber)
      return [is('day', 'greaterThanInclusive', from), is('day', 'lessThanInclusive', to)]
    }
    default:
      return leaf satisfies never
  }
}
