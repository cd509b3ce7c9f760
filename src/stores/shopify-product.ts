import { z } from 'zod'
import type { IncomingProduct, IncomingVariant, ProductRemoval } from '../catalog/incoming.ts'
import type { RawDelivery, StoreFacts } from './adapter.ts'
import { amount, id, listOf, optionalAmount, optionalId, optionalInstant, optionalText, readAs } from './fields.ts'
import type { JsonValue } from './json.ts'
import { minorOf } from './shopify-money.ts'
import { tagsOf } from './shopify-tags.ts'
import { versionOf } from './version.ts'
import { webAddress } from './web-address.ts'

const image = z.object({ id: optionalId, src: optionalText })

const variantShape = z.object({
  id,
  title: optionalText,
  sku: optionalText,
  price: amount,
  compare_at_price: optionalAmount,
  position: optionalText,
  image_id: optionalId,
  inventory_policy: optionalText,
  inventory_management: z.unknown().optional(),
  inventory_quantity: optionalText,
})
type ShopifyVariant = z.infer<typeof variantShape>

const productShape = z.object({
  id,
  title: optionalText,
  handle: optionalText,
  vendor: optionalText,
  product_type: optionalText,
  category: z.object({ name: optionalText }).nullish(),
  tags: z.unknown().optional(),
  status: optionalText,
  published_at: z.unknown().optional(),
  created_at: optionalInstant,
  updated_at: optionalInstant,
  image: image.nullish(),
  images: listOf(image),
  variants: listOf(variantShape),
})
type ShopifyProduct = z.infer<typeof productShape>

export function readProduct(body: JsonValue, store: StoreFacts): IncomingProduct {
  const product = readAs(productShape, body, 'product')
  const told = {
    externalId: product.id,
    title: product.title ?? '',
    url: productUrl(product.handle, store.storefrontUrl),
    imageUrl: webAddress(product.image?.src ?? product.images[0]?.src),
    vendor: product.vendor,
    category: product.product_type ?? product.category?.name ?? null,
    tags: tagsOf(product.tags),
    isActive: isForSale(product),
    currency: store.currency,
    variants: uniqueVariants(product).map((variant, i) => toVariant(variant, i, product.images, store.currency)),
  }
  return { ...told, version: versionOf(product.updated_at ?? product.created_at ?? new Date(0), told) }
}

/** Shopify never gives an id again, so a removal outranks every telling of the product, whenever either arrives. */
export function readProductRemoval(body: JsonValue, { receivedAt }: RawDelivery): ProductRemoval {
  const { id: externalId } = readAs(z.object({ id }), body, 'product')
  const version = versionOf(new Date('9999-12-31T23:59:59.999Z'), { externalId }, 999)
  return { externalId, version, removedAt: receivedAt }
}

/** Active but unpublished products have no page a mail could lead to. Old API versions tell no status. */
function isForSale({ status, published_at }: ShopifyProduct): boolean {
  return (status === null || status === 'active') && published_at !== null
}

function productUrl(handle: string | null, storefrontUrl: string): string | null {
  return handle === null ? null : new URL(`/products/${encodeURIComponent(handle)}`, storefrontUrl).href
}

function uniqueVariants({ variants }: ShopifyProduct): ShopifyVariant[] {
  return [...new Map(variants.map((variant) => [variant.id, variant])).values()]
}

function toVariant(
  variant: ShopifyVariant,
  index: number,
  images: ShopifyProduct['images'],
  currency: string,
): IncomingVariant {
  const own = images.find((candidate) => candidate.id !== null && candidate.id === variant.image_id)
  return {
    externalId: variant.id,
    // What Shopify calls the only variant of a product without options; people never see it.
    title: variant.title === 'Default Title' ? '' : (variant.title ?? ''),
    sku: variant.sku,
    priceMinor: minorOf(variant.price, currency),
    compareAtMinor: variant.compare_at_price === null ? null : minorOf(variant.compare_at_price, currency),
    costMinor: null,
    stock: stockOf(variant),
    sellsWithoutStock: variant.inventory_policy === 'continue',
    imageUrl: webAddress(own?.src),
    position: whole(variant.position) ?? index + 1,
  }
}

/** `inventory_management: null` means not counted. Versions since 2024-07 leave it out: then the count is believed. */
function stockOf(variant: ShopifyVariant): number | null {
  if (variant.inventory_management === null || variant.inventory_management === '') return null
  return whole(variant.inventory_quantity)
}

function whole(text: string | null): number | null {
  return text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : null
}
