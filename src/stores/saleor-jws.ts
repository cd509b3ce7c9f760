import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'

/** RFC 7515 with the payload left out, and RFC 7797 where the header says `b64: false`, which is what Saleor sends. */
export interface DetachedSignature {
  /** As sent: it is part of what was signed. */
  readonly header: string
  readonly keyId: string | undefined
  readonly isEncoded: boolean
  readonly bytes: Buffer
}

export interface PublicKey {
  readonly id: string | undefined
  readonly key: KeyObject
}

/** RFC 7518, 3.3: shorter RSA keys prove nothing. */
const fewestBits = 2048

// Any algorithm but the one Saleor uses is refused: "none" proves nothing, and HS256 would make a public key a secret.
const headerShape = z.object({
  alg: z.literal('RS256'),
  kid: z.string().optional(),
  b64: z.boolean().optional(),
  crit: z.array(z.literal('b64')).optional(),
})
const keySet = z.object({ keys: z.array(z.unknown()) })
const signingKey = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string().optional(),
  use: z.literal('sig').optional(),
  alg: z.literal('RS256').optional(),
})

/** The signature, or what is wrong with it. */
export function readSignature(text: string): DetachedSignature | string {
  const [header = '', payload, signature = '', ...more] = text.split('.')
  if (payload !== '' || more.length > 0) return 'is not a JWS with its payload left out'
  const bytes = decoded(signature)
  const told = headerShape.safeParse(jsonOf(decoded(header)?.toString() ?? ''))
  if (!bytes || !told.success) return 'is not a detached RS256 JWS'
  return { header, keyId: told.data.kid, isEncoded: told.data.b64 !== false, bytes }
}

/** The RSA keys of a JWKS document; none of anything else. */
export function publicKeysOf(text: string): PublicKey[] {
  const set = keySet.safeParse(jsonOf(text))
  return set.success ? set.data.keys.flatMap(publicKeyOf) : []
}

/** The key that is named, where there is one of that name; otherwise any. */
export function isSignedByOne(keys: readonly PublicKey[], signature: DetachedSignature, body: Buffer): boolean {
  const payload = signature.isEncoded ? Buffer.from(body.toString('base64url')) : body
  const signed = Buffer.concat([Buffer.from(`${signature.header}.`), payload])
  const named = keys.filter(({ id }) => id !== undefined && id === signature.keyId)
  const candidates = named.length > 0 ? named : keys
  return candidates.some(({ key }) => verify('RSA-SHA256', signed, key, signature.bytes))
}

function publicKeyOf(told: unknown): PublicKey[] {
  const jwk = signingKey.safeParse(told)
  if (!jwk.success) return []
  try {
    const key = createPublicKey({ key: jwk.data, format: 'jwk' })
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    return bits >= fewestBits ? [{ id: jwk.data.kid, key }] : []
  } catch {
    // Numbers that make no key: as good as not there.
    return []
  }
}

/** Decoders forgive characters and spare bits that a signature must not have. */
function decoded(base64url: string): Buffer | undefined {
  const bytes = Buffer.from(base64url, 'base64url')
  return bytes.length > 0 && bytes.toString('base64url') === base64url ? bytes : undefined
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
