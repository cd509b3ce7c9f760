import { equalBytes, hmac } from '../lib/secrets.ts'
import type { RawRequest, Verification } from './adapter.ts'
import { saleorHeader } from './saleor-headers.ts'
import { isSignedByOne, publicKeysOf, readSignature } from './saleor-jws.ts'

/**
 * A detached JWS by one of the keys under /.well-known/jwks.json, which the owner enters as the secret. Webhooks with a
 * secret key of their own, which Saleor is giving up, are signed with that: hex HMAC-SHA256 of the body. Neither says
 * when it was signed.
 */
export function verifySaleor(request: RawRequest, secrets: readonly string[]): Verification {
  const given = saleorHeader(request, 'signature')
  if (given === undefined) return { kind: 'forged', reason: 'The Saleor-Signature header is missing.' }
  const usable = secrets.map((secret) => secret.trim()).filter((secret) => secret !== '')
  if (usable.length === 0) return { kind: 'forged', reason: 'This store has no webhook keys yet.' }
  const problem = given.includes('.')
    ? problemWithJws(given, request.body, usable)
    : problemWithHmac(given, request.body, usable)
  return problem === undefined ? { kind: 'genuine' } : { kind: 'forged', reason: problem }
}

function problemWithJws(given: string, body: Buffer, secrets: readonly string[]): string | undefined {
  const signature = readSignature(given)
  if (typeof signature === 'string') return `Saleor-Signature ${signature}.`
  const keys = secrets.flatMap((secret) => publicKeysOf(secret))
  if (keys.length === 0) {
    return 'Saleor-Signature is a JWS, but no secret of this store holds RSA keys: enter what /.well-known/jwks.json of Saleor shows.'
  }
  if (isSignedByOne(keys, signature, body)) return undefined
  return `Saleor-Signature fits none of the store's ${keys.length} keys.`
}

function problemWithHmac(given: string, body: Buffer, secrets: readonly string[]): string | undefined {
  const keys = secrets.filter((secret) => !isPublic(secret))
  const isGenuine = keys.some((key) => equalBytes(Buffer.from(hmac(key, body).toString('hex')), Buffer.from(given)))
  return isGenuine ? undefined : `Saleor-Signature fits none of the store's ${keys.length} secret keys.`
}

/** Anybody can read a key set, its address or a public key, so none of these is ever a secret, however badly pasted. */
function isPublic(secret: string): boolean {
  return /^(?:[[{"']|https?:|-----BEGIN)/i.test(secret)
}
