import type { ProductRow, VariantJson } from '../../web/schemas/product.ts'
import { count, money, type SentMoney } from '../format.ts'

interface Priced {
  readonly variants: readonly Pick<VariantJson, 'price'>[]
}

/** "€12.00", or "from €12.00" when its variants differ. */
export function priceText({ variants }: Priced): string {
  const [first, ...rest] = variants
  if (!first) return 'no price'
  const cheapest = rest.reduce<SentMoney>((least, { price }) => (isLess(price, least) ? price : least), first.price)
  const isOne = rest.every(({ price }) => price.minor === first.price.minor)
  return isOne ? money(cheapest) : `from ${money(cheapest)}`
}

function isLess(a: SentMoney, b: SentMoney): boolean {
  return a.currency === b.currency && BigInt(a.minor) < BigInt(b.minor)
}

interface Stocked {
  readonly isActive: ProductRow['isActive']
  readonly variants: readonly Pick<VariantJson, 'stock' | 'sellsWithoutStock'>[]
}

/** Null stock: the platform does not count it. */
export function stockText({ variants, isActive }: Stocked): string {
  if (!isActive) return 'not on sale'
  if (variants.length === 0) return 'nothing to sell'
  if (variants.some(({ stock }) => stock === null)) return 'stock not counted'
  const left = variants.reduce((sum, { stock }) => sum + Math.max(0, stock ?? 0), 0)
  if (left > 0) return `${count(left)} in stock`
  return variants.some(({ sellsWithoutStock }) => sellsWithoutStock) ? 'sells without stock' : 'out of stock'
}
