import { z } from '@hono/zod-openapi'
import { id, instant, pageQuery, storeId, text } from './common.ts'

export const deliveryState = z.enum(['waiting', 'applied', 'ignored', 'quarantined'])

/** Who brought it: the store's own webhook, or Notch, which found it in the platform's list of orders. */
export const deliveryOrigin = z.enum(['webhook', 'reconcile'])

export const deliveryQuery = z.object({
  store: storeId,
  state: deliveryState.optional(),
  topic: text(100).optional(),
  origin: deliveryOrigin.optional(),
  /** A whole key, or the id of an order whose cancellation or refund waits or could not be read. */
  q: text(300).optional(),
  ...pageQuery,
})
export type DeliveryQuery = z.infer<typeof deliveryQuery>

const row = {
  id,
  storeId,
  key: z.string(),
  topic: z.string(),
  state: deliveryState,
  origin: deliveryOrigin,
  /** It only names what changed, and the platform's API has not told the rest yet; then `reason` says why not. */
  isAsking: z.boolean(),
  reason: z.string().nullable(),
  attempts: z.number(),
  bytes: z.number(),
  receivedAt: instant,
  settledAt: instant.nullable(),
}
export const deliveryRow = z.object(row).openapi('DeliveryRow')
export type DeliveryRow = z.infer<typeof deliveryRow>

export const deliveryHeaders = z.record(z.string(), z.string())

export const deliveryDetail = z.object({ ...row, headers: deliveryHeaders, body: z.string() }).openapi('Delivery')
export type DeliveryDetail = z.infer<typeof deliveryDetail>

export const replayAll = z.object({ store: storeId }).openapi('ReplayQuarantined')
export const replayed = z.object({ replayed: z.number() }).openapi('Replayed')
