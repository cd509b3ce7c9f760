import type { SignedWebhook } from '../shopify/signed.ts'
import type { Http } from './http.ts'

/** Posts a webhook as Shopify does, and again when it is not taken: it gives up after eight tries. */
export async function postWebhook(http: Http, storeId: string, webhook: SignedWebhook): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const status = await tryWebhook(http, storeId, webhook)
    if (status >= 200 && status < 300) return
    if (status < 500 || tries === 8) throw new Error(`a webhook was answered ${status}`)
  }
}

/** The status it was answered with. */
export async function tryWebhook(http: Http, storeId: string, { headers, body }: SignedWebhook): Promise<number> {
  const response = await http.raw(`/hooks/${storeId}`, { method: 'POST', headers: { ...headers }, body })
  await response.body?.cancel()
  return response.status
}
