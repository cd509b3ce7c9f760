import { z } from '@hono/zod-openapi'
import type { EmailReport } from '../../reports/report.ts'
import { storeId, typed } from './common.ts'

const day = z.iso.date()

/** Both days included, in the store's zone. */
export const reportQuery = z.object({ store: storeId, from: day, to: day })

export const report = typed<EmailReport>(
  'Figures per day and in total, each with its count, and what every figure means',
)
