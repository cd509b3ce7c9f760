import { createHmac, randomUUID } from 'node:crypto'

export interface NotchStore {
  /** As Notch shows it: https://notch.example/hooks/shop */
  readonly url: string
  /** "whsec_…", the same as in Notch. */
  readonly secret: string
}

export interface NotchBody {
  readonly type: 'order.upserted' | 'refund.upserted' | 'product.upserted' | 'product.deleted'
  /** When `data` was read. The newest telling counts, so take it before you read. */
  readonly timestamp: string
  readonly data: object
}

/**
 * Sends until Notch has kept it, with the same `webhook-id` so that it is kept once. Waits between tries as told; throws
 * the last reason when there are none left, and at once when trying again cannot help.
 */
export async function sendToNotch(
  body: NotchBody,
  store: NotchStore,
  pausesMs = [1_000, 5_000, 30_000],
): Promise<void> {
  const text = JSON.stringify(body)
  const id = `msg_${randomUUID()}`
  for (let tries = 0; ; tries++) {
    const { problem, isFinal } = await attempt(text, id, store)
    if (problem === undefined) return
    const pauseMs = pausesMs[tries]
    if (isFinal || pauseMs === undefined) throw new Error(`Notch did not keep ${body.type}: ${problem}`)
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}

async function attempt(text: string, id: string, { url, secret }: NotchStore) {
  try {
    const headers = { 'content-type': 'application/json', ...signatureOf(text, id, secret) }
    const response = await fetch(url, { method: 'POST', headers, body: text, signal: AbortSignal.timeout(10_000) })
    if (response.ok) return { isFinal: false }
    const isFinal = response.status < 500 && response.status !== 408 && response.status !== 429
    return { problem: `it answered ${response.status}`, isFinal }
  } catch (error) {
    return { problem: String(error), isFinal: false }
  }
}

/** Standard Webhooks, https://www.standardwebhooks.com. */
function signatureOf(text: string, id: string, secret: string): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
