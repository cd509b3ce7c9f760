/** What the browser knows of the world, for the pickers. */
export const currencies: string[] = Intl.supportedValuesOf('currency')
export const timeZones: string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

const languageTags = [
  'en',
  'en-GB',
  'en-US',
  'de',
  'de-AT',
  'de-CH',
  'fr',
  'es',
  'it',
  'nl',
  'pl',
  'pt',
  'sv',
  'da',
  'ja',
]
const languageNames = new Intl.DisplayNames('en', { type: 'language' })

/** The store's own tag is among them even when it is none of the usual ones. */
export function languagesWith(own: string): { value: string; label: string }[] {
  const tags = languageTags.includes(own) ? languageTags : [own, ...languageTags]
  return tags.map((tag) => ({ value: tag, label: `${languageNames.of(tag) ?? tag} (${tag})` }))
}

export const ownTimeZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone

/** "Maple & Ash Ltd." → "maple-ash-ltd". */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
}
