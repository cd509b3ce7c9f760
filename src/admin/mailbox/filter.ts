import { present, type RawSearch, textIn } from '../search-text.ts'

/** `mail` is the one that is open. */
export function mailboxFilter(raw: RawSearch) {
  return present({ to: textIn(raw, 'to'), mail: textIn(raw, 'mail') })
}
