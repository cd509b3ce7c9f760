import type { ProductRow, VariantJson } from '../../web/schemas/product.ts'
import { count, plural } from '../format.ts'
import { stockText } from '../rules/product-words.ts'
import type { Word } from '../words.ts'

export function saleWord({ isActive }: Pick<ProductRow, 'isActive'>): Word {
  return isActive
    ? { label: 'On sale', color: 'teal', meaning: 'The store shows it, so a rule may offer it.' }
    : { label: 'Not on sale', color: 'gray', meaning: 'The store does not show it, so no mail offers it.' }
}

/** The variant whose price a list shows: the cheapest, the first of several. */
export function cheapest<Variant extends Pick<VariantJson, 'price'>>(
  variants: readonly Variant[],
): Variant | undefined {
  const [first, ...rest] = variants
  return rest.reduce((least, one) => (BigInt(one.price.minor) < BigInt(least?.price.minor ?? 0) ? one : least), first)
}

/** A price before a reduction; one that is no higher than the price is nothing to show. */
export function reducedFrom({ price, compareAt }: Pick<VariantJson, 'price' | 'compareAt'>) {
  return compareAt !== null && BigInt(compareAt.minor) > BigInt(price.minor) ? compareAt : null
}

/** A list tells at most fifty variants of a product. */
export function variantCountText(variants: readonly unknown[]): string {
  return variants.length >= 50 ? '50 variants or more' : plural(variants.length, 'variant')
}

/** Of all variants together, whether it is on sale or not. */
export function productStockText({ variants }: Pick<ProductRow, 'variants'>): string {
  const text = stockText({ variants, isActive: true })
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Null stock: the platform does not count it. Below zero: more were sold than there were. */
export function variantStockText({ stock, sellsWithoutStock }: Pick<VariantJson, 'stock' | 'sellsWithoutStock'>) {
  if (stock === null) return 'Not counted'
  if (stock > 0) return count(stock)
  return sellsWithoutStock ? `${count(stock)}, sells without stock` : 'Out of stock'
}

export function isOut({ stock, sellsWithoutStock }: Pick<VariantJson, 'stock' | 'sellsWithoutStock'>): boolean {
  return stock !== null && stock <= 0 && !sellsWithoutStock
}

/** Shopify gives the one variant of a product without any this name. */
export function variantTitle({ title }: Pick<VariantJson, 'title'>): string {
  return title === '' || title === 'Default Title' ? 'The only variant' : title
}

/** "Nordlicht · Tea" */
export function originText({ vendor, category }: Pick<ProductRow, 'vendor' | 'category'>): string {
  return [vendor, category].filter((part) => part !== null && part !== '').join(' · ')
}
