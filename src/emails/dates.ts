import { remember } from './remember.ts'

const formatters = remember<Intl.DateTimeFormat>(500)
const written = remember<string>(5000)
const locales = remember<string>(1000)
const styles = ['full', 'long', 'medium', 'short'] as const

/** A day as a reader of `locale` writes it, in the store's zone: "24 November 2026". */
export function formatDate(value: unknown, style: unknown, locale: string, timeZone: string): string {
  const dateStyle = styles.find((known) => known === style)
  if (!dateStyle) throw new Error(`"${String(style)}" is no style of date: use ${styles.join(', ')}`)
  const day = value instanceof Date ? value : new Date(String(value))
  // A mail writes its dates twice, and Intl takes longer than the rest of an output.
  return written(`${locale} ${timeZone} ${dateStyle} ${day.getTime()}`, () =>
    formatterFor(locale, timeZone, dateStyle).format(day),
  )
}

function formatterFor(locale: string, timeZone: string, dateStyle: (typeof styles)[number]): Intl.DateTimeFormat {
  const make = () => new Intl.DateTimeFormat(locale, { dateStyle, timeZone })
  return formatters(`${locale} ${timeZone} ${dateStyle}`, make)
}

/** A locale Intl takes. Platforms send "en_GB" and worse; what cannot be read is English. */
export function readableLocale(text: string): string {
  return locales(text, () => canonicalLocale(text.replaceAll('_', '-')))
}

function canonicalLocale(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? 'en'
  } catch (error) {
    if (error instanceof RangeError) return 'en'
    throw error
  }
}
