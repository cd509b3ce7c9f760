import { between, chance, pick, type Random } from '../random.ts'
import { catalogue, isInStock, taxWithin } from './catalogue.ts'
import type { Line, Product, Variant } from './shop.ts'

/** What goes into a basket, before it has an order. */
export interface Item {
  readonly product: Product
  readonly variant: Variant
  readonly quantity: number
}

const onSale = catalogue.filter(isInStock)
const everyday = onSale.filter(({ tags }) => tags.includes('everyday'))

/** One to three products; most people come for an everyday tea. */
export function fillBasket(random: Random, without: readonly Item[] = []): Item[] {
  const count = 1 + Number(chance(random, 0.45)) + Number(chance(random, 0.2))
  const items = new Map(without.map((item) => [item.product.id, item]))
  for (let i = 0; i < count; i += 1) {
    const product = pick(random, chance(random, 0.8) ? everyday : onSale)
    const variant = pick(random, product.variants)
    items.set(product.id, { product, variant, quantity: chance(random, 0.18) ? between(random, 2, 3) : 1 })
  }
  return [...items.values()]
}

/** The order's lines: discounts rounded by line as the shop does, tax taken out of what is paid. */
export function linesOf(items: readonly Item[], orderId: string, percentOff: number): Line[] {
  return items.map(({ product, variant, quantity }, place) => {
    const full = variant.cents * quantity
    const discountCents = Math.round((full * percentOff) / 100)
    return {
      id: String(BigInt(orderId) + BigInt(place) + 1n),
      product,
      variant,
      quantity,
      discountCents,
      taxCents: taxWithin(full - discountCents, product),
    }
  })
}
