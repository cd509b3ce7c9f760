import type { Catalog, CatalogProduct, CatalogVariant } from '../catalog/find-catalog.ts'
import type { Money } from '../lib/money.ts'
import type { Facts } from './facts.ts'
import type { RuleBody, RuleOffer } from './rule.ts'
import type { Loss } from './trace.ts'

/** What choosing looks at besides the rules: one order, today's catalog, and the currency the store sells in. */
export interface Situation {
  readonly facts: Facts
  readonly catalog: Catalog
  readonly sellsIn: string
}

export type Candidate =
  | { readonly kind: 'sellable'; readonly product: CatalogProduct; readonly variant: CatalogVariant }
  | { readonly kind: 'lost'; readonly because: Loss; readonly price?: Money; readonly limit?: Money }

/** Whether one offered product may go into this mail today, and as which variant. */
export function judge(offer: RuleOffer, cap: RuleBody['priceGapCap'], situation: Situation): Candidate {
  const { facts, catalog } = situation
  const id = offer.productExternalId
  if (facts.productIds.has(id)) return lost('in-the-order')
  if (facts.ownedProductIds.has(id)) return lost('already-owned')
  const product = catalog.get(id)
  if (!product) return lost('unknown-product')
  if (product.isDeleted) return lost('deleted')
  if (!product.isActive) return lost('inactive')
  const limit = limitOf(offer, cap, facts)
  if (limit.kind === 'none') return lost(limit.because)
  const picked = pickVariant(offer, product, situation, limit.above)
  return picked.kind === 'sellable' ? withinLimit(picked, limit.minor) : picked
}

function lost(because: Loss): Candidate & { kind: 'lost' } {
  return { kind: 'lost', because }
}

type Sellable = Candidate & { kind: 'sellable' }

/**
 * The explicit variant, else the cheapest that passes every test; ties go to the platform's order. The marketer may name
 * any variant; one that is picked for an upgrade costs more than what it upgrades.
 */
function pickVariant(
  offer: RuleOffer,
  product: CatalogProduct,
  { facts, sellsIn }: Situation,
  above: bigint | null,
): Candidate {
  const wanted = offer.variantExternalId
  const all = wanted ? product.variants.filter((variant) => variant.externalId === wanted) : product.variants
  if (all.length === 0) return lost(wanted ? 'unknown-variant' : 'no-price')
  const priced = all.filter((variant) => variant.priceMinor > 0n)
  if (priced.length === 0) return lost('no-price')
  const payable = priced.filter(({ currency }) => currency === facts.currency && currency === sellsIn)
  if (payable.length === 0) return lost('other-currency')
  const inStock = payable.filter(isInStock)
  if (inStock.length === 0) return lost('out-of-stock')
  const [first, ...others] = wanted || above === null ? inStock : inStock.filter((one) => one.priceMinor > above)
  if (!first) return lost('not-dearer')
  const variant = others.reduce((best, next) => (next.priceMinor < best.priceMinor ? next : best), first)
  return { kind: 'sellable', product, variant }
}

function isInStock({ stock, sellsWithoutStock }: CatalogVariant): boolean {
  return stock === null || stock > 0 || sellsWithoutStock
}

type Limit = { kind: 'limit'; minor: bigint | null; above: bigint | null } | { kind: 'none'; because: Loss }

/** The highest price the rule allows for this order, and for an upgrade the price it must be above; null is no limit. */
function limitOf(offer: RuleOffer, cap: RuleBody['priceGapCap'], facts: Facts): Limit {
  if (offer.kind === 'upgrade') return upgradeLimit(offer.replaces, cap.upgrade, facts)
  const percent = cap.crossSell?.percentOfDearest
  // Without a product in the order there is nothing to measure by: nothing is within the cap.
  const minor = percent === undefined ? null : percentOf(facts.dearestMinor ?? 0n, percent)
  return { kind: 'limit', minor, above: null }
}

function upgradeLimit(replaces: string | undefined, cap: RuleBody['priceGapCap']['upgrade'], facts: Facts): Limit {
  const base = replaces === undefined ? facts.dearestMinor : facts.unitPrices.get(replaces)
  if (base === undefined || base === null) return { kind: 'none', because: 'nothing-to-upgrade' }
  const limits: bigint[] = []
  if (cap?.percent !== undefined) limits.push(base + percentOf(base, cap.percent))
  if (cap?.above) {
    if (cap.above.currency !== facts.currency) return { kind: 'none', because: 'other-currency' }
    limits.push(base + BigInt(cap.above.minor))
  }
  const lowest = limits.reduce<bigint | null>((least, next) => (least === null || next < least ? next : least), null)
  return { kind: 'limit', minor: lowest, above: base }
}

/** Rounded down: a cap is never exceeded, not by one cent. */
function percentOf(minor: bigint, percent: number): bigint {
  return (minor * BigInt(percent)) / 100n
}

function withinLimit(candidate: Sellable, limitMinor: bigint | null): Candidate {
  const { priceMinor, currency } = candidate.variant
  if (limitMinor === null || priceMinor <= limitMinor) return candidate
  const price = { minor: priceMinor, currency }
  return { kind: 'lost', because: 'above-price-gap-cap', price, limit: { minor: limitMinor, currency } }
}
