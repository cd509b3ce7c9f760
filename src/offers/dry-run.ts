import type { Catalog } from '../catalog/find-catalog.ts'
import type { Rows } from '../database/client.ts'
import { type Choice, chooseOffers } from './choose.ts'
import { describeRule } from './describe.ts'
import { type FactsWanted, loadFacts } from './load-facts.ts'
import type { ChosenOffer } from './offer.ts'
import { productsNamedIn, titlesFor } from './products-named.ts'
import { parseRuleBody, type RuleBody } from './rule.ts'

export interface DryRunRequest {
  readonly store: { readonly id: string; readonly currency: string }
  readonly body: unknown
  /** As its sentences call it. */
  readonly name?: string
  /** How many of the newest paid orders to try. */
  readonly orders: number
}

export interface DryRun {
  /** Orders tried. */
  readonly orders: number
  /** Those the condition fits. */
  readonly fitted: number
  /** Those that would get an offer. */
  readonly offered: number
  readonly products: readonly { readonly productExternalId: string; readonly title: string; readonly offered: number }[]
  /** The newest of each: an offer, a fit without one, no fit. */
  readonly examples: readonly DryRunExample[]
}

interface DryRunExample {
  readonly orderId: bigint
  readonly orderNumber: string
  readonly offers: readonly ChosenOffer[]
  /** Why, for people. */
  readonly sentences: readonly string[]
}

const examplesOfEach = 3

/**
 * What a rule would have done alone on the store's last orders: as the customers stood then, on today's catalog, with
 * nobody held out. Writes nothing. Throws AppError `bad-rule`.
 */
export async function dryRun(
  rows: Rows,
  { store, body: given, orders, name = 'unsaved' }: DryRunRequest,
): Promise<DryRun> {
  const body = parseRuleBody(given)
  const recent = await recentOrders(rows, store.id, orders)
  const { facts, catalog } = await loadFacts(rows, store.id, recent.map(asItStood), productsNamedIn(body))
  const tried = recent.flatMap((order): Tried[] => {
    const told = facts.get(order.orderId)
    if (!told) return []
    const choice = chooseOffers([ruleTried(body, name)], { facts: told, catalog, sellsIn: store.currency }, 'offer')
    return [{ order, choice, result: resultOf(choice) }]
  })
  return summaryOf(tried, catalog)
}

interface Tried {
  readonly order: RecentOrder
  readonly choice: Choice
  readonly result: 'offer' | 'fit' | 'no fit'
}

/** A rule that may not have been saved yet. */
function ruleTried(body: RuleBody, name: string) {
  return { named: { ruleId: '', versionId: '', version: 0, name }, versionId: 0n, body }
}

function summaryOf(tried: readonly Tried[], catalog: Catalog): DryRun {
  const offered = tried.filter(({ result }) => result === 'offer')
  const fitOnly = tried.filter(({ result }) => result === 'fit')
  const unfit = tried.filter(({ result }) => result === 'no fit')
  const examples = [offered, fitOnly, unfit].flatMap((each) => each.slice(0, examplesOfEach))
  return {
    orders: tried.length,
    fitted: offered.length + fitOnly.length,
    offered: offered.length,
    products: countProducts(offered.flatMap(({ choice }) => choice.offers)),
    examples: examples.map((one) => exampleOf(one, catalog)),
  }
}

function exampleOf({ order, choice }: Tried, catalog: Catalog): DryRunExample {
  const { orderId, orderNumber } = order
  const { rules } = choice.trace
  const titles = titlesFor(rules, catalog)
  return { orderId, orderNumber, offers: choice.offers, sentences: rules.flatMap((rule) => describeRule(rule, titles)) }
}

function resultOf({ offers, trace }: Choice): Tried['result'] {
  if (offers.length > 0) return 'offer'
  return trace.rules[0]?.kind === 'fitted' ? 'fit' : 'no fit'
}

interface RecentOrder {
  readonly orderId: bigint
  readonly orderNumber: string
  readonly customerId: bigint | null
  readonly placedAt: Date
}

function recentOrders(rows: Rows, storeId: string, count: number): Promise<RecentOrder[]> {
  return rows.$queryRaw`
    SELECT id AS "orderId", number AS "orderNumber", "customerId", "placedAt" FROM "Order"
    WHERE "storeId" = ${storeId} AND "paidAt" IS NOT NULL AND "cancelledAt" IS NULL AND NOT "isTest"
    ORDER BY "placedAt" DESC, id DESC LIMIT ${Math.max(1, Math.min(count, 1000))}::int`
}

function asItStood({ orderId, customerId, placedAt }: RecentOrder): FactsWanted {
  return { orderId, customerId, decidedAt: placedAt, ownedUntil: placedAt }
}

function countProducts(offers: readonly ChosenOffer[]): DryRun['products'] {
  const counts = new Map<string, { productExternalId: string; title: string; offered: number }>()
  for (const { productExternalId, title } of offers) {
    const counted = counts.get(productExternalId) ?? { productExternalId, title, offered: 0 }
    counts.set(productExternalId, { ...counted, offered: counted.offered + 1 })
  }
  return [...counts.values()].sort((one, other) => other.offered - one.offered)
}
