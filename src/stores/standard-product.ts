import type { IncomingProduct, ProductRemoval } from '../catalog/incoming.ts'
import { parseMinor } from '../lib/money.ts'
import type { StandardProduct } from './standard-format.ts'
import { versionOf } from './version.ts'
import { webAddress } from './web-address.ts'

export function toProduct(product: StandardProduct, sentAt: Date): IncomingProduct {
  const minor = (text: string) => parseMinor(text, product.currency)
  const told = {
    externalId: product.id,
    title: product.title,
    url: webAddress(product.url),
    imageUrl: webAddress(product.imageUrl),
    vendor: product.vendor,
    category: product.category,
    tags: product.tags,
    isActive: product.isActive,
    currency: product.currency,
    variants: product.variants.map((variant, i) => ({
      externalId: variant.id,
      title: variant.title,
      sku: variant.sku,
      priceMinor: minor(variant.price),
      compareAtMinor: variant.compareAtPrice === null ? null : minor(variant.compareAtPrice),
      costMinor: variant.cost === null ? null : minor(variant.cost),
      stock: variant.stock,
      sellsWithoutStock: variant.sellsWithoutStock,
      imageUrl: webAddress(variant.imageUrl),
      position: i + 1,
    })),
  }
  return { ...told, version: versionOf(product.updatedAt ?? sentAt, told) }
}

/** A store of its own may use an id again: a removal counts until a later telling of the product. */
export function toRemoval(externalId: string, sentAt: Date): ProductRemoval {
  return { externalId, version: versionOf(sentAt, { externalId }, 999), removedAt: sentAt }
}
