import type { Condition, Leaf } from '../../offers/condition.ts'
import type { RuleBody, RuleOffer } from '../../offers/rule.ts'
import { money } from '../format.ts'

/** The name of a product by its id; the id itself when it is not known. */
export type TitleOf = (externalId: string) => string

/** A rule as one or two sentences: what an editor reads before saving, and a colleague in the list. */
export function summaryOf(body: RuleBody, titleOf: TitleOf, locale?: string): string {
  const when = whenText(body.condition, titleOf, locale)
  const discount = discountText(body)
  return `${when}, offer ${offersText(body, titleOf)}${discount}.${capText(body, locale)}`
}

function whenText(condition: Condition, titleOf: TitleOf, locale?: string): string {
  const text = conditionText(condition, titleOf, locale)
  return text === '' ? 'For every order' : `When ${text}`
}

export function conditionText(condition: Condition, titleOf: TitleOf, locale?: string): string {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.conditions
        .map((part) => inBrackets(part, condition.kind, conditionText(part, titleOf, locale)))
        .filter((text) => text !== '')
      return parts.join(condition.kind === 'all' ? ' and ' : ' or ')
    }
    case 'not':
      return `it is not so that ${conditionText(condition.condition, titleOf, locale)}`
    default:
      return leafText(condition, titleOf, locale)
  }
}

/** "a and (b or c)": brackets only where another connection would be read wrongly. */
function inBrackets(part: Condition, around: 'all' | 'any', text: string): string {
  const isOther = (part.kind === 'all' || part.kind === 'any') && part.kind !== around && part.conditions.length > 1
  return isOther ? `(${text})` : text
}

function leafText(leaf: Leaf, titleOf: TitleOf, locale?: string): string {
  switch (leaf.kind) {
    case 'always':
      return ''
    case 'bought-product':
      return `the order has ${orList(leaf.anyOf.map((id) => quoted(titleOf(id))))}`
    case 'bought-tag':
      return `something in it is tagged ${orList(leaf.anyOf.map(quoted))}`
    case 'bought-category':
      return `something in it is in the category ${orList(leaf.anyOf.map(quoted))}`
    case 'order-at-least':
      return `it is worth at least ${minorText(leaf, locale)}`
    case 'order-at-most':
      return `it is worth at most ${minorText(leaf, locale)}`
    case 'nth-order':
      return nthText(leaf)
    case 'country':
      return `it is from ${orList(leaf.anyOf)}`
    case 'date-range':
      return rangeText(leaf)
    default:
      return leaf satisfies never
  }
}

function nthText({ from, to }: Extract<Leaf, { kind: 'nth-order' }>): string {
  if (to === undefined)
    return from === 1 ? 'it is any order of the customer' : `it is the customer’s order ${from} or later`
  return from === to ? `it is the customer’s order ${from}` : `it is the customer’s order ${from} to ${to}`
}

function rangeText({ from, to }: Extract<Leaf, { kind: 'date-range' }>): string {
  if (from && to) return `the day is from ${from} to ${to}`
  return from ? `the day is ${from} or later` : `the day is ${to ?? '…'} or earlier`
}

function offersText({ offers, howMany }: RuleBody, titleOf: TitleOf): string {
  if (offers.length === 0) return '… no product yet'
  const names = offers.map((offer) => `${quoted(titleOf(offer.productExternalId))}${kindText(offer, titleOf)}`)
  if (names.length <= howMany) return names.join(' and ')
  return `the first ${howMany === 2 ? 'two' : 'one'} that may be offered of ${names.join(', then ')}`
}

function kindText(offer: RuleOffer, titleOf: TitleOf): string {
  if (offer.kind === 'cross-sell') return ''
  return offer.replaces === undefined ? ' as an upgrade' : ` as an upgrade of ${quoted(titleOf(offer.replaces))}`
}

function discountText({ discount }: RuleBody): string {
  if (discount.kind === 'none') return ''
  const off = discount.percentOff === undefined ? '' : ` (${discount.percentOff} % off)`
  return discount.kind === 'shared'
    ? `, with the code ${discount.code || '…'}${off}`
    : `, with a code of its own from the pool ${quoted(discount.pool || '…')}${off}`
}

function capText({ priceGapCap: { upgrade, crossSell } }: RuleBody, locale?: string): string {
  const caps = [
    upgrade?.percent !== undefined ? `An upgrade costs at most ${upgrade.percent} % more.` : '',
    upgrade?.above !== undefined ? `An upgrade costs at most ${minorText(upgrade.above, locale)} more.` : '',
    crossSell ? `A cross-sell costs at most ${crossSell.percentOfDearest} % of the order’s dearest item.` : '',
  ].filter((text) => text !== '')
  return caps.length === 0 ? '' : ` ${caps.join(' ')}`
}

function minorText({ minor, currency }: { minor: number; currency: string }, locale?: string): string {
  return money({ minor: String(minor), currency }, locale)
}

function quoted(text: string): string {
  return `“${text}”`
}

function orList(words: readonly string[]): string {
  if (words.length === 0) return '…'
  const last = words.at(-1) ?? ''
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} or ${last}`
}
