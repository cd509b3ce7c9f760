import { z } from 'zod'
import type { IncomingProduct, IncomingVariant, ProductRemoval } from '../catalog/incoming.ts'
import type { RawDelivery, StoreFacts } from './adapter.ts'
import { id, listOf, optionalAmount, optionalText, readAs } from './fields.ts'
import type { JsonValue } from './json.ts'
import { versionOf } from './version.ts'
import { webAddress } from './web-address.ts'
import { gmtTime, isYes, minorOf, optionalName } from './woocommerce-fields.ts'

const named = listOf(z.object({ name: optionalName }))
const image = z.object({ src: optionalText })

const productShape = z.object({
  id,
  name: optionalName,
  permalink: optionalText,
  type: optionalText,
  status: optionalText,
  post_password: optionalText,
  purchasable: z.unknown().optional(),
  sku: optionalText,
  price: optionalAmount,
  regular_price: optionalAmount,
  manage_stock: z.unknown().optional(),
  stock_quantity: optionalText,
  stock_status: optionalText,
  backorders_allowed: z.unknown().optional(),
  date_created_gmt: gmtTime,
  date_modified_gmt: gmtTime,
  categories: named,
  tags: named,
  brands: named,
  images: listOf(image),
  image: image.nullish(),
  variations: z.unknown().optional(),
})
type WooCommerceProduct = z.infer<typeof productShape>

/**
 * What goes into a cart by its id alone is a product with one variant, both of that id: a simple product, and each
 * variation, which WooCommerce tells as a product of its own. What has to be chosen from first (a variable product
 * names its variations and not their prices) has no variant, so nothing offers it.
 */
export function readProduct(body: JsonValue, store: StoreFacts): IncomingProduct {
  const product = readAs(productShape, body, 'product')
  const told = {
    externalId: product.id,
    title: product.name ?? '',
    url: webAddress(product.permalink),
    imageUrl: webAddress(product.image?.src ?? product.images[0]?.src),
    vendor: namesOf(product.brands)[0] ?? null,
    category: namesOf(product.categories)[0] ?? null,
    tags: namesOf(product.tags),
    isActive: isForSale(product),
    currency: store.currency,
    variants: variantsOf(product, store.currency),
  }
  return { ...told, version: versionOf(product.date_modified_gmt ?? product.date_created_gmt ?? new Date(0), told) }
}

/** Deleting is moving to the bin, from which a product may come back under its id: a later telling outranks it. */
export function readProductRemoval(body: JsonValue, { receivedAt }: RawDelivery): ProductRemoval {
  const { id: externalId } = readAs(z.object({ id }), body, 'product')
  return { externalId, version: versionOf(receivedAt, { externalId }, 999), removedAt: receivedAt }
}

function namesOf(list: WooCommerceProduct['tags']): string[] {
  return [...new Set(list.flatMap(({ name }) => name ?? []))]
}

/** Published, for everybody, and for sale in this shop: an "external" product is sold by somebody else. */
function isForSale({ status, post_password, purchasable }: WooCommerceProduct): boolean {
  const isPublished = (status === null || status === 'publish') && post_password === null
  return isPublished && (purchasable === undefined || isYes(purchasable))
}

const chosenFrom = new Set(
  'variable variable-subscription grouped external booking accommodation-booking composite mix-and-match'.split(' '),
)

function variantsOf(product: WooCommerceProduct, currency: string): IncomingVariant[] {
  const hasVariations = Array.isArray(product.variations) && product.variations.length > 0
  if (product.price === null || hasVariations || chosenFrom.has(product.type ?? '')) return []
  const priceMinor = minorOf(product.price, currency)
  const regularMinor = minorOf(product.regular_price, currency)
  return [
    {
      externalId: product.id,
      title: '',
      sku: product.sku,
      priceMinor,
      compareAtMinor: regularMinor > priceMinor ? regularMinor : null,
      costMinor: null,
      stock: stockOf(product),
      sellsWithoutStock: isYes(product.backorders_allowed),
      imageUrl: null,
      position: 1,
    },
  ]
}

/** Counted only where `manage_stock` says so, "parent" meaning the count of all variations together. */
function stockOf({ manage_stock, stock_quantity, stock_status }: WooCommerceProduct): number | null {
  const isCounted = isYes(manage_stock) || manage_stock === 'parent'
  const counted = isCounted && /^-?\d{1,9}(\.\d+)?$/.test(stock_quantity ?? '') ? Number(stock_quantity) : null
  // Out of stock may begin above zero: the shop keeps a reserve.
  if (stock_status === 'outofstock') return Math.min(Math.floor(counted ?? 0), 0)
  return counted === null ? null : Math.floor(counted)
}
