import { z } from '@hono/zod-openapi'
import { id, instant, pageQuery, storeId, text } from './common.ts'

export const suppressionQuery = z.object({ store: storeId, q: text(254).optional(), ...pageQuery })
export type SuppressionQuery = z.infer<typeof suppressionQuery>

export const suppressionRow = z
  .object({ id, email: z.string(), reason: z.string(), source: z.string(), createdAt: instant })
  .openapi('Suppression')
export type SuppressionRow = z.infer<typeof suppressionRow>

export const newSuppression = z.object({ store: storeId, email: z.email().max(254) }).openapi('NewSuppression')
