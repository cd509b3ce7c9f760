import type { Prisma } from '../../database/client.ts'
import type { ProductRow, VariantJson } from '../schemas/product.ts'
import { showMoney } from '../show-money.ts'

type StoredProduct = Prisma.ProductGetPayload<{ include: { variants: true } }>

/** In the platform's order. */
export const variantOrder = [
  { position: 'asc' },
  { id: 'asc' },
] as const satisfies Prisma.VariantOrderByWithRelationInput[]

export function showProduct({ id, variants, ...product }: StoredProduct): ProductRow {
  const { externalId, title, imageUrl, url, vendor, category, tags, isActive } = product
  return {
    ...{ id: id.toString(), externalId, title, imageUrl, url, vendor, category, tags, isActive },
    variants: variants.map(showVariant),
  }
}

function showVariant(variant: StoredProduct['variants'][number]): VariantJson {
  const { externalId, title, sku, currency, stock, sellsWithoutStock, imageUrl } = variant
  const amount = (minor: bigint | null) => (minor === null ? null : showMoney(minor, currency))
  return {
    ...{ externalId, title, sku, stock, sellsWithoutStock, imageUrl },
    price: showMoney(variant.priceMinor, currency),
    compareAt: amount(variant.compareAtMinor),
    cost: amount(variant.costMinor),
  }
}
