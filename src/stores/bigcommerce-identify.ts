import { createHash } from 'node:crypto'
import { type Identity, type RawRequest, Unreadable } from './adapter.ts'
import { subjectOf } from './bigcommerce-hook.ts'
import { asText } from './fields.ts'
import { isObject, type JsonObject, type JsonValue, parseJson } from './json.ts'

const stoppingTopics = new Set(['store/order/archived', 'store/order/refund/created'])
/** Refunded, cancelled, declined, partially refunded. */
const stoppingStatuses = new Set(['4', '5', '6', '14'])

/**
 * `store/order/updated` comes with every change of an order, cancellations among them, but never stops: each of those
 * changes the status too and so raises statusUpdated as well, while any edit of any order would hold the store's mail.
 */
export function identifyBigCommerce({ headers, body }: RawRequest): Identity {
  const told = toldIn(body)
  const topic = told ? (asText(told['scope']) ?? 'untold').slice(0, 100) : 'unreadable'
  const data = fieldsOf(told?.['data'])
  const stops = stoppingTopics.has(topic) || (topic === 'store/order/statusUpdated' && tellsAStop(data))
  return {
    key: keyOf(headers, body, told ?? {}),
    topic,
    stops,
    orderExternalId: stops ? (asText(data['id'])?.slice(0, 255) ?? null) : null,
    isThin: ['order', 'product'].includes(subjectOf(topic) ?? ''),
  }
}

/**
 * A retry keeps its webhook-id. Without one, `hash` alone would not do: it is of the data, which is the same each time
 * an order is updated, so the time of the event is part of the key.
 */
function keyOf(headers: RawRequest['headers'], body: Buffer, told: Partial<JsonObject>): string {
  const webhookId = headers['webhook-id']?.trim()
  if (webhookId) return `webhook ${short(webhookId)}`
  const parts = [told['scope'], fieldsOf(told['data'])['id'], told['hash'], told['created_at']].map(asText)
  return parts.includes(null) ? `body ${digest(body)}` : `event ${short(parts.join(' '))}`
}

/** A status that cannot be read may be a cancellation. */
function tellsAStop(data: Partial<JsonObject>): boolean {
  const status = asText(fieldsOf(data['status'])['new_status_id'])
  return status === null || stoppingStatuses.has(status)
}

function toldIn(body: Buffer): Partial<JsonObject> | undefined {
  try {
    return fieldsOf(parseJson(body))
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

function fieldsOf(value: JsonValue | undefined): Partial<JsonObject> {
  return isObject(value) ? value : {}
}

function short(text: string): string {
  return text.length <= 200 ? text : digest(Buffer.from(text))
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
