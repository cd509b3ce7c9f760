import { z } from 'zod'
import { type Incoming, type RawDelivery, type StoreAdapter, type StoreFacts, Unreadable } from './adapter.ts'
import { id, optionalInstant, readAs } from './fields.ts'
import { isObject, type JsonObject, parseJson } from './json.ts'
import { saleorApi } from './saleor-api.ts'
import { identifySaleor } from './saleor-identify.ts'
import { toOrder } from './saleor-order.ts'
import { orderShape } from './saleor-order-shape.ts'
import { productShape, toProduct, toRemoval } from './saleor-product.ts'
import { verifySaleor } from './saleor-verify.ts'

type Reader = (body: JsonObject, delivery: RawDelivery, store: StoreFacts) => Incoming

const orderEvents =
  'created confirmed paid fully_paid updated metadata_updated fulfilled cancelled expired refunded fully_refunded'
const productEvents = 'created updated metadata_updated'
const variantEvents = 'created updated metadata_updated deleted out_of_stock back_in_stock stock_updated'

/** Whatever happened, the body tells the whole order or product as it then was. */
const readers: ReadonlyMap<string, Reader> = new Map([
  ...orderEvents.split(' ').map((name) => [`order_${name}`, readOrder] as const),
  ...productEvents.split(' ').map((name) => [`product_${name}`, readProduct] as const),
  ...variantEvents.split(' ').map((name) => [`product_variant_${name}`, readProduct] as const),
  ['product_deleted', readRemoval] as const,
])

export const saleor: StoreAdapter = {
  name: 'saleor',
  label: 'Saleor',
  verify: verifySaleor,
  identify: identifySaleor,
  api: saleorApi,
  read(delivery, store) {
    if (delivery.topic === '') throw new Unreadable('The Saleor-Event header is missing.')
    const reader = readers.get(delivery.topic)
    if (!reader) return [{ kind: 'ignored', reason: `Nothing is done with the event ${delivery.topic}.` }]
    const body = parseJson(delivery.body)
    if (!isObject(body)) throw new Unreadable('The body is no object: the webhook has no subscription query yet.')
    return [reader(body, delivery, store)]
  },
}

function readOrder(body: JsonObject, { topic }: RawDelivery): Incoming {
  if (!isObject(body['order'])) throw new Unreadable(whatIsMissing('order', 'Manage orders'))
  const order = readAs(orderShape, body['order'], 'order')
  if (order.status === 'DRAFT') return { kind: 'ignored', reason: 'A draft is not an order yet.' }
  return { kind: 'order', order: toOrder(order, topic, issuedAt(body)) }
}

/** An event of a variant tells its whole product, which has all its variants. */
function readProduct(body: JsonObject, _: RawDelivery, store: StoreFacts): Incoming {
  const variant = body['productVariant']
  const product = isObject(variant) ? variant['product'] : body['product']
  if (isObject(variant) && product === null) {
    return { kind: 'ignored', reason: 'The variant went with its product, which tells that itself.' }
  }
  if (!isObject(product)) throw new Unreadable(whatIsMissing('product', 'Manage products'))
  return { kind: 'product', product: toProduct(readAs(productShape, product, 'product'), issuedAt(body), store) }
}

function readRemoval(body: JsonObject, { receivedAt }: RawDelivery): Incoming {
  if (!isObject(body['product'])) throw new Unreadable(whatIsMissing('product', 'Manage products'))
  const { id: externalId } = readAs(z.object({ id }), body['product'], 'product')
  return { kind: 'product-removed', removal: toRemoval(externalId, issuedAt(body) ?? receivedAt) }
}

function issuedAt(body: JsonObject): Date | null {
  return readAs(z.object({ issuedAt: optionalInstant }), body, 'body').issuedAt
}

function whatIsMissing(thing: string, permission: string): string {
  return `The body tells no ${thing}: give the webhook the query of docs/saleor.md, and its app the permission ${permission}.`
}
