import { z } from 'zod'
import type { IncomingProduct, IncomingVariant } from '../catalog/incoming.ts'
import { type StoreFacts, Unreadable } from './adapter.ts'
import type { Answers, ApiCall } from './api.ts'
import { isGone, readV3 } from './bigcommerce-answers.ts'
import { minorOf } from './bigcommerce-money.ts'
import { flag, id, listOf, optionalAmount, optionalId, optionalInstant, optionalText } from './fields.ts'
import { versionOf } from './version.ts'
import { webAddress } from './web-address.ts'

const prices = { price: optionalAmount, sale_price: optionalAmount, calculated_price: optionalAmount }

const variantShape = z.object({
  id,
  sku: optionalText,
  ...prices,
  retail_price: optionalAmount,
  cost_price: optionalAmount,
  inventory_level: optionalText,
  purchasing_disabled: flag,
  image_url: optionalText,
  option_values: listOf(z.object({ label: optionalText })),
})
type BigCommerceVariant = z.infer<typeof variantShape>

const productShape = z.object({
  id,
  name: optionalText,
  ...prices,
  retail_price: optionalAmount,
  cost_price: optionalAmount,
  brand_id: optionalId,
  categories: listOf(id),
  availability: optionalText,
  is_visible: flag,
  inventory_tracking: optionalText,
  inventory_level: optionalText,
  custom_url: z.object({ url: optionalText }).nullish(),
  images: listOf(z.object({ is_thumbnail: flag, url_standard: optionalText })),
  variants: listOf(variantShape),
  date_created: optionalInstant,
  date_modified: optionalInstant,
})
type BigCommerceProduct = z.infer<typeof productShape>

const named = z.object({ name: optionalText })

/** The calls a product needs, those that were made among them. */
export function productCalls(productId: string, answers: Answers): readonly ApiCall[] {
  const whole = { name: 'product', path: `/v3/catalog/products/${productId}?include=variants,images` }
  if (!answers['product'] || isGone(answers['product'])) return [whole]
  const { brand_id: brand, categories } = readProductAnswer(productId, answers)
  const call = (name: string, kind: string, ofId: string | null | undefined) =>
    ofId && /^[1-9]\d*$/.test(ofId) ? [{ name, path: `/v3/catalog/${kind}/${ofId}?include_fields=name` }] : []
  return [whole, ...call('brand', 'brands', brand), ...call('category', 'categories', categories[0])]
}

export function readProduct(productId: string, answers: Answers, store: StoreFacts): IncomingProduct {
  const product = readProductAnswer(productId, answers)
  const image = product.images.find(({ is_thumbnail }) => is_thumbnail) ?? product.images[0]
  const told = {
    externalId: product.id,
    title: product.name ?? '',
    url: product.custom_url?.url ? pageAt(product.custom_url.url, store.storefrontUrl) : null,
    imageUrl: webAddress(image?.url_standard),
    vendor: nameIn(answers, 'brand'),
    category: nameIn(answers, 'category'),
    tags: [],
    isActive: product.is_visible && product.availability !== 'disabled',
    currency: store.currency,
    variants: uniqueVariants(product).map((variant, i) => toVariant(variant, i, product, store.currency)),
  }
  return { ...told, version: versionOf(product.date_modified ?? product.date_created ?? new Date(0), told) }
}

function readProductAnswer(productId: string, answers: Answers): BigCommerceProduct {
  const product = readV3(productShape, answers, 'product')
  if (product.id === productId) return product
  throw new Unreadable(`BigCommerce answered with product ${product.id} when asked for product ${productId}.`)
}

/** Null as well when the brand or category was deleted since. */
function nameIn(answers: Answers, name: string): string | null {
  const answer = answers[name]
  return answer && !isGone(answer) ? readV3(named, answers, name).name : null
}

function uniqueVariants({ variants }: BigCommerceProduct): BigCommerceVariant[] {
  return [...new Map(variants.map((variant) => [variant.id, variant])).values()]
}

function toVariant(
  variant: BigCommerceVariant,
  index: number,
  product: BigCommerceProduct,
  currency: string,
): IncomingVariant {
  const { shown, before } = pricesOf(variant, product, currency)
  const cost = variant.cost_price ?? product.cost_price
  return {
    externalId: variant.id,
    title: variant.option_values.flatMap(({ label }) => label ?? []).join(' / '),
    sku: variant.sku,
    priceMinor: shown,
    compareAtMinor: before,
    // 0 is what BigCommerce keeps where no cost was entered.
    costMinor: isNothing(cost) ? null : minorOf(cost, currency),
    stock: variant.purchasing_disabled ? 0 : stockOf(variant, product),
    sellsWithoutStock: false,
    imageUrl: webAddress(variant.image_url),
    position: index + 1,
  }
}

/** A variant without a price of its own has the product's. Rules may make the calculated price finer than money is. */
function pricesOf(variant: BigCommerceVariant, product: BigCommerceProduct, currency: string) {
  const priced = variant.price === null ? product : variant
  const sale = isNothing(priced.sale_price) ? null : priced.sale_price
  const shownText = variant.calculated_price ?? sale ?? priced.price
  if (shownText === null)
    throw new Unreadable(`product.price is missing, and variant ${variant.id} has none of its own.`)
  const shown = minorOf(shownText, currency)
  const higher = [priced.price, variant.retail_price ?? product.retail_price]
    .map((text) => minorOf(text, currency))
    .find((minor) => minor > shown)
  return { shown, before: higher ?? null }
}

function stockOf(variant: BigCommerceVariant, product: BigCommerceProduct): number | null {
  if (product.inventory_tracking === 'product') return whole(product.inventory_level)
  return product.inventory_tracking === 'variant' ? whole(variant.inventory_level) : null
}

function isNothing(text: string | null): boolean {
  return text === null || !/[1-9]/.test(text)
}

function whole(text: string | null): number | null {
  return text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : null
}

function pageAt(path: string, storefrontUrl: string): string | null {
  return URL.canParse(path, storefrontUrl) ? webAddress(new URL(path, storefrontUrl).href) : null
}
