import { z } from 'zod'
import type { ApiAnswer, HookSubscription, HookSubscriptions } from './api.ts'
import { id, readAs, text } from './fields.ts'
import { parseJson } from './json.ts'

const shape = z.object({ webhooks: z.array(z.object({ id, topic: text, address: text })) })

/** Signed with the client secret of the app whose token asks, so that secret must be among the store's. */
export const shopifyHooks: HookSubscriptions = {
  topics: [
    'orders/create',
    'orders/paid',
    'orders/updated',
    'orders/cancelled',
    'orders/fulfilled',
    'orders/delete',
    'refunds/create',
    'customers_email_marketing_consent/update',
    'products/create',
    'products/update',
    'products/delete',
  ],
  list: { name: 'webhooks', path: '/webhooks.json?limit=250' },
  read: ({ body }: ApiAnswer): HookSubscription[] =>
    // One that failed eight times in a row is deleted, so whatever is listed is active.
    readAs(shape, parseJson(Buffer.from(body)), 'page').webhooks.map((hook) => ({ ...hook, isActive: true })),
  create: (topic, { address }) => ({
    name: `create ${topic}`,
    path: '/webhooks.json',
    method: 'POST',
    body: JSON.stringify({ webhook: { topic, address, format: 'json' } }),
  }),
}
