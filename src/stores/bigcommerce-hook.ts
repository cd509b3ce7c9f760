import { z } from 'zod'
import { Unreadable } from './adapter.ts'
import { asText, id, optionalText, readAs } from './fields.ts'
import type { JsonValue } from './json.ts'

/** What has to be looked at again because of a webhook. BigCommerce tells no more than that. */
type Subject = 'order' | 'product' | 'product-removal'

const subjects: Readonly<Record<string, Subject>> = {
  'store/order/created': 'order',
  'store/order/updated': 'order',
  'store/order/archived': 'order',
  'store/order/statusUpdated': 'order',
  'store/order/refund/created': 'order',
  'store/product/created': 'product',
  'store/product/updated': 'product',
  'store/product/inventory/updated': 'product',
  'store/product/inventory/order/updated': 'product',
  'store/product/deleted': 'product-removal',
  'store/sku/created': 'product',
  'store/sku/updated': 'product',
  'store/sku/deleted': 'product',
  'store/sku/inventory/updated': 'product',
  'store/sku/inventory/order/updated': 'product',
}

export function subjectOf(topic: string): Subject | undefined {
  return Object.hasOwn(subjects, topic) ? subjects[topic] : undefined
}

export interface Hook {
  /** Of the order or product. */
  readonly id: string
  readonly sentAt: Date | null
  readonly statusBefore: string | null
  readonly statusAfter: string | null
}

/** Of an order or product, so that it can stand in a path. */
export const digits = id.refine((text) => /^\d{1,30}$/.test(text), 'not an id in digits')
const ofProduct = z.object({ product_id: digits.optional() }).nullish()

const shape = z.object({
  created_at: z.unknown().optional().transform(unixTime),
  data: z.object({
    id: digits,
    sku: ofProduct,
    inventory: ofProduct,
    status: z.object({ previous_status_id: optionalText, new_status_id: optionalText }).nullish(),
  }),
})

/** The id in the data of a SKU is its own; the product it belongs to stands beside it. */
export function readHook(body: JsonValue, topic: string): Hook {
  const { created_at: sentAt, data } = readAs(shape, body, 'body')
  const ownerId = topic.startsWith('store/sku/') ? (data.sku?.product_id ?? data.inventory?.product_id) : data.id
  if (ownerId === undefined) throw new Unreadable('body.data tells no product_id: whose SKU it is cannot be told.')
  const { previous_status_id: statusBefore = null, new_status_id: statusAfter = null } = data.status ?? {}
  return { id: ownerId, sentAt, statusBefore, statusAfter }
}

function unixTime(value: unknown): Date | null {
  const text = asText(value) ?? ''
  return /^\d{1,11}$/.test(text) ? new Date(Number(text) * 1000) : null
}
