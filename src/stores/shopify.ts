import {
  type CartRequest,
  type Incoming,
  type RawDelivery,
  type StoreAdapter,
  type StoreFacts,
  Unreadable,
} from './adapter.ts'
import { readAs } from './fields.ts'
import { type JsonValue, parseJson } from './json.ts'
import { shopifyApi } from './shopify-api.ts'
import { readConsent } from './shopify-consent.ts'
import { identifyShopify } from './shopify-identify.ts'
import { readOrder, readOrderRemoval } from './shopify-order.ts'
import { readCustomerRedact, readDataRequest, readShopRedact } from './shopify-privacy.ts'
import { readProduct, readProductRemoval } from './shopify-product.ts'
import { refundCurrency, refundShape, toRefund } from './shopify-refund.ts'
import { verifyShopify } from './shopify-verify.ts'

type Reader = (body: JsonValue, delivery: RawDelivery, store: StoreFacts) => Incoming

const order: Reader = (body, delivery, store) => ({ kind: 'order', order: readOrder(body, delivery, store) })
const privacy =
  (readRequest: typeof readDataRequest): Reader =>
  (body, delivery) => ({ kind: 'privacy', request: readRequest(body, delivery) })
const product: Reader = (body, _, store) => ({ kind: 'product', product: readProduct(body, store) })

/** The topics that carry the order all carry the whole order as it then was. */
const readers: Readonly<Record<string, Reader>> = {
  'orders/create': order,
  'orders/paid': order,
  'orders/updated': order,
  'orders/cancelled': order,
  'orders/fulfilled': order,
  'orders/partially_fulfilled': order,
  'orders/delete': (body, { receivedAt }) => ({ kind: 'order-removed', removal: readOrderRemoval(body, receivedAt) }),
  'refunds/create': readRefund,
  'customers_email_marketing_consent/update': readConsent,
  'products/create': product,
  'products/update': product,
  'products/delete': (body, delivery) => ({ kind: 'product-removed', removal: readProductRemoval(body, delivery) }),
  'customers/data_request': privacy(readDataRequest),
  'customers/redact': privacy(readCustomerRedact),
  'shop/redact': privacy(readShopRedact),
}

export const shopify: StoreAdapter = {
  name: 'shopify',
  label: 'Shopify',
  verify: verifyShopify,
  api: shopifyApi,
  identify: identifyShopify,
  read(delivery, store) {
    if (delivery.topic === '') throw new Unreadable('The X-Shopify-Topic header is missing.')
    const reader = Object.hasOwn(readers, delivery.topic) ? readers[delivery.topic] : undefined
    if (!reader) return [{ kind: 'ignored', reason: `Nothing is done with the topic ${delivery.topic}.` }]
    return [reader(parseJson(delivery.body), delivery, store)]
  },
  cartLink,
  cartClickParameter: 'attributes[notch_click]',
}

function readRefund(body: JsonValue, { receivedAt }: RawDelivery, store: StoreFacts): Incoming {
  const refund = readAs(refundShape, body, 'refund')
  if (refund.order_id === null) throw new Unreadable('refund.order_id is missing: whose refund it is cannot be told.')
  const context = {
    orderExternalId: refund.order_id,
    currency: refundCurrency(refund) ?? store.currency,
    taxesIncluded: undefined,
    otherwiseAt: receivedAt,
  }
  return { kind: 'refund', refund: toRefund(refund, context) }
}

/** A cart permalink: fills the cart and applies the code; attributes added to it arrive as the order's note_attributes. */
function cartLink({ storefrontUrl, variantExternalId, quantity, discountCode }: CartRequest): string {
  if (!/^\d+$/.test(variantExternalId)) return pageLink(storefrontUrl, variantExternalId, discountCode)
  const link = new URL(`/cart/${encodeURIComponent(variantExternalId)}:${quantity}`, storefrontUrl)
  if (discountCode) link.searchParams.set('discount', discountCode)
  return link.href
}

/** A variant that only an imported file told is named "handle/option": no cart takes it, but its product has a page. */
function pageLink(storefrontUrl: string, variantExternalId: string, discountCode: string | null): string {
  const page = `/products/${encodeURIComponent(variantExternalId.split('/')[0] ?? '')}`
  if (!discountCode) return new URL(page, storefrontUrl).href
  const link = new URL(`/discount/${encodeURIComponent(discountCode)}`, storefrontUrl)
  link.searchParams.set('redirect', page)
  return link.href
}
