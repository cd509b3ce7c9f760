import type { Product } from '../world/shop.ts'
import { decimal, idNumber, shopTime } from './json.ts'

/** The body of products/create and products/update. */
export function productBody(product: Product, at: Date) {
  return {
    id: idNumber(product.id),
    title: product.title,
    handle: product.handle,
    vendor: 'Nordlicht Tea',
    product_type: product.category,
    tags: product.tags.join(', '),
    status: 'active',
    created_at: shopTime(at),
    updated_at: shopTime(at),
    published_at: shopTime(at),
    image: null,
    images: [],
    variants: product.variants.map((variant, place) => ({
      id: idNumber(variant.id),
      product_id: idNumber(product.id),
      title: variant.title,
      sku: variant.sku,
      price: decimal(variant.cents),
      compare_at_price: null,
      position: place + 1,
      inventory_policy: 'deny',
      inventory_management: variant.stock === null ? null : 'shopify',
      inventory_quantity: variant.stock ?? 0,
    })),
  }
}
