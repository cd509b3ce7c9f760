import type { Condition } from '../../offers/condition.ts'
import type { RuleBody, RuleOffer } from '../../offers/rule.ts'
import { conditionText, minorText, quoted, type TitleOf } from './condition-text.ts'

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
