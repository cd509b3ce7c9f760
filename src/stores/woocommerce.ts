import {
  type CartRequest,
  type Incoming,
  type RawDelivery,
  type StoreAdapter,
  type StoreFacts,
  Unreadable,
} from './adapter.ts'
import { type JsonValue, parseJson } from './json.ts'
import { wooCommerceApi } from './woocommerce-api.ts'
import { refuseError } from './woocommerce-error.ts'
import { identifyWooCommerce } from './woocommerce-identify.ts'
import { readOrder, readOrderRemoval } from './woocommerce-order.ts'
import { readProduct, readProductRemoval } from './woocommerce-product.ts'
import { verifyWooCommerce } from './woocommerce-verify.ts'

type Reader = (body: JsonValue, delivery: RawDelivery, store: StoreFacts) => Incoming

const product: Reader = (body, _, store) => ({ kind: 'product', product: readProduct(body, store) })

/** Bodies are built when they are sent, so that each tells the thing as it then was, whatever the topic. */
const readers: Readonly<Record<string, Reader>> = {
  'order.created': readOrder,
  'order.updated': readOrder,
  'order.restored': readOrder,
  'order.deleted': (body, { receivedAt }) => ({ kind: 'order-removed', removal: readOrderRemoval(body, receivedAt) }),
  'product.created': product,
  'product.updated': product,
  'product.restored': product,
  'product.published': product,
  'product.deleted': (body, delivery) => ({ kind: 'product-removed', removal: readProductRemoval(body, delivery) }),
}

export const woocommerce: StoreAdapter = {
  name: 'woocommerce',
  label: 'WooCommerce',
  verify: verifyWooCommerce,
  identify: identifyWooCommerce,
  api: wooCommerceApi,
  read(delivery, store) {
    if (delivery.topic === '') throw new Unreadable('The X-WC-Webhook-Topic header is missing.')
    const reader = Object.hasOwn(readers, delivery.topic) ? readers[delivery.topic] : undefined
    if (!reader) return [{ kind: 'ignored', reason: whyIgnored(delivery.topic) }]
    const body = parseJson(delivery.body)
    refuseError(body)
    return [reader(body, delivery, store)]
  },
  cartLink,
  cartClickParameter: 'notch_click',
}

function whyIgnored(topic: string): string {
  const why = topic.startsWith('customer.') ? ': customers are read from their orders' : ''
  return `Nothing is done with the topic ${topic}${why}.`
}

/** Fills the cart of a product or variation. WooCommerce itself knows no parameter for a coupon code. */
function cartLink({ storefrontUrl, variantExternalId, quantity }: CartRequest): string {
  const link = new URL(storefrontUrl)
  link.search = new URLSearchParams({ 'add-to-cart': variantExternalId, quantity: String(quantity) }).toString()
  link.pathname = `${link.pathname.replace(/\/+$/, '')}/`
  return link.href
}
