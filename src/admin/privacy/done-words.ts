import type { PrivacyRequestRow } from '../../web/schemas/privacy.ts'
import { erasedLead, erasedParts, exportFileName, type HeldOfPerson, heldParts, keptText } from './how-much.ts'
import { outcomeOrNext } from './privacy-words.ts'

/** What was done for the person whose address was written. */
export type DoneForPerson =
  | { readonly kind: 'exported'; readonly held: HeldOfPerson }
  | { readonly kind: 'nothing'; readonly email: string; readonly text: string }
  | { readonly kind: 'erased'; readonly email: string; readonly request: PrivacyRequestRow }

export interface DoneWords {
  readonly title: string
  readonly text: string
  /** What `parts` are. */
  readonly lead: string
  readonly parts: readonly string[]
  readonly kept?: string | undefined
  /** False where nothing was there, or something is still to come. */
  readonly isSettled: boolean
}

export function doneWords(done: DoneForPerson): DoneWords {
  switch (done.kind) {
    case 'exported':
      return exportedWords(done.held)
    case 'nothing':
      return { title: done.email, text: done.text, lead: '', parts: [], isSettled: false }
    case 'erased':
      return erasedWords(done.email, done.request)
    default:
      return done satisfies never
  }
}

function exportedWords(held: HeldOfPerson): DoneWords {
  return {
    title: `The data of ${held.email}`,
    text: `${exportFileName(held)} is downloaded.`,
    lead: 'It holds:',
    parts: heldParts(held),
    isSettled: true,
  }
}

function erasedWords(email: string, request: PrivacyRequestRow): DoneWords {
  return {
    title: email,
    text: outcomeOrNext(request),
    lead: erasedLead,
    parts: erasedParts(request.counts),
    kept: keptText(request.counts),
    isSettled: request.doneAt !== null && request.outcome !== 'nothing-held',
  }
}
