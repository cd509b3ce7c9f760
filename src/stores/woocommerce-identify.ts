import { createHash } from 'node:crypto'
import type { Identity, RawRequest } from './adapter.ts'

/** Told first in the body, unless a plugin of the shop rewrote it. Digits only. */
const ownId = /^\s*\{\s*"id"\s*:\s*"?(\d{1,30})\b/
const changeTime = /"date_modified_gmt"\s*:\s*"([\d:T-]{1,30})"/
/** Inside a JSON text the quotes would be escaped. */
const stoppingBody = /"status"\s*:\s*"(?:cancelled|refunded|failed|trash)"|"refunds"\s*:\s*\[\s*\{/

/**
 * WooCommerce never sends a delivery again, and its Delivery-ID is one for all deliveries of a second. What makes a
 * delivery the same one is therefore what it tells. Only a body without a time of change (a deletion) is also known by
 * the Delivery-ID: what was deleted, restored and deleted again was deleted twice.
 */
export function identifyWooCommerce({ headers, body }: RawRequest): Identity {
  const topic = wooCommerceTopic(headers)
  const text = body.toString('latin1')
  const id = ownId.exec(text)?.[1] ?? null
  const changedAt = changeTime.exec(text)?.[1]
  const at = changedAt ?? `delivery ${digest(headers['x-wc-webhook-delivery-id'] ?? '').slice(0, 32)}`
  const stops = topic === 'order.deleted' || (topic.startsWith('order.') && stoppingBody.test(text))
  return { key: `${topic} ${id} ${at} ${digest(body)}`, topic, stops, orderExternalId: stops ? id : null }
}

/** "order.updated". Empty when none is told. */
function wooCommerceTopic(headers: RawRequest['headers']): string {
  return (headers['x-wc-webhook-topic'] ?? '').trim().toLowerCase().slice(0, 100)
}

function digest(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
