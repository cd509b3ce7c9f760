import { equalBytes, hmac } from '../lib/secrets.ts'
import type { RawRequest, Verification } from './adapter.ts'
import { decodeEntities } from './woocommerce-text.ts'

/**
 * Base64 HMAC-SHA256 of the body, keyed with the secret after WordPress has decoded its entities. Which form the owner
 * copied depends on where from, so each is tried. Nothing else is signed: neither topic nor shop nor time.
 */
export function verifyWooCommerce(request: RawRequest, secrets: readonly string[]): Verification {
  if (isPing(request)) return { kind: 'ping' }
  const given = request.headers['x-wc-webhook-signature']?.trim()
  if (!given) return { kind: 'forged', reason: 'The X-WC-Webhook-Signature header is missing.' }
  const usable = secrets.filter((secret) => secret !== '')
  if (usable.length === 0) return { kind: 'forged', reason: 'This store has no webhook secret yet.' }
  const keys = new Set(usable.flatMap((secret) => [secret, decodeEntities(secret)]))
  if ([...keys].some((key) => isSignedWith(key, request.body, given))) return { kind: 'genuine' }
  return { kind: 'forged', reason: `X-WC-Webhook-Signature fits none of the store's ${usable.length} webhook secrets.` }
}

/** Sent when a webhook is saved, to see whether anybody answers: a form of one field, and no word of WooCommerce. */
function isPing({ headers, body }: RawRequest): boolean {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return false
  if (Object.keys(headers).some((name) => name.startsWith('x-wc-'))) return false
  return body.length < 40 && /^webhook_id=\d{1,20}$/.test(body.toString('latin1'))
}

/** Texts are compared, not decoded bytes: base64 decoders forgive characters that a signature must not have. */
function isSignedWith(key: string, body: Buffer, given: string): boolean {
  return equalBytes(Buffer.from(hmac(key, body).toString('base64')), Buffer.from(given))
}
