import type { Condition, Leaf } from './condition.ts'
import type { Facts } from './facts.ts'
import type { ConditionTrace, LeafTrace } from './trace.ts'

export function matches(condition: Condition, facts: Facts): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.conditions.every((part) => matches(part, facts))
    case 'any':
      return condition.conditions.some((part) => matches(part, facts))
    case 'not':
      return !matches(condition.condition, facts)
    default:
      return holds(condition, facts)
  }
}

function holds(leaf: Leaf, facts: Facts): boolean {
  switch (leaf.kind) {
    case 'always':
      return true
    case 'bought-product':
    case 'bought-tag':
    case 'bought-category':
      return findBought(leaf, facts) !== undefined
    case 'order-at-least':
      // A rule written in EUR says nothing about an order in USD.
      return facts.currency === leaf.currency && facts.itemsMinor >= leaf.minor
    case 'order-at-most':
      return facts.currency === leaf.currency && facts.itemsMinor <= leaf.minor
    case 'nth-order':
      return facts.nth !== null && facts.nth >= leaf.from && (leaf.to === undefined || facts.nth <= leaf.to)
    case 'country':
      return facts.country !== null && leaf.anyOf.includes(facts.country)
    case 'date-range':
      return (leaf.from === undefined || facts.date >= leaf.from) && (leaf.to === undefined || facts.date <= leaf.to)
    default:
      return leaf satisfies never
  }
}

type BoughtLeaf = Extract<Leaf, { kind: 'bought-product' | 'bought-tag' | 'bought-category' }>

// Loops, not closures: these run for every leaf of every rule of every order.
function findBought({ kind, anyOf }: BoughtLeaf, facts: Facts): string | undefined {
  if (kind === 'bought-product') {
    for (const id of anyOf) if (facts.productIds.has(id)) return id
    return undefined
  }
  const bought = kind === 'bought-tag' ? facts.tags : facts.categories
  if (bought.size > 0) for (const word of anyOf) if (bought.has(word.toLowerCase())) return word
  return undefined
}

/** The first leaf that keeps the condition from being `wanted`; undefined when it is. One walk for verdict and reason. */
export function findObstacle(condition: Condition, facts: Facts, wanted = true): Leaf | undefined {
  switch (condition.kind) {
    case 'all':
      return (wanted ? obstacleToEach : obstacleToOne)(condition.conditions, facts, wanted)
    case 'any':
      return (wanted ? obstacleToOne : obstacleToEach)(condition.conditions, facts, wanted)
    case 'not':
      return findObstacle(condition.condition, facts, !wanted)
    default:
      return holds(condition, facts) === wanted ? undefined : condition
  }
}

function obstacleToEach(conditions: readonly Condition[], facts: Facts, wanted: boolean): Leaf | undefined {
  for (const part of conditions) {
    const obstacle = findObstacle(part, facts, wanted)
    if (obstacle) return obstacle
  }
  return undefined
}

function obstacleToOne(conditions: readonly Condition[], facts: Facts, wanted: boolean): Leaf | undefined {
  let first: Leaf | undefined
  for (const part of conditions) {
    const obstacle = findObstacle(part, facts, wanted)
    if (!obstacle) return undefined
    first ??= obstacle
  }
  return first
}

/** The whole tree with every leaf's answer and the value that gave it. */
export function explain(condition: Condition, facts: Facts): ConditionTrace {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return explainSeveral(condition.kind, condition.conditions, facts)
    case 'not': {
      const inner = explain(condition.condition, facts)
      return { kind: 'not', held: !inner.held, condition: inner }
    }
    default:
      return explainLeaf(condition, facts)
  }
}

function explainSeveral(kind: 'all' | 'any', parts: readonly Condition[], facts: Facts): ConditionTrace {
  const conditions: ConditionTrace[] = []
  let holding = 0
  for (const part of parts) {
    const explained = explain(part, facts)
    if (explained.held) holding += 1
    conditions.push(explained)
  }
  return { kind, held: kind === 'all' ? holding === parts.length : holding > 0, conditions }
}

/** A rule may name 500 products; a trace keeps the first few. */
export const mostListed = 5

export function explainLeaf(leaf: Leaf, facts: Facts): LeafTrace {
  switch (leaf.kind) {
    case 'always':
      return { kind: leaf.kind, held: true }
    case 'bought-product':
    case 'bought-tag':
    case 'bought-category': {
      const got = findBought(leaf, facts)
      const { wanted, more } = listed(leaf.anyOf)
      return { kind: leaf.kind, held: got !== undefined, wanted, more, got: got ?? null }
    }
    case 'country': {
      const { wanted, more } = listed(leaf.anyOf)
      return { kind: leaf.kind, held: holds(leaf, facts), wanted, more, got: facts.country }
    }
    case 'order-at-least':
    case 'order-at-most': {
      const got = { minor: facts.itemsMinor.toString(), currency: facts.currency }
      return { kind: leaf.kind, held: holds(leaf, facts), minor: leaf.minor, currency: leaf.currency, got }
    }
    case 'nth-order':
      return { kind: leaf.kind, held: holds(leaf, facts), from: leaf.from, to: leaf.to, got: facts.nth }
    case 'date-range':
      return { kind: leaf.kind, held: holds(leaf, facts), from: leaf.from, to: leaf.to, got: facts.date }
    default:
      return leaf satisfies never
  }
}

interface Listed {
  readonly wanted: readonly string[]
  readonly more: number
}

function listed(anyOf: readonly string[]): Listed {
  if (anyOf.length <= mostListed) return { wanted: anyOf, more: 0 }
  return { wanted: anyOf.slice(0, mostListed), more: anyOf.length - mostListed }
}
