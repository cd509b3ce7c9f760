import { scaleMinor } from '../lib/money.ts'
import { Unreadable } from './adapter.ts'

/** A quarter of what PostgreSQL's bigint holds, so that sums of a few stay within it. */
const largestMinor = 2n ** 61n

export function sumMinor(amounts: Iterable<bigint>): bigint {
  let sum = 0n
  for (const amount of amounts) sum += amount
  if (sum > largestMinor || sum < -largestMinor) throw new Unreadable(`The amounts add up to ${sum} minor units.`)
  return sum
}

/** Splits `total` in proportion to `weights`, to the last minor unit. */
export function shareOut(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sumMinor(weights)
  if (whole === 0n) return weights.map(() => 0n)
  let seen = 0n
  let given = 0n
  return weights.map((weight) => {
    seen += weight
    const share = scaleMinor(total, seen, whole) - given
    given += share
    return share
  })
}
