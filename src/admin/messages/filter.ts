import { messageStateNames } from '../../emails/message.ts'
import { oneOf, present, type RawSearch, textIn } from '../search-text.ts'

/** What the Messages page shows, as written in its address. */
export function messageFilter(raw: RawSearch) {
  return present({
    state: oneOf(raw, 'state', messageStateNames),
    arm: oneOf(raw, 'arm', ['offer', 'held-out']),
    q: textIn(raw, 'q'),
  })
}
export type MessageFilter = ReturnType<typeof messageFilter>
