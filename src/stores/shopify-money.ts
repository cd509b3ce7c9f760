import { z } from 'zod'
import { parseMinor, scaleMinor } from '../lib/money.ts'
import { Unreadable } from './adapter.ts'
import { listOf, optionalAmount, optionalCurrency } from './fields.ts'

/** `*_set` of any amount; shop_money is in the shop's currency, presentment_money in the customer's. */
export const moneySet = z
  .object({ shop_money: z.object({ amount: optionalAmount, currency_code: optionalCurrency }).nullish() })
  .nullish()
  .transform((set) => set?.shop_money ?? null)

export const taxLines = listOf(z.object({ price: optionalAmount }))
export const allocations = listOf(z.object({ amount: optionalAmount }))

/** A quarter of what PostgreSQL's bigint holds, so that sums of a few stay within it. */
const largestMinor = 2n ** 61n

export function minorOf(text: string | null | undefined, currency: string): bigint {
  return text ? parseMinor(text, currency) : 0n
}

export function sumMinor(amounts: Iterable<bigint>): bigint {
  let sum = 0n
  for (const amount of amounts) sum += amount
  if (sum > largestMinor || sum < -largestMinor) throw new Unreadable(`The amounts add up to ${sum} minor units.`)
  return sum
}

export function sumPrices(list: readonly { readonly price: string | null }[], currency: string): bigint {
  return sumMinor(list.map((item) => minorOf(item.price, currency)))
}

export function sumAmounts(list: readonly { readonly amount: string | null }[], currency: string): bigint {
  return sumMinor(list.map((item) => minorOf(item.amount, currency)))
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
