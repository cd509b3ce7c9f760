import { oneOf, present, type RawSearch, textIn } from '../search-text.ts'

export const messageStateNames = [
  'planned',
  'sending',
  'sent',
  'held-out',
  'skipped',
  'refused',
  'failed',
  'uncertain',
] as const

/** What the Messages page shows, as written in its address. */
export function messageFilter(raw: RawSearch) {
  return present({
    state: oneOf(raw, 'state', messageStateNames),
    arm: oneOf(raw, 'arm', ['offer', 'held-out']),
    q: textIn(raw, 'q'),
  })
}
export type MessageFilter = ReturnType<typeof messageFilter>
