import { createHmac } from 'node:crypto'

/** A webhook as Shopify posts it. The same webhook posted again keeps its id. */
export interface SignedWebhook {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface Webhook {
  readonly id: string
  readonly topic: string
  readonly body: string
  readonly triggeredAt: Date
}

export function signed({ id, topic, body, triggeredAt }: Webhook, secret: string): SignedWebhook {
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Shopify-Captain-Hook',
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
      'x-shopify-shop-domain': 'nordlicht-tea.myshopify.com',
      'x-shopify-api-version': '2026-07',
      'x-shopify-webhook-id': id,
      'x-shopify-triggered-at': triggeredAt.toISOString(),
    },
  }
}
