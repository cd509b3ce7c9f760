const formatters = new Map<string, Intl.DateTimeFormat>()
const styles = ['full', 'long', 'medium', 'short'] as const

/** A day as a reader of `locale` writes it, in the store's zone: "24 November 2026". */
export function formatDate(value: unknown, style: unknown, locale: string, timeZone: string): string {
  const dateStyle = styles.find((known) => known === style)
  if (!dateStyle) throw new Error(`"${String(style)}" is no style of date: use ${styles.join(', ')}`)
  const day = value instanceof Date ? value : new Date(String(value))
  return formatterFor(locale, timeZone, dateStyle).format(day)
}

function formatterFor(locale: string, timeZone: string, dateStyle: (typeof styles)[number]): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${dateStyle}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { dateStyle, timeZone })
  formatters.set(key, made)
  return made
}

const locales = new Map<string, string>()

/** A locale Intl takes. Platforms send "en_GB" and worse; what cannot be read is English. */
export function readableLocale(text: string): string {
  const known = locales.get(text)
  if (known) return known
  const read = canonicalLocale(text.replaceAll('_', '-'))
  if (locales.size < 1000) locales.set(text, read)
  return read
}

function canonicalLocale(text: string): string {
  try {
    return Intl.getCanonicalLocales(text)[0] ?? 'en'
  } catch (error) {
    if (error instanceof RangeError) return 'en'
    throw error
  }
}
