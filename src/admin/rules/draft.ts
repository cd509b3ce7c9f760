import type { Condition, Leaf } from '../../offers/condition.ts'
import type { RuleBody } from '../../offers/rule.ts'

/** A rule while it is being edited: its root condition is always a group. */
export interface Draft {
  readonly name: string
  readonly body: RuleBody
}

export type Group = Extract<Condition, { kind: 'all' | 'any' }>
export type LeafKind = Leaf['kind']

export function blankDraft(): Draft {
  return {
    name: '',
    body: {
      condition: { kind: 'all', conditions: [] },
      offers: [],
      howMany: 1,
      priceGapCap: {},
      discount: { kind: 'none' },
      isFallback: false,
    },
  }
}

/** The tree's root as the editor shows it; an empty group means every order. */
export function asGroup(condition: Condition): Group {
  if (condition.kind === 'all' || condition.kind === 'any') return condition
  return { kind: 'all', conditions: condition.kind === 'always' ? [] : [condition] }
}

/** The shortest tree that says the same, as it is saved: no empty groups, no groups of one. */
export function tidied(condition: Condition): Condition {
  const root = withoutEmptyGroups(condition)
  return root ?? { kind: 'always' }
}

function withoutEmptyGroups(condition: Condition): Condition | undefined {
  if (condition.kind === 'not') {
    const inner = withoutEmptyGroups(condition.condition)
    return inner && { kind: 'not', condition: inner }
  }
  if (condition.kind !== 'all' && condition.kind !== 'any') return condition
  const kept = condition.conditions.map(withoutEmptyGroups).filter((part) => part !== undefined)
  const [only] = kept
  return kept.length <= 1 ? only : { kind: condition.kind, conditions: kept }
}

/** A new leaf with nothing filled in; where a value is needed the schema says so when it is saved. */
export function blankLeaf(kind: LeafKind, currency: string): Leaf {
  switch (kind) {
    case 'always':
      return { kind }
    case 'bought-product':
    case 'bought-tag':
    case 'bought-category':
    case 'country':
      return { kind, anyOf: [] }
    case 'order-at-least':
    case 'order-at-most':
      return { kind, minor: 0, currency }
    case 'nth-order':
      return { kind, from: 1 }
    case 'date-range':
      return { kind }
    default:
      return kind satisfies never
  }
}

/** A list with one item put elsewhere, or taken out. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, place) => place !== from)
  const item = items[from]
  return item === undefined || to < 0 || to > rest.length ? [...items] : rest.toSpliced(to, 0, item)
}

export function replaced<T>(items: readonly T[], place: number, item: T): T[] {
  return items.map((old, at) => (at === place ? item : old))
}

export function without<T>(items: readonly T[], place: number): T[] {
  return items.filter((_, at) => at !== place)
}
