import { z } from '@hono/zod-openapi'
import { storeId } from './common.ts'

const day = z.iso.date()

/** Both days included, in the store's zone. */
export const reportQuery = z.object({ store: storeId, from: day, to: day })

export const report = z.record(z.string(), z.unknown()).openapi('EmailReport')
