import { equalBytes, hmac } from '../lib/secrets.ts'
import type { RawRequest, Verification } from './adapter.ts'
import { verifyStandardBy } from './standard-verify.ts'

const customHeader = 'x-notch-secret'

/**
 * Standard Webhooks, keyed with the bytes of the client secret as they are. Hooks that were created before BigCommerce
 * signed carry nothing but the headers they were created with: one of those may be a secret itself.
 */
export function verifyBigCommerce(request: RawRequest, secrets: readonly string[], now: Date): Verification {
  const given = request.headers[customHeader]?.trim()
  const isSigned = Boolean(request.headers['webhook-signature']?.trim())
  if (isSigned || !given) return verifyStandardBy(keyOf, request, secrets, now)
  const usable = secrets.map((secret) => secret.trim()).filter((secret) => secret !== '')
  if (usable.length === 0) return { kind: 'forged', reason: 'This store has no webhook secret yet.' }
  if (usable.some((secret) => isSame(secret, given))) return { kind: 'genuine' }
  return { kind: 'forged', reason: `${customHeader} is none of the store's ${usable.length} webhook secrets.` }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.trim())
}

/** Digests have one length, so that not even the length of a secret can be measured. */
function isSame(secret: string, given: string): boolean {
  return equalBytes(hmac(customHeader, secret), hmac(customHeader, given))
}
