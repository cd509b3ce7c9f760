import { createHash } from 'node:crypto'
import { type Identity, type RawDelivery, type RawRequest, Unreadable } from './adapter.ts'
import type { ApiCall } from './api.ts'
import { asText, readAs } from './fields.ts'
import { isObject, type JsonObject, type JsonValue, parseJson } from './json.ts'
import { eventShape, reference } from './stripe-event.ts'
import { sessionTopics } from './stripe-order.ts'
import { linesOf } from './stripe-pages.ts'
import { refundCalls } from './stripe-refund.ts'
import { sessionHead } from './stripe-session.ts'

/** A dispute is a bank's question, and the shop may win it; a session that ran out was never an order. */
const stoppingTopics = new Set(['charge.refunded', 'checkout.session.async_payment_failed'])

/** An event has one id however often it is sent. Two events for one change end as the same rows. */
export function identifyStripe({ body }: RawRequest): Identity {
  const event = eventIn(body)
  const topic = event ? (asText(event['type']) ?? 'untold').slice(0, 100) : 'unreadable'
  const eventId = asText(event?.['id'])
  const key = eventId !== null && eventId.length <= 200 ? eventId : `body ${digest(body)}`
  const stops = stoppingTopics.has(topic)
  return { key, topic, stops, orderExternalId: stops ? orderIn(event) : null, isThin: isThin(body) }
}

/** What a delivery needs beside itself: the lines of a session, the parts of a payment that went back in part. */
export function asksStripe({ body, answers }: Pick<RawDelivery, 'body' | 'answers'>): readonly ApiCall[] {
  const parsed = parseJson(body)
  const type = isObject(parsed) ? parsed['type'] : null
  if (type === 'charge.refunded') return refundCalls(objectIn(parsed), answers)
  if (typeof type !== 'string' || !sessionTopics.has(type)) return []
  const object = objectIn(parsed)
  const { id, mode } = readAs(sessionHead, object, 'session')
  if (mode !== 'payment') return []
  const { next } = linesOf(object, id, answers)
  return next ? [next] : []
}

function objectIn(event: JsonValue): JsonObject {
  return readAs(eventShape.pick({ data: true }), event, 'event').data.object
}

function isThin(body: Buffer): boolean {
  return withoutReason(() => asksStripe({ body }).length > 0) ?? false
}

function eventIn(body: Buffer): JsonObject | undefined {
  const parsed = withoutReason(() => parseJson(body))
  return isObject(parsed) ? parsed : undefined
}

/** A body that cannot be read is still kept; reading it later says why not. */
function withoutReason<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

/** The payment, by which orders go; a charge or session without one goes by its own id. */
function orderIn(event: JsonObject | undefined): string | null {
  const data = event?.['data']
  const object = isObject(data) && isObject(data['object']) ? data['object'] : undefined
  return reference.catch(null).parse(object?.['payment_intent']) ?? asText(object?.['id'])?.slice(0, 255) ?? null
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
