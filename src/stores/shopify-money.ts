import { z } from 'zod'
import { parseMinor } from '../lib/money.ts'
import { sumMinor } from './amounts.ts'
import { listOf, optionalAmount, optionalCurrency } from './fields.ts'

/** `*_set` of any amount; shop_money is in the shop's currency, presentment_money in the customer's. */
export const moneySet = z
  .object({ shop_money: z.object({ amount: optionalAmount, currency_code: optionalCurrency }).nullish() })
  .nullish()
  .transform((set) => set?.shop_money ?? null)

export const taxLines = listOf(z.object({ price: optionalAmount }))
export const allocations = listOf(z.object({ amount: optionalAmount }))

export function minorOf(text: string | null | undefined, currency: string): bigint {
  return text ? parseMinor(text, currency) : 0n
}

export function sumPrices(list: readonly { readonly price: string | null }[], currency: string): bigint {
  return sumMinor(list.map((item) => minorOf(item.price, currency)))
}

export function sumAmounts(list: readonly { readonly amount: string | null }[], currency: string): bigint {
  return sumMinor(list.map((item) => minorOf(item.amount, currency)))
}
