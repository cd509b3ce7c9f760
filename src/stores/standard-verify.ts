import { equalBytes, hmac } from '../lib/secrets.ts'
import type { RawRequest, Verification } from './adapter.ts'

/** Every official library allows five minutes, both ways. */
const toleranceSeconds = 300

/** Standard Webhooks 1.0.0, symmetric: any `v1` signature under any secret. Other versions in the list are passed over. */
export function verifyStandard(request: RawRequest, secrets: readonly string[], now: Date): Verification {
  return verifyStandardBy(keyOf, request, secrets, now)
}

/** For platforms that keep to the standard but make the key of a secret in a way of their own. */
export function verifyStandardBy(
  keyOf: (secret: string) => Buffer,
  request: RawRequest,
  secrets: readonly string[],
  now: Date,
): Verification {
  const [id, timestamp, signature] = [header(request, 'id'), header(request, 'timestamp'), header(request, 'signature')]
  const problem = problemWith(id, timestamp, signature, now)
  if (problem !== undefined) return { kind: 'forged', reason: problem }
  const keys = secrets.map(keyOf).filter((key) => key.length > 0)
  if (keys.length === 0) return { kind: 'forged', reason: 'This store has no webhook secret yet.' }
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), request.body])
  const given = (signature ?? '').split(' ').map((text) => Buffer.from(text))
  const isGenuine = keys.some((key) => {
    const expected = Buffer.from(`v1,${hmac(key, signed).toString('base64')}`)
    return given.some((candidate) => equalBytes(candidate, expected))
  })
  if (isGenuine) return { kind: 'genuine' }
  return { kind: 'forged', reason: `No v1 signature fits any of the store's ${keys.length} webhook secrets.` }
}

/** "whsec_" and base64, or the base64 alone. */
function keyOf(secret: string): Buffer {
  return Buffer.from(secret.trim().replace(/^whsec_/, ''), 'base64')
}

function header({ headers }: RawRequest, name: string): string | undefined {
  return headers[`webhook-${name}`]?.trim() || undefined
}

function problemWith(id: string | undefined, timestamp: string | undefined, signature: string | undefined, now: Date) {
  if (id === undefined) return 'The webhook-id header is missing.'
  if (timestamp === undefined) return 'The webhook-timestamp header is missing.'
  if (signature === undefined) return 'The webhook-signature header is missing.'
  // A dot would let bytes move between id, time and body without changing what was signed.
  if (id.includes('.')) return `webhook-id "${id}" has a dot, which the standard forbids.`
  if (!/^\d{1,12}$/.test(timestamp)) return `webhook-timestamp "${timestamp}" is not a time in Unix seconds.`
  const aheadSeconds = Number(timestamp) - Math.floor(now.getTime() / 1000)
  if (Math.abs(aheadSeconds) <= toleranceSeconds) return undefined
  const way = aheadSeconds > 0 ? 'ahead of' : 'behind'
  return `webhook-timestamp is ${Math.abs(aheadSeconds)} s ${way} our clock; ${toleranceSeconds} s are allowed.`
}
