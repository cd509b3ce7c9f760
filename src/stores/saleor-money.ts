import { z } from 'zod'
import { parseMinor } from '../lib/money.ts'
import { Unreadable } from './adapter.ts'
import { amount, currency } from './fields.ts'

export const money = z.object({ amount, currency })
export const optionalMoney = money.nullish()
/** Saleor tells every price with and without tax. */
export const taxedMoney = z.object({ gross: money, net: money })

export interface TaxedMinor {
  readonly gross: bigint
  readonly net: bigint
  readonly tax: bigint
}

/** An order in two currencies cannot be added up. */
export function minorIn(expected: string, told: z.infer<typeof money> | null | undefined, what: string): bigint {
  if (!told) return 0n
  if (told.currency === expected) return parseMinor(told.amount, expected)
  throw new Unreadable(
    `${what} is ${told.amount} ${told.currency}, but ${expected} was expected: it cannot be converted.`,
  )
}

export function taxedIn(expected: string, told: z.infer<typeof taxedMoney>, what: string): TaxedMinor {
  const [gross, net] = [minorIn(expected, told.gross, `${what}.gross`), minorIn(expected, told.net, `${what}.net`)]
  return { gross, net, tax: gross - net }
}
