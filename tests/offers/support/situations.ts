import type { CatalogProduct, CatalogVariant } from '../../../src/catalog/find-catalog.ts'
import type { Situation } from '../../../src/offers/candidates.ts'
import type { ActiveRule } from '../../../src/offers/choose.ts'
import { type Facts, factsOf, type OrderTold } from '../../../src/offers/facts.ts'
import { ruleBody } from '../../../src/offers/rule.ts'

/** An order of one tea at 12.00 EUR by a first customer in Germany, on 24 November 2026. */
export function tellOrder(changes: Partial<OrderTold> = {}): OrderTold {
  return {
    currency: 'EUR',
    itemsMinor: 1200n,
    nth: 1,
    country: 'DE',
    date: '2026-11-24',
    lines: [{ productExternalId: 'tea', unitMinor: 1200n }],
    ...changes,
  }
}

export function variant(changes: Partial<CatalogVariant> = {}): CatalogVariant {
  return {
    externalId: 'v1',
    title: '100 g',
    priceMinor: 1500n,
    compareAtMinor: null,
    currency: 'EUR',
    stock: 5,
    sellsWithoutStock: false,
    imageUrl: null,
    ...changes,
  }
}

export function product(externalId: string, changes: Partial<CatalogProduct> = {}): CatalogProduct {
  return {
    externalId,
    title: `The ${externalId}`,
    url: `https://shop.example/${externalId}`,
    imageUrl: null,
    category: null,
    tags: [],
    isActive: true,
    isDeleted: false,
    variants: [variant({ externalId: `${externalId}-1` })],
    ...changes,
  }
}

export interface Told {
  readonly order?: Partial<OrderTold>
  readonly owned?: readonly string[]
  readonly products?: readonly CatalogProduct[]
}

export function situation({ order = {}, owned = [], products = [] }: Told = {}): Situation {
  const catalog = new Map(products.map((one) => [one.externalId, one]))
  return { facts: factsOf(tellOrder(order), owned, (id) => catalog.get(id)), catalog, sellsIn: 'EUR' }
}

export function factsFor(told: Told = {}): Facts {
  return situation(told).facts
}

let rules = 0

/** A rule that fits every order, unless told otherwise; `body` goes through the schema, as saved ones do. */
export function activeRule(body: Record<string, unknown>, name = 'Rule'): ActiveRule {
  rules += 1
  const named = { ruleId: `${rules}`, versionId: `${rules}0`, version: 1, name }
  return { named, versionId: BigInt(rules) * 10n, body: ruleBody.parse({ condition: { kind: 'always' }, ...body }) }
}

export function crossSell(productExternalId: string, variantExternalId?: string) {
  return { kind: 'cross-sell', productExternalId, ...(variantExternalId ? { variantExternalId } : {}) }
}

export function upgrade(productExternalId: string, replaces?: string) {
  return { kind: 'upgrade', productExternalId, ...(replaces ? { replaces } : {}) }
}
