import { z } from '@hono/zod-openapi'
import { id, instant, pageQuery, storeId, text } from './common.ts'

export const deliveryState = z.enum(['waiting', 'applied', 'ignored', 'quarantined'])

export const deliveryQuery = z.object({
  store: storeId,
  state: deliveryState.optional(),
  topic: text(100).optional(),
  ...pageQuery,
})
export type DeliveryQuery = z.infer<typeof deliveryQuery>

const row = {
  id,
  storeId,
  key: z.string(),
  topic: z.string(),
  state: deliveryState,
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
