import { exponentOf, parseMinor, scaleMinor } from '../lib/money.ts'
import { Unreadable } from './adapter.ts'

/** Any ISO currency with as many decimals as BigCommerce stores of an amount, whatever its currency. */
const fourDecimals = 'CLF'

/** In ten-thousandths, as BigCommerce stores it. */
export function storedAmount(text: string | null): bigint {
  return text === null ? 0n : parseMinor(text, fourDecimals)
}

/**
 * Rounded half away from zero: taxes, what is left without them and shares of a discount are reckoned by BigCommerce to
 * four decimals and never paid as such. What is paid goes through `paidMinor`.
 */
export function roundedMinor(stored: bigint, currency: string): bigint {
  return scaleMinor(stored, 10n ** BigInt(exponentOf(currency)), 10_000n)
}

export function minorOf(text: string | null, currency: string): bigint {
  return roundedMinor(storedAmount(text), currency)
}

/** Of money that changes hands. Refuses a fraction of the smallest unit: nobody can have paid it. */
export function paidMinor(text: string, currency: string, field: string): bigint {
  const [, fraction = ''] = text.split('.')
  const decimals = exponentOf(currency)
  if (!/[1-9]/.test(fraction.slice(decimals))) return parseMinor(text, currency)
  const problem = `${field} is ${text}, but ${currency} has ${decimals} decimals`
  throw new Unreadable(`${problem}: correct it in BigCommerce, then replay this delivery.`)
}
