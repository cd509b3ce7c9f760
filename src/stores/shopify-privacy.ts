import { z } from 'zod'
import { normaliseEmail } from '../lib/email-address.ts'
import { type IncomingPrivacyRequest, type RawDelivery, Unreadable } from './adapter.ts'
import { id, listOf, optionalId, optionalText, readAs, text } from './fields.ts'
import type { JsonValue } from './json.ts'
import { identifyShopify } from './shopify-identify.ts'

/** Both name the shop, which no order, refund or product does: the topic itself is not signed. */
const shape = z.object({
  shop_domain: text.refine((domain) => domain !== '', 'not the domain of a shop'),
  customer: z.object({ id: optionalId, email: optionalText }).nullish(),
  orders_requested: listOf(id),
  orders_to_redact: listOf(id),
  data_request: z.object({ id: optionalId }).nullish(),
})
type Told = z.infer<typeof shape>

export function readDataRequest(body: JsonValue, delivery: RawDelivery): IncomingPrivacyRequest {
  const told = readAs(shape, body, 'request')
  const requestId = told.data_request?.id
  const key = requestId ? `customers/data_request ${requestId}` : keyOf(delivery)
  return { ...askedBy(told, told.orders_requested, delivery), kind: 'export', key }
}

export function readCustomerRedact(body: JsonValue, delivery: RawDelivery): IncomingPrivacyRequest {
  const told = readAs(shape, body, 'request')
  if (told.data_request) throw new Unreadable('request.data_request is told: that asks for data, and erases none.')
  return { ...askedBy(told, told.orders_to_redact, delivery), kind: 'erase', key: keyOf(delivery) }
}

export function readShopRedact(body: JsonValue, delivery: RawDelivery): IncomingPrivacyRequest {
  const told = readAs(shape, body, 'request')
  if (told.customer) throw new Unreadable('request.customer is told: that is about one customer, not the whole shop.')
  const everybody = { customerExternalId: null, email: null, orderExternalIds: [], requestedAt: delivery.receivedAt }
  return { ...everybody, kind: 'erase-all', key: keyOf(delivery) }
}

function askedBy({ customer }: Told, orderExternalIds: readonly string[], { receivedAt }: RawDelivery) {
  const email = normaliseEmail(customer?.email) ?? null
  const customerExternalId = customer?.id ?? null
  if (email === null && customerExternalId === null && orderExternalIds.length === 0) {
    throw new Unreadable('request.customer is missing: whose data it is about cannot be told.')
  }
  return { customerExternalId, email, orderExternalIds, requestedAt: receivedAt }
}

/** As for the delivery: the same customer may ask once more some day, and that is another request. */
function keyOf({ headers, body }: RawDelivery): string {
  return identifyShopify({ headers, body }).key
}
