import { equalBytes, hmac } from '../lib/secrets.ts'
import type { RawRequest, Verification } from './adapter.ts'
import { shopifyHeader } from './shopify-headers.ts'

/**
 * Base64 HMAC-SHA256 of the raw body: keyed with the app's client secret, or with the secret shown under
 * Settings › Notifications › Webhooks. For up to an hour after a rotation the old one still signs, so each is tried.
 * Nothing else is signed: neither topic nor shop nor time may choose the store.
 */
export function verifyShopify(request: RawRequest, secrets: readonly string[]): Verification {
  const given = shopifyHeader(request.headers, 'hmac')
  if (given === undefined) return { kind: 'forged', reason: 'The X-Shopify-Hmac-Sha256 header is missing.' }
  const usable = secrets.filter((secret) => secret !== '')
  if (usable.length === 0) return { kind: 'forged', reason: 'This store has no webhook secret yet.' }
  if (usable.some((secret) => isSignedWith(secret, request.body, given))) return { kind: 'genuine' }
  return { kind: 'forged', reason: `X-Shopify-Hmac-Sha256 fits none of the store's ${usable.length} webhook secrets.` }
}

/** Texts are compared, not decoded bytes: base64 decoders forgive characters that a signature must not have. */
function isSignedWith(secret: string, body: Buffer, given: string): boolean {
  return equalBytes(Buffer.from(hmac(secret, body).toString('base64')), Buffer.from(given))
}
