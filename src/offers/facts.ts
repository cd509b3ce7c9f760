import type { CatalogProduct } from '../catalog/find-catalog.ts'

/** Everything a rule may ask about one order, and all that choosing an offer needs to know of it. */
export interface Facts {
  readonly currency: string
  /** Items after discounts, without tax and shipping. */
  readonly itemsMinor: bigint
  /** The customer's how many-th counted order; null when unknown. */
  readonly nth: number | null
  /** Two letters, upper case. */
  readonly country: string | null
  /** The store's own day on which the offer is decided: "2026-11-24". */
  readonly date: string
  readonly productIds: ReadonlySet<string>
  /** Lower case. */
  readonly tags: ReadonlySet<string>
  /** Lower case. */
  readonly categories: ReadonlySet<string>
  /** Every product of the customer's orders at this store, this one among them. */
  readonly ownedProductIds: ReadonlySet<string>
  /** The dearest piece bought of each product, at the shop's own price before discounts. */
  readonly unitPrices: ReadonlyMap<string, bigint>
  /** The dearest piece of the order; null when no product was bought. */
  readonly dearestMinor: bigint | null
}

export interface OrderTold {
  readonly currency: string
  readonly itemsMinor: bigint
  readonly nth: number | null
  readonly country: string | null
  readonly date: string
  /** Products only: no gift cards, no tips. A line of a product the platform did not name has a null id. */
  readonly lines: readonly { readonly productExternalId: string | null; readonly unitMinor: bigint }[]
}

export function factsOf(
  order: OrderTold,
  owned: readonly string[],
  findProduct: (externalId: string) => CatalogProduct | undefined,
): Facts {
  const unitPrices = unitPricesOf(order.lines)
  const productIds = new Set(unitPrices.keys())
  const ownedProductIds = new Set(owned)
  const tags = new Set<string>()
  const categories = new Set<string>()
  for (const id of productIds) {
    ownedProductIds.add(id)
    const product = findProduct(id)
    if (!product) continue
    for (const tag of product.tags) tags.add(tag.toLowerCase())
    if (product.category !== null) categories.add(product.category.toLowerCase())
  }
  const { currency, itemsMinor, nth, date } = order
  const country = order.country?.toUpperCase() ?? null
  const dearestMinor = dearestOf(order.lines)
  return {
    currency,
    itemsMinor,
    nth,
    country,
    date,
    productIds,
    tags,
    categories,
    ownedProductIds,
    unitPrices,
    dearestMinor,
  }
}

function unitPricesOf(lines: OrderTold['lines']): Map<string, bigint> {
  const prices = new Map<string, bigint>()
  for (const { productExternalId, unitMinor } of lines) {
    if (productExternalId === null) continue
    const known = prices.get(productExternalId)
    if (known === undefined || unitMinor > known) prices.set(productExternalId, unitMinor)
  }
  return prices
}

function dearestOf(lines: OrderTold['lines']): bigint | null {
  let dearest: bigint | null = null
  for (const { unitMinor } of lines) if (dearest === null || unitMinor > dearest) dearest = unitMinor
  return dearest
}
