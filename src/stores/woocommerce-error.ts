import { Unreadable } from './adapter.ts'
import { cleanText, isObject, type JsonValue } from './json.ts'

/** WooCommerce signs and sends what its REST API answers, be it an error. Throws Unreadable for one, with the way out. */
export function refuseError(body: JsonValue): void {
  if (!isObject(body) || body['id'] !== undefined) return
  const { code, message } = body
  if (typeof code === 'string' && typeof message === 'string') {
    const said = cleanText(`${code.slice(0, 100)} (${message.slice(0, 200)})`)
    throw new Unreadable(`WooCommerce sent an error instead of what changed: ${said}. ${wayOut(code)}`)
  }
  if (isObject(body['order']) || isObject(body['product'])) {
    throw new Unreadable(
      'The webhook speaks the legacy API: edit it in WooCommerce, Settings, Advanced, Webhooks, and set its API version to WP REST API Integration v3.',
    )
  }
}

function wayOut(code: string): string {
  if (code.endsWith('_invalid_id')) return 'It was deleted before it could be sent, so nothing is left to read.'
  if (/cannot|forbidden|unauthori[sz]ed/.test(code)) {
    return 'The user who made the webhook may not see it any more: delete the webhook and make it anew as an administrator.'
  }
  return 'WooCommerce, Status, Logs may say more.'
}
