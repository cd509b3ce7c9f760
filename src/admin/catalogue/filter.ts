import { oneOf, present, type RawSearch, textIn } from '../search-text.ts'

/** What the Catalogue page shows, as written in its address. */
export function catalogueFilter(raw: RawSearch) {
  return present({ q: textIn(raw, 'q'), only: oneOf(raw, 'only', ['on-sale', 'not-on-sale']) })
}
export type CatalogueFilter = ReturnType<typeof catalogueFilter>
