/** A locale that `Intl` takes: the first usable of the given ones, else English. Platforms send "en_US", "" and worse. */
export function usableLocale(...wanted: readonly (string | null | undefined)[]): string {
  for (const text of wanted) {
    const locale = canonical((text ?? '').trim().replaceAll('_', '-'))
    if (locale) return locale
  }
  return 'en'
}

function canonical(text: string): string | undefined {
  if (text === '') return undefined
  try {
    return Intl.getCanonicalLocales(text)[0]
  } catch {
    // Not a language tag at all: the next one is asked.
    return undefined
  }
}
