import { decimalText } from '../lib/money.ts'
import type { ConditionTrace, LeafTrace } from './trace.ts'

export type Titles = Readonly<Record<string, string>>

type Of<Kind extends LeafTrace['kind']> = Extract<LeafTrace, { kind: Kind }>
interface Amount {
  readonly minor: string | number
  readonly currency: string
}

/** "EUR 12.00": the code, so that no reader mistakes one dollar for another. */
export function sayMoney({ minor, currency }: Amount): string {
  return `${currency} ${decimalText({ minor: BigInt(minor), currency })}`
}

/** A product's title, or its id when the catalog never told it. */
export function sayProduct(externalId: string, titles: Titles): string {
  return quote(titles[externalId] || externalId)
}

/** The facts that made a condition hold or not: "‘Sencha’ is in the order, and the order is from DE". */
export function describeCondition(trace: ConditionTrace, titles: Titles): string {
  switch (trace.kind) {
    case 'all':
    case 'any': {
      // One part settles an `any` that holds and an `all` that does not; otherwise every part does.
      const settling = trace.conditions.filter((part) => part.held === trace.held)
      const needed = trace.held === (trace.kind === 'all') ? settling : settling.slice(0, 1)
      return needed.map((part) => describeCondition(part, titles)).join(', and ')
    }
    case 'not':
      return describeCondition(trace.condition, titles)
    default:
      return describeLeaf(trace, titles)
  }
}

function describeLeaf(leaf: LeafTrace, titles: Titles): string {
  switch (leaf.kind) {
    case 'always':
      return 'it fits every order'
    case 'bought-product':
    case 'bought-tag':
    case 'bought-category':
      return describeBought(leaf, titles)
    case 'country':
      return describeCountry(leaf)
    case 'order-at-least':
    case 'order-at-most':
      return describeValue(leaf)
    case 'nth-order':
      return describeNth(leaf)
    case 'date-range':
      return describeDay(leaf)
    default:
      return leaf satisfies never
  }
}

type Bought = Of<'bought-product' | 'bought-tag' | 'bought-category'>

function describeBought(leaf: Bought, titles: Titles): string {
  if (leaf.kind === 'bought-product') return describeBoughtProduct(leaf, titles)
  const relation = leaf.kind === 'bought-tag' ? 'tagged' : 'in the category'
  if (leaf.got !== null) return `something in the order is ${relation} ${quote(leaf.got)}`
  return `nothing in the order is ${relation} ${listWords(leaf, quote)}`
}

function describeBoughtProduct(leaf: Bought, titles: Titles): string {
  const say = (id: string) => sayProduct(id, titles)
  if (leaf.got !== null) return `${say(leaf.got)} is in the order`
  const words = listWords(leaf, say)
  return leaf.wanted.length === 1 ? `${words} is not in the order` : `nothing in the order is ${words}`
}

function quote(text: string): string {
  return `‘${text}’`
}

type Listed = Pick<Bought, 'wanted' | 'more'>

function listWords({ wanted, more }: Listed, say: (text: string) => string): string {
  const words = wanted.map(say)
  if (more > 0) return `${words.join(', ')} or ${more} more`
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}

function describeCountry(leaf: Of<'country'>): string {
  if (leaf.got === null) return 'the order names no country'
  return leaf.held
    ? `the order is from ${leaf.got}`
    : `the order is from ${leaf.got}, not from ${listWords(leaf, String)}`
}

function describeValue({ kind, held, got, ...asked }: Of<'order-at-least' | 'order-at-most'>): string {
  if (got.currency !== asked.currency)
    return `the order is in ${got.currency}, and the rule speaks of ${asked.currency}`
  const met = kind === 'order-at-least' ? 'at least' : 'at most'
  const missed = kind === 'order-at-least' ? 'less than' : 'more than'
  return `the order is ${sayMoney(got)}, ${held ? met : missed} ${sayMoney(asked)}`
}

function describeNth({ held, from, to, got }: Of<'nth-order'>): string {
  if (got === null) return 'it is not known how many orders the customer has made'
  const range = to === undefined ? `${ordinal(from)} or a later one` : `${ordinal(from)} to ${ordinal(to)}`
  const asked = from === to ? ordinal(from) : range
  return `it is the customer’s ${ordinal(got)} order${held ? '' : `, not the ${asked}`}`
}

const endings = { zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' } as const
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })

function ordinal(count: number): string {
  return `${count}${endings[ordinals.select(count)]}`
}

function describeDay({ held, from, to, got }: Of<'date-range'>): string {
  if (!held) return from !== undefined && got < from ? `${got} is before ${from}` : `${got} is after ${to}`
  if (from === undefined) return `${got} is not after ${to}`
  return to === undefined ? `${got} is not before ${from}` : `${got} is between ${from} and ${to}`
}
