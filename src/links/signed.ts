import { equalBytes, hmac } from '../lib/secrets.ts'

/** A token is good for one purpose only: a click id never unsubscribes anybody. */
export type Purpose = 'link' | 'unsubscribe' | 'click'

/** base64url of `body` and the first `macLength` bytes of its HMAC-SHA256. */
export function sign(key: Buffer, purpose: Purpose, body: Buffer, macLength: number): string {
  return Buffer.concat([body, macOf(key, purpose, body, macLength)]).toString('base64url')
}

/** The body of a token we signed for this purpose, or undefined for anything else. Never throws. */
export function verify(key: Buffer, purpose: Purpose, token: string, macLength: number): Buffer | undefined {
  const bytes = Buffer.from(token, 'base64url')
  // The decoder skips what it does not know and ignores spare bits: only the one spelling we write counts.
  if (bytes.length <= macLength || bytes.toString('base64url') !== token) return undefined
  const body = bytes.subarray(0, bytes.length - macLength)
  const mac = bytes.subarray(bytes.length - macLength)
  return equalBytes(mac, macOf(key, purpose, body, macLength)) ? body : undefined
}

function macOf(key: Buffer, purpose: Purpose, body: Buffer, length: number): Buffer {
  return hmac(key, Buffer.concat([Buffer.from(`${purpose}\n`), body])).subarray(0, length)
}
