import { z } from 'zod'
import type { HookSubscriptions } from './api.ts'
import { id, readAs, text } from './fields.ts'
import { parseJson } from './json.ts'

const shape = z.array(z.object({ id, topic: text, delivery_url: text, status: text }))

/** WooCommerce switches a webhook off after some failures in a row and never says so. */
export const wooCommerceHooks: HookSubscriptions = {
  topics: [
    'order.created',
    'order.updated',
    'order.deleted',
    'order.restored',
    'product.created',
    'product.updated',
    'product.deleted',
    'product.restored',
  ],
  list: { name: 'webhooks', path: '/webhooks?per_page=100' },
  read: ({ body }) =>
    readAs(shape, parseJson(Buffer.from(body)), 'webhooks').map(({ delivery_url: address, status, ...hook }) => ({
      ...{ ...hook, address },
      isActive: status === 'active',
    })),
  create: (topic, { address, secret }) => ({
    name: `create ${topic}`,
    path: '/webhooks',
    method: 'POST',
    body: JSON.stringify({ name: `Notch: ${topic}`, topic, delivery_url: address, secret, status: 'active' }),
  }),
  activate: ({ id: hook, topic }) => ({
    name: `activate ${topic}`,
    path: `/webhooks/${encodeURIComponent(hook)}`,
    method: 'PUT',
    body: JSON.stringify({ status: 'active' }),
  }),
}
