import type { Arm } from '../experiments/assign.ts'
import type { Money } from '../lib/money.ts'
import { type Candidate, judge, type Situation } from './candidates.ts'
import { explain, explainLeaf, findObstacle } from './evaluate.ts'
import type { ChosenOffer } from './offer.ts'
import type { RuleBody, RuleOffer } from './rule.ts'
import type { ProductTrace, RuleNamed, RuleTrace, Trace } from './trace.ts'

/** A rule as it is asked today. */
export interface ActiveRule {
  readonly named: RuleNamed
  readonly versionId: bigint
  /** null: the stored body is not one this version reads. */
  readonly body: RuleBody | null
}

export interface Choice {
  /** The rule whose offers won; null when nothing is offered. */
  readonly rule: (ActiveRule & { readonly body: RuleBody }) | null
  /** Without their discount yet. Never more than two, never one product twice. */
  readonly offers: readonly ChosenOffer[]
  readonly trace: Pick<Trace, 'outcome' | 'rules' | 'rulesNotAsked'>
}

/** The first rule with a product that may be offered wins. `rules` come in the order in which they are asked. */
export function chooseOffers(rules: readonly ActiveRule[], situation: Situation, arm: Arm): Choice {
  const asked: RuleTrace[] = []
  for (const [place, rule] of rules.entries()) {
    const answer = ask(rule, situation, arm)
    asked.push(answer.trace)
    if (!answer.settles) continue
    const outcome = arm === 'held-out' ? 'held-out' : 'offered'
    const trace = { outcome, rules: asked, rulesNotAsked: rules.length - place - 1 } as const
    const isOffered = rule.body && answer.offers.length > 0
    return { rule: isOffered ? { ...rule, body: rule.body } : null, offers: answer.offers, trace }
  }
  const outcome = arm === 'held-out' ? 'held-out' : rules.length === 0 ? 'no-rules' : 'nothing-to-offer'
  return { rule: null, offers: [], trace: { outcome, rules: asked, rulesNotAsked: 0 } }
}

/** Enabled rules by priority, the fallback last whatever its priority. */
export function inAskingOrder<R extends Pick<ActiveRule, 'body'>>(byPriority: readonly R[]): R[] {
  const isFallback = ({ body }: R) => body?.isFallback === true
  return [...byPriority.filter((rule) => !isFallback(rule)), ...byPriority.filter(isFallback)]
}

interface Answer {
  readonly trace: RuleTrace
  readonly offers: readonly ChosenOffer[]
  /** No further rule is asked. */
  readonly settles: boolean
}

function ask({ named, body }: ActiveRule, situation: Situation, arm: Arm): Answer {
  if (body === null) return passedOver({ kind: 'unreadable', rule: named })
  const obstacle = findObstacle(body.condition, situation.facts)
  if (obstacle) return passedOver({ kind: 'did-not-fit', rule: named, because: explainLeaf(obstacle, situation.facts) })
  const { products, offers, settles } = consider(body, situation, arm)
  const condition = explain(body.condition, situation.facts)
  return { trace: { kind: 'fitted', rule: named, condition, products }, offers, settles }
}

function passedOver(trace: RuleTrace): Answer {
  return { trace, offers: [], settles: false }
}

/** Held-out customers go through the same choice, so that the trace says what they would have got. */
function consider(body: RuleBody, situation: Situation, arm: Arm) {
  const products: ProductTrace[] = []
  const offers: ChosenOffer[] = []
  let won = 0
  for (const offer of body.offers) {
    const judged = judge(offer, body.priceGapCap, situation)
    const candidate = judged.kind === 'sellable' ? hold(judged, won >= body.howMany, arm) : judged
    if (judged.kind === 'sellable' && won < body.howMany) won += 1
    products.push(traceOf(offer, candidate))
    if (candidate.kind === 'sellable') offers.push(chosen(offer, candidate))
  }
  return { products, offers, settles: won > 0 }
}

function hold(candidate: Candidate, isFull: boolean, arm: Arm): Candidate {
  if (isFull) return { kind: 'lost', because: 'limit-reached' }
  return arm === 'held-out' ? { kind: 'lost', because: 'held-out' } : candidate
}

function traceOf({ kind, productExternalId }: RuleOffer, candidate: Candidate): ProductTrace {
  const named = { offer: kind, productExternalId }
  if (candidate.kind === 'sellable') {
    const { externalId, priceMinor, currency } = candidate.variant
    const price = written({ minor: priceMinor, currency })
    return { kind: 'won', ...named, variantExternalId: externalId, price }
  }
  const { because, price, limit } = candidate
  const amounts = price && limit ? { price: written(price), limit: written(limit) } : {}
  return { kind: 'lost', ...named, because, ...amounts }
}

/** JSON has no bigint. */
function written({ minor, currency }: Money) {
  return { minor: minor.toString(), currency }
}

function chosen({ kind }: RuleOffer, { product, variant }: Candidate & { kind: 'sellable' }): ChosenOffer {
  return {
    kind,
    productExternalId: product.externalId,
    variantExternalId: variant.externalId,
    title: product.title,
    variantTitle: product.variants.length > 1 ? variant.title : '',
    imageUrl: variant.imageUrl ?? product.imageUrl,
    url: product.url,
    priceMinor: variant.priceMinor.toString(),
    compareAtMinor: variant.compareAtMinor?.toString() ?? null,
    currency: variant.currency,
    discount: null,
  }
}
