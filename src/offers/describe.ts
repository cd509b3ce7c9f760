import { describeCondition, sayMoney, sayProduct, type Titles } from './describe-condition.ts'
import type { Loss, ProductTrace, RuleTrace, Trace } from './trace.ts'

/** Why a product was not offered, in words a marketer understands. */
const losses: Readonly<Record<Loss, string>> = {
  'in-the-order': 'it is in the order',
  'already-owned': 'the customer has bought it before',
  'unknown-product': 'the store has told us of no such product',
  'unknown-variant': 'the product has no such variant',
  inactive: 'it is not on sale',
  deleted: 'it was deleted from the store',
  'no-price': 'it has no price',
  'other-currency': 'its price or its limit is in another currency than the order',
  'out-of-stock': 'it is out of stock',
  'nothing-to-upgrade': 'what it would upgrade is not in the order',
  'not-dearer': 'it costs no more than what it would upgrade',
  'above-price-gap-cap': 'it costs more than the rule allows',
  'limit-reached': 'the rule had offered enough',
  'held-out': 'the customer is held out, so that the offer’s effect can be measured',
}

const outcomes: Readonly<Record<Trace['outcome'], string>> = {
  offered: 'An offer was made.',
  'held-out': 'The customer is held out, so that the offer’s effect can be measured: the mail carries no offer.',
  'nothing-to-offer': 'No rule had a product to offer, so the mail carries no offer.',
  'no-rules': 'The store has no enabled rule, so the mail carries no offer.',
  'order-missing': 'The order is no longer there, so nothing could be decided.',
}

/** The whole decision as sentences, in the order in which things were asked. */
export function describeTrace(trace: Trace): string[] {
  const discount = describeDiscount(trace)
  return [
    ...trace.rules.flatMap((rule) => describeRule(rule, trace.titles)),
    ...(trace.rulesNotAsked > 0 ? [notAsked(trace.rulesNotAsked)] : []),
    ...(discount ? [discount] : []),
    outcomes[trace.outcome],
  ]
}

/** A rule's verdict, then one sentence for each of its products when it fitted. */
export function describeRule(rule: RuleTrace, titles: Titles): string[] {
  const name = `Rule ‘${rule.rule.name}’`
  switch (rule.kind) {
    case 'did-not-fit':
      return [`${name} did not fit: ${describeCondition(rule.because, titles)}.`]
    case 'unreadable':
      return [`${name} could not be read: open it and save it again.`]
    case 'fitted':
      return [
        `${name} fitted: ${describeCondition(rule.condition, titles)}.`,
        ...rule.products.map((product) => describeProduct(product, titles)),
      ]
    default:
      return rule satisfies never
  }
}

export function describeProduct(product: ProductTrace, titles: Titles): string {
  const name = sayProduct(product.productExternalId, titles)
  if (product.kind === 'won') return `${name} was offered at ${sayMoney(product.price)}.`
  const { price, limit, because } = product
  const amounts = price && limit ? ` (${sayMoney(price)}, at most ${sayMoney(limit)})` : ''
  return `${name} was not offered: ${losses[because]}${amounts}.`
}

function describeDiscount({ discount }: Trace): string | undefined {
  switch (discount.kind) {
    case 'none':
      return undefined
    case 'shared':
      return `The offer carries the code ${discount.code}.`
    case 'pool':
      return discount.code === null
        ? `The pool ‘${discount.pool}’ has no codes left, so the offer went without one: upload more.`
        : `The offer carries the code ${discount.code} of the pool ‘${discount.pool}’, for this customer alone.`
    default:
      return discount satisfies never
  }
}

function notAsked(count: number): string {
  return count === 1 ? 'The rule behind it was not asked.' : `The ${count} rules behind it were not asked.`
}
