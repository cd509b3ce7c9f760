import type { Condition, Leaf } from '../../offers/condition.ts'
import { money } from '../format.ts'

/** The name of a product by its id; the id itself when it is not known. */
export type TitleOf = (externalId: string) => string

type Group = Extract<Condition, { kind: 'all' | 'any' }>
type LeafOf<Kind extends Leaf['kind']> = Extract<Leaf, { kind: Kind }>

/** A condition as the rest of a sentence that begins with "When"; empty when it says nothing. */
export function conditionText(condition: Condition, titleOf: TitleOf, locale?: string): string {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return groupText(condition, titleOf, locale)
    case 'not':
      return notText(condition.condition, titleOf, locale)
    default:
      return leafText(condition, false, titleOf, locale)
  }
}

function groupText({ kind, conditions }: Group, titleOf: TitleOf, locale?: string): string {
  const parts = conditions
    .map((part) => inBrackets(part, kind, conditionText(part, titleOf, locale)))
    .filter((text) => text !== '')
  return parts.join(kind === 'all' ? ' and ' : ' or ')
}

/** "a and (b or c)": brackets only where another connection would be read wrongly. */
function inBrackets(part: Condition, around: Group['kind'], text: string): string {
  const isOther = (part.kind === 'all' || part.kind === 'any') && part.kind !== around && part.conditions.length > 1
  return isOther ? `(${text})` : text
}

/** People say "nothing is tagged" rather than "it is not so that something is tagged". */
function notText(inner: Condition, titleOf: TitleOf, locale?: string): string {
  switch (inner.kind) {
    case 'not':
      return conditionText(inner.condition, titleOf, locale)
    case 'all':
    case 'any': {
      const text = groupText(inner, titleOf, locale)
      return text === '' ? '' : `it is not so that (${text})`
    }
    default:
      return leafText(inner, true, titleOf, locale)
  }
}

function leafText(leaf: Leaf, isNot: boolean, titleOf: TitleOf, locale?: string): string {
  const not = isNot ? 'not ' : ''
  switch (leaf.kind) {
    case 'always':
      return ''
    case 'bought-product':
      return boughtText(
        leaf.anyOf.map((id) => quoted(titleOf(id))),
        isNot,
      )
    case 'bought-tag':
      return `${isNot ? 'nothing' : 'something'} in the order is tagged ${list(leaf.anyOf.map(quoted))}`
    case 'bought-category':
      return `${isNot ? 'nothing' : 'something'} in the order is in the category ${list(leaf.anyOf.map(quoted))}`
    case 'order-at-least':
      return `the order is worth ${isNot ? 'less than' : 'at least'} ${minorText(leaf, locale)}`
    case 'order-at-most':
      return `the order is worth ${isNot ? 'more than' : 'at most'} ${minorText(leaf, locale)}`
    case 'nth-order':
      return `it is ${not}${nthText(leaf)}`
    case 'country':
      return `the order is ${not}from ${list(leaf.anyOf)}`
    case 'date-range':
      return `the day is ${not}${rangeText(leaf)}`
    default:
      return leaf satisfies never
  }
}

function boughtText(titles: readonly string[], isNot: boolean): string {
  if (!isNot) return `the order has ${list(titles)}`
  return titles.length > 1 ? `the order has neither ${list(titles, 'nor')}` : `the order does not have ${list(titles)}`
}

function nthText({ from, to }: LeafOf<'nth-order'>): string {
  if (from === 1 && to === undefined) return 'any order of the customer'
  if (to === undefined) return `the customer’s ${ordinal(from)} order or a later one`
  return from === to
    ? `the customer’s ${ordinal(from)} order`
    : `the customer’s ${ordinal(from)} to ${ordinal(to)} order`
}

const endings = { zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' } as const
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })

function ordinal(count: number): string {
  return count === 1 ? 'first' : `${count}${endings[ordinals.select(count)]}`
}

function rangeText({ from, to }: LeafOf<'date-range'>): string {
  if (from && to) return `from ${from} to ${to}`
  return from ? `${from} or later` : `${to ?? '…'} or earlier`
}

export function minorText({ minor, currency }: { minor: number; currency: string }, locale?: string): string {
  return money({ minor: String(minor), currency }, locale)
}

export function quoted(text: string): string {
  return `“${text}”`
}

/** "a, b or c"; one that is still empty shows that something is missing. */
function list(words: readonly string[], joint: 'or' | 'nor' = 'or'): string {
  const last = words.at(-1)
  if (last === undefined) return '…'
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} ${joint} ${last}`
}
