import { exponentOf, scaleMinor } from '../lib/money.ts'
import { Unreadable } from './adapter.ts'
import { wholeNumber } from './fields.ts'

/** Stripe counts in units of its own, which are not always ISO 4217's: docs.stripe.com/currencies, "Minor units". */
const zeroDecimal = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'
const threeDecimal = 'BHD JOD KWD OMR TND'
/** Have no decimals any more, and are still told in hundredths. */
const formerlyTwoDecimal = 'ISK UGX'

const decimals: ReadonlyMap<string, number> = new Map([
  ...zeroDecimal.split(' ').map((code) => [code, 0] as const),
  ...threeDecimal.split(' ').map((code) => [code, 3] as const),
  ...formerlyTwoDecimal.split(' ').map((code) => [code, 2] as const),
])

/** Stripe takes at most twelve digits. */
const largest = 10n ** 12n - 1n
export const stripeAmount = wholeNumber.refine(
  (value) => value <= largest && value >= -largest,
  'not an amount of at most twelve digits',
)
export const optionalStripeAmount = stripeAmount.nullish().transform((value) => value ?? 0n)

/** Our minor units of an amount as Stripe tells it. Throws Unreadable for a currency whose units Stripe does not tell. */
export function minorOf(amount: bigint, currency: string): bigint {
  const [theirs, ours] = [decimals.get(currency), exponentOf(currency)]
  if (theirs === undefined && ours !== 2) {
    throw new Unreadable(
      `Stripe does not say in which units it counts ${currency}: its amount ${amount} is not guessed.`,
    )
  }
  return scaleMinor(amount, 10n ** BigInt(ours), 10n ** BigInt(theirs ?? 2))
}
