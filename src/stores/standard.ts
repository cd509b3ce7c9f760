import { createHash } from 'node:crypto'
import { type Identity, type Incoming, type RawRequest, type StoreAdapter, Unreadable } from './adapter.ts'
import { asText, readAs } from './fields.ts'
import { isObject, type JsonObject, type JsonValue, parseJson } from './json.ts'
import { envelope, order, product, refund, removedProduct } from './standard-format.ts'
import { toOrder, toRefund } from './standard-order.ts'
import { toProduct, toRemoval } from './standard-product.ts'
import { verifyStandard } from './standard-verify.ts'

type Reader = (data: JsonValue, sentAt: Date) => Incoming

const readers: Readonly<Record<string, Reader>> = {
  'order.upserted': (data, sentAt) => ({ kind: 'order', order: toOrder(readAs(order, data, 'data'), sentAt) }),
  'refund.upserted': (data) => {
    const told = readAs(refund, data, 'data')
    return { kind: 'refund', refund: toRefund(told, told.orderId, told.currency) }
  },
  'product.upserted': (data, sentAt) => ({
    kind: 'product',
    product: toProduct(readAs(product, data, 'data'), sentAt),
  }),
  'product.deleted': (data, sentAt) => {
    const { id } = readAs(removedProduct, data, 'data')
    return { kind: 'product-removed', removal: toRemoval(id, sentAt) }
  },
}

export const standard: StoreAdapter = {
  name: 'standard',
  label: 'Any store (Standard Webhooks)',
  verify: verifyStandard,
  identify,
  read(delivery) {
    const { type, timestamp, data } = readAs(envelope, parseJson(delivery.body), 'body')
    const reader = Object.hasOwn(readers, type) ? readers[type] : undefined
    if (!reader) return [{ kind: 'ignored', reason: `Nothing is done with the type ${type.slice(0, 100)}.` }]
    return [reader(data, timestamp)]
  },
}

/** A retry has a new timestamp and signature but the same webhook-id. */
function identify({ headers, body }: RawRequest): Identity {
  const id = headers['webhook-id']?.trim() ?? ''
  const key = id.length <= 200 ? id : createHash('sha256').update(id).digest('hex')
  return { key, ...topicOf(body) }
}

/** A body that cannot be read is still kept, under a topic that says so, and quarantined when it is applied. */
function topicOf(body: Buffer): Omit<Identity, 'key'> {
  try {
    const { type, data } = fieldsOf(parseJson(body))
    const { id, orderId, cancelledAt, refunds } = fieldsOf(data)
    const isRefund = type === 'refund.upserted'
    const stops = isRefund || Boolean(cancelledAt) || (Array.isArray(refunds) && refunds.length > 0)
    const orderExternalId = stops ? (asText(isRefund ? orderId : id)?.slice(0, 255) ?? null) : null
    const topic = (asText(type) ?? 'untold').slice(0, 100)
    return { topic, stops, orderExternalId, canWait: topic.startsWith('product.') }
  } catch (error) {
    if (error instanceof Unreadable) return { topic: 'unreadable', stops: false, orderExternalId: null }
    throw error
  }
}

function fieldsOf(value: JsonValue | undefined): Partial<JsonObject> {
  return isObject(value) ? value : {}
}
