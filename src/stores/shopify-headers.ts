import type { RawRequest } from './adapter.ts'

/** The classic webhooks and the newer "Events" say the same under different names; the first one present counts. */
const names = {
  topic: ['x-shopify-topic', 'shopify-topic'],
  hmac: ['x-shopify-hmac-sha256', 'shopify-hmac-sha256'],
  webhookId: ['x-shopify-webhook-id', 'shopify-webhook-id'],
  eventId: ['x-shopify-event-id', 'shopify-event-id'],
  action: ['shopify-action'],
} as const

export function shopifyHeader(headers: RawRequest['headers'], name: keyof typeof names): string | undefined {
  for (const header of names[name]) {
    const value = headers[header]?.trim()
    if (value) return value
  }
  return undefined
}

/** "orders/paid". An Event names the thing and what happened to it in two headers. Empty when none is told. */
export function shopifyTopic(headers: RawRequest['headers']): string {
  const topic = shopifyHeader(headers, 'topic') ?? ''
  const action = shopifyHeader(headers, 'action')
  const whole = action && topic !== '' && !topic.includes('/') ? `${topic}/${action}` : topic
  return whole.toLowerCase().slice(0, 100)
}
