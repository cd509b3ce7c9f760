import type { MoneyJson } from './schemas/common.ts'

/** Money as the API writes it: minor units as text, since they may exceed 2^53. */
export function showMoney(minor: bigint | string, currency: string): MoneyJson {
  return { minor: minor.toString(), currency }
}
