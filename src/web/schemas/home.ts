import { z } from '@hono/zod-openapi'
import { instant, money } from './common.ts'

const counts = z.object({
  deliveries: z.number(),
  orders: z.number(),
  planned: z.number(),
  sent: z.number(),
  humanClicks: z.number(),
  scannerClicks: z.number(),
  creditedOrders: z.number(),
  creditedNet: money,
})

const attention = z
  .object({
    kind: z.enum([
      'quarantined',
      'uncertain',
      'refused',
      'failed',
      'intake',
      'circuit-open',
      'no-sender',
      'no-address',
      'paused',
      'failed-job',
      'no-rules',
    ]),
    text: z.string(),
    count: z.number(),
    /** A path inside the admin. */
    href: z.string(),
  })
  .openapi('Attention')

const activity = z
  .object({
    kind: z.enum(['order', 'sent', 'click', 'credited', 'change']),
    at: instant,
    text: z.string(),
    href: z.string().nullable(),
  })
  .openapi('Activity')

export const home = z
  .object({
    now: instant,
    day: counts,
    week: counts,
    attention: z.array(attention),
    activity: z.array(activity),
  })
  .openapi('Home')
export type Home = z.infer<typeof home>
export type Attention = z.infer<typeof attention>
export type Activity = z.infer<typeof activity>
export type Counts = z.infer<typeof counts>
