import { createHash } from 'node:crypto'
import type { Identity, RawRequest } from './adapter.ts'
import { shopifyHeader, shopifyTopic } from './shopify-headers.ts'

const redactions = ['customers/redact', 'shop/redact']
const stoppingTopics = new Set(['orders/cancelled', 'orders/delete', 'refunds/create', ...redactions])
/** Any order topic may be the first to tell of a cancellation or refund. Inside a JSON text the quotes would be escaped. */
const stoppingBody = /"(?:cancelled_at"\s*:\s*"|financial_status"\s*:\s*"(?:partially_refunded|refunded|voided)")/

/** One merchant action raises several topics that may share an id, so the topic is always part of the key. */
export function identifyShopify({ headers, body }: RawRequest): Identity {
  const topic = shopifyTopic(headers)
  const webhookId = shopifyHeader(headers, 'webhookId')
  const eventId = shopifyHeader(headers, 'eventId')
  const key =
    (webhookId && `${topic} webhook ${short(webhookId)}`) ??
    (eventId && `${topic} event ${short(eventId)}`) ??
    `${topic} body ${digest(body)}`
  const stops = stoppingTopics.has(topic) || (isOrderTopic(topic) && tellsAStop(body))
  // Every order of a product changes its stock, and each change is told.
  const canWait = topic.startsWith('products/')
  return {
    key,
    topic,
    stops,
    canWait,
    orderExternalId: stops && !redactions.includes(topic) ? orderIn(topic, body) : null,
  }
}

/** Told first in the body and again as a global id; a refund names its order by `order_id`. Digits only. */
const orderIds = [/^\s*\{\s*"id"\s*:\s*"?(\d{1,30})\b/, /gid:\\?\/\\?\/shopify\\?\/Order\\?\/(\d{1,30})\b/]
const refundedOrderIds = [/"order_id"\s*:\s*"?(\d{1,30})\b/]

function orderIn(topic: string, body: Buffer): string | null {
  const text = body.toString('latin1')
  const patterns = topic === 'refunds/create' ? refundedOrderIds : orderIds
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]
    if (found) return found
  }
  return null
}

function isOrderTopic(topic: string): boolean {
  return topic.startsWith('orders/')
}

function tellsAStop(body: Buffer): boolean {
  return stoppingBody.test(body.toString('latin1'))
}

/** Ids are UUIDs; anything much longer would not fit an index entry. */
function short(id: string): string {
  return id.length <= 200 ? id : digest(Buffer.from(id))
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
