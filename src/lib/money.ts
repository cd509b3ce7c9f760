/** An amount in the currency's smallest unit. `currency` is ISO 4217, upper case. */
export interface Money {
  readonly minor: bigint
  readonly currency: string
}

/** ISO 4217 exponents that are not 2. `Intl` follows CLDR, which differs (IQD, LBP, UGX …), so it is not asked. */
const exponents: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

export function exponentOf(currency: string): number {
  return exponents[currency] ?? 2
}

const decimal = /^([+-]?)(\d+)(?:\.(\d*))?$/

/**
 * Reads a platform's decimal text ("12.30", "-5", "2.000") into minor units. Digits beyond the currency's exponent
 * round half away from zero, as shops do. Throws RangeError on anything that is not a plain decimal.
 */
export function parseMinor(text: string, currency: string): bigint {
  const match = decimal.exec(text.trim())
  if (!match) throw new RangeError(`"${text}" is not a decimal amount`)
  const [, sign = '', whole = '0', fraction = ''] = match
  const exponent = exponentOf(currency)
  const kept = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0'))
  const rounded = (fraction[exponent] ?? '0') >= '5' ? kept + 1n : kept
  return sign === '-' ? -rounded : rounded
}

/** The plain decimal text of an amount: 1230n EUR → "12.30", 500n JPY → "500". */
export function decimalText({ minor, currency }: Money): string {
  const exponent = exponentOf(currency)
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const sign = minor < 0n ? '-' : ''
  return exponent === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-exponent)}`
}

const formatters = new Map<string, Intl.NumberFormat>()

/** As a customer in `locale` reads it: "12,30 €". Exact at any size. */
export function formatMoney(money: Money, locale: string): string {
  // A string keeps every digit; Intl accepts one, though TypeScript's library types a template literal only.
  return formatterFor(locale, money.currency).format(decimalText(money) as `${number}`)
}

function formatterFor(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  const known = formatters.get(key)
  if (known) return known
  const digits = exponentOf(currency)
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  formatters.set(key, made)
  return made
}

/** `minor × numerator ÷ denominator`, rounded half away from zero. */
export function scaleMinor(minor: bigint, numerator: bigint, denominator: bigint): bigint {
  const product = minor * numerator
  const half = denominator / 2n
  return product >= 0n ? (product + half) / denominator : -((-product + half) / denominator)
}
