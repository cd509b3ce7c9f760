import { createHash } from 'node:crypto'
import type { Identity, RawRequest } from './adapter.ts'
import { saleorEvent } from './saleor-headers.ts'

const stoppingEvents = new Set(['order_cancelled', 'order_expired', 'order_refunded', 'order_fully_refunded'])
/** Any order event may be the first to tell of it. A cancelled parcel looks the same here and only waits a moment. */
const stoppingBody =
  /"(?:status"\s*:\s*"(?:CANCELED|EXPIRED)|paymentStatus"\s*:\s*"(?:PARTIALLY|FULLY)_REFUNDED|totalRefunded"\s*:\s*\{[^{}]*"amount"\s*:\s*"?[\d.]*[1-9])/
/** The query asks for the id first. Inside a JSON text the quotes would be escaped. */
const orderId = /"order"\s*:\s*\{\s*"id"\s*:\s*"([^"\\]{1,255})"/

/** Saleor names no delivery. A retry sends the same bytes, and `issuedAt` tells one event from another. */
export function identifySaleor({ headers, body }: RawRequest): Identity {
  const topic = saleorEvent({ headers })
  const text = body.toString('latin1')
  const stops = stoppingEvents.has(topic) || (topic.startsWith('order_') && stoppingBody.test(text))
  const key = `${topic} body ${createHash('sha256').update(body).digest('hex')}`
  return { key, topic, stops, orderExternalId: stops ? (orderId.exec(text)?.[1] ?? null) : null }
}
