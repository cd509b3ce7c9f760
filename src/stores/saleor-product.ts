import { z } from 'zod'
import type { IncomingProduct, IncomingVariant, ProductRemoval } from '../catalog/incoming.ts'
import { type StoreFacts, Unreadable } from './adapter.ts'
import { flag, id, listOf, optionalInstant, optionalText, quantity, text } from './fields.ts'
import { metadata } from './saleor-metadata.ts'
import { minorIn, optionalMoney } from './saleor-money.ts'
import { versionOf } from './version.ts'
import { webAddress } from './web-address.ts'

const channel = z.object({ slug: text, currencyCode: text })
type Channel = z.infer<typeof channel>

const variantShape = z.object({
  id,
  name: optionalText,
  sku: optionalText,
  trackInventory: flag,
  stocks: listOf(z.object({ quantity, quantityAllocated: quantity })),
  media: listOf(z.object({ url: optionalText, type: optionalText })),
  channelListings: listOf(z.object({ channel, price: optionalMoney, costPrice: optionalMoney })),
})
type SaleorVariant = z.infer<typeof variantShape>

/** NotchProduct of saleor-query.ts. */
export const productShape = z.object({
  id,
  name: text,
  channel: optionalText,
  updatedAt: optionalInstant,
  category: z.object({ name: optionalText }).nullish(),
  collections: listOf(z.object({ name: optionalText })),
  metadata,
  thumbnail: z.object({ url: optionalText }).nullish(),
  channelListings: listOf(z.object({ channel, isPublished: flag, isAvailableForPurchase: z.boolean().nullish() })),
  variants: listOf(variantShape),
})
export type SaleorProduct = z.infer<typeof productShape>

/** A change of a price or of stock leaves the product's own `updatedAt` alone, so the time of the event counts. */
export function toProduct(product: SaleorProduct, issuedAt: Date | null, store: StoreFacts): IncomingProduct {
  const isOurs = ({ slug, currencyCode }: Channel) =>
    currencyCode === store.currency && (product.channel === null || product.channel === slug)
  const listings = product.channelListings.filter((listing) => isOurs(listing.channel))
  const told = {
    externalId: product.id,
    title: product.name,
    url: webAddress(product.metadata.get('url')),
    imageUrl: webAddress(product.thumbnail?.url),
    vendor: null,
    category: product.category?.name ?? null,
    tags: [...new Set(product.collections.flatMap(({ name }) => name ?? []))],
    isActive: listings.some(
      ({ isPublished, isAvailableForPurchase }) => isPublished && isAvailableForPurchase !== false,
    ),
    currency: store.currency,
    variants: product.variants.flatMap((variant, i) => toVariant(variant, i, isOurs, store.currency)),
  }
  return { ...told, version: versionOf(issuedAt ?? product.updatedAt ?? new Date(0), told) }
}

/** Saleor never gives an id again, so a removal outranks every telling of the product, whenever either arrives. */
export function toRemoval(externalId: string, removedAt: Date): ProductRemoval {
  return { externalId, version: versionOf(new Date('9999-12-31T23:59:59.999Z'), { externalId }, 999), removedAt }
}

/** None where the store's channels do not sell it. */
function toVariant(
  variant: SaleorVariant,
  index: number,
  isOurs: (channel: Channel) => boolean,
  currency: string,
): IncomingVariant[] {
  const sold = variant.channelListings.filter((listing) => listing.price && isOurs(listing.channel))
  const [listing] = sold
  if (!listing) return []
  const price = (of: typeof listing) => minorIn(currency, of.price, 'channelListing.price')
  const other = sold.find((another) => price(another) !== price(listing))
  if (other) throw new Unreadable(twoPrices(variant, [listing.channel.slug, other.channel.slug], currency))
  const image = variant.media.find(({ type }) => type === 'IMAGE')
  return [
    {
      externalId: variant.id,
      title: variant.name ?? '',
      sku: variant.sku,
      priceMinor: price(listing),
      compareAtMinor: null,
      costMinor: listing.costPrice ? minorIn(currency, listing.costPrice, 'channelListing.costPrice') : null,
      stock: stockOf(variant),
      sellsWithoutStock: false,
      imageUrl: webAddress(image?.url),
      position: index + 1,
    },
  ]
}

function twoPrices({ id: variantId }: SaleorVariant, slugs: readonly string[], currency: string): string {
  return `The variant ${variantId} has different prices in ${currency} in the channels ${slugs.join(' and ')}: name the one of this store in the webhook's query, product(channel: "${slugs[0]}").`
}

/** What all warehouses have and nobody bought yet. More may be promised than there is. */
function stockOf({ trackInventory, stocks }: SaleorVariant): number | null {
  if (!trackInventory) return null
  return stocks.reduce((sum, stock) => sum + stock.quantity - stock.quantityAllocated, 0)
}
