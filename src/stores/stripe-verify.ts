import { equalBytes, hmac } from '../lib/secrets.ts'
import type { RawRequest, Verification } from './adapter.ts'

/** What Stripe's own libraries allow; here both ways, as the other platforms do. */
const toleranceSeconds = 300
/** Decoders forgive what a signature must not have: other letters, a digit too many. */
const sha256Hex = /^[0-9a-f]{64}$/

/**
 * `t=<Unix seconds>,v1=<hex>[,v1=<hex>][,v0=…]` over `<t>.<raw body>`. While a secret is rolled both sign. The key is
 * the whole secret as shown, "whsec_" included. v0 is for test events of old and proves nothing.
 */
export function verifyStripe(request: RawRequest, secrets: readonly string[], now: Date): Verification {
  const parts = (request.headers['stripe-signature'] ?? '').trim().split(',')
  const told = (name: string) =>
    parts.flatMap((part) => (part.startsWith(`${name}=`) ? part.slice(name.length + 1) : []))
  const [times, given] = [told('t'), told('v1').filter((text) => sha256Hex.test(text))]
  const problem = problemWith(request, times, given, now)
  if (problem !== undefined) return { kind: 'forged', reason: problem }
  const keys = secrets.filter((secret) => secret !== '')
  if (keys.length === 0) return { kind: 'forged', reason: 'This store has no webhook secret yet.' }
  const signed = Buffer.concat([Buffer.from(`${times[0]}.`), request.body])
  const isGenuine = keys.some((key) => {
    const expected = hmac(key, signed)
    return given.some((hex) => equalBytes(Buffer.from(hex, 'hex'), expected))
  })
  if (isGenuine) return { kind: 'genuine' }
  return { kind: 'forged', reason: `No v1 signature fits any of the store's ${keys.length} webhook secrets.` }
}

function problemWith({ headers }: RawRequest, times: readonly string[], given: readonly string[], now: Date) {
  if (!headers['stripe-signature']?.trim()) return 'The Stripe-Signature header is missing.'
  const [time = ''] = times
  // Two times would let one be checked and the other be signed.
  if (times.length !== 1 || !/^\d{1,12}$/.test(time))
    return 'Stripe-Signature does not tell one time t in Unix seconds.'
  if (given.length === 0) return 'Stripe-Signature has no v1 signature of 64 hexadecimal digits.'
  const aheadSeconds = Number(time) - Math.floor(now.getTime() / 1000)
  if (Math.abs(aheadSeconds) <= toleranceSeconds) return undefined
  const way = aheadSeconds > 0 ? 'ahead of' : 'behind'
  return `Stripe-Signature is ${Math.abs(aheadSeconds)} s ${way} our clock; ${toleranceSeconds} s are allowed.`
}
