import { z } from '@hono/zod-openapi'

export const subscriptions = z
  .object({
    topics: z.array(z.object({ topic: z.string(), state: z.enum(['active', 'switched-off', 'missing']) })),
    /** Why nothing can be told; then there are no topics. */
    problem: z.string().nullable(),
  })
  .openapi('Subscriptions')
export type SubscriptionsJson = z.infer<typeof subscriptions>
