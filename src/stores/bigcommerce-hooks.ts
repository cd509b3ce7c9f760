import { z } from 'zod'
import type { HookSubscriptions } from './api.ts'
import { flag, id, readAs, text } from './fields.ts'
import { parseJson } from './json.ts'

const shape = z.object({ data: z.array(z.object({ id, scope: text, destination: text, is_active: flag })) })

/** Switched off when our address failed for two days, and after ninety days without an event. */
export const bigcommerceHooks: HookSubscriptions = {
  topics: ['store/order/*', 'store/product/*', 'store/sku/*'],
  list: { name: 'hooks', path: '/v3/hooks?limit=250' },
  read: ({ body }) =>
    readAs(shape, parseJson(Buffer.from(body)), 'hooks').data.map((hook) => ({
      ...{ id: hook.id, topic: hook.scope, address: hook.destination, isActive: hook.is_active },
    })),
  // The header proves who sends where the platform does not sign.
  create: (topic, { address, secret }) => ({
    name: `create ${topic}`,
    path: '/v3/hooks',
    method: 'POST',
    body: JSON.stringify({
      scope: topic,
      destination: address,
      is_active: true,
      headers: { 'x-notch-secret': secret },
    }),
  }),
  activate: ({ id: hook, topic }) => ({
    name: `activate ${topic}`,
    path: `/v3/hooks/${encodeURIComponent(hook)}`,
    method: 'PUT',
    body: JSON.stringify({ is_active: true }),
  }),
}
