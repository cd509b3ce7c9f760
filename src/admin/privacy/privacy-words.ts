import type { PrivacyRequestRow } from '../../web/schemas/privacy.ts'
import type { StoreJson } from '../../web/schemas/store.ts'
import { plural } from '../format.ts'
import type { Word } from '../words.ts'

export const requestKinds: Readonly<Record<PrivacyRequestRow['kind'], string>> = {
  export: 'Asked for a copy',
  erase: 'Asked to be forgotten',
  'erase-all': 'Shop closed',
}

type Platform = Pick<StoreJson, 'platform' | 'platformLabel'>

/** Who told it: the platform by its name, or somebody on this page. */
export function originText({ origin }: Pick<PrivacyRequestRow, 'origin'>, store: Platform): string {
  if (origin === 'app') return 'Asked here'
  return `Told by ${origin === store.platform ? store.platformLabel : origin}`
}

type Whom = Pick<PrivacyRequestRow, 'kind' | 'email' | 'orders' | 'doneAt'>

/** Whom it is about, as far as that is known or may still be known. */
export function whoText({ kind, email, orders, doneAt }: Whom): string {
  if (kind === 'erase-all') return 'Everybody who bought here'
  if (email !== null) return email
  if (doneAt !== null) return 'Who it was is no longer kept'
  return orders > 0 ? `Somebody with ${plural(orders, 'order')}, address unknown` : 'Somebody whose address is unknown'
}

const dayMs = 86_400_000

export interface Due {
  readonly text: string
  readonly isOverdue: boolean
}

/** How long there is to answer; undefined once that is done. */
export function dueOf(
  { dueAt, isOverdue, doneAt }: Pick<PrivacyRequestRow, 'dueAt' | 'isOverdue' | 'doneAt'>,
  now: Date,
) {
  if (doneAt !== null) return undefined
  const leftMs = new Date(dueAt).getTime() - now.getTime()
  return isOverdue || leftMs < 0 ? overdueBy(-leftMs) : dueIn(leftMs)
}

function overdueBy(ms: number): Due {
  const days = Math.floor(ms / dayMs)
  return { text: days < 1 ? 'overdue' : `overdue by ${plural(days, 'day')}`, isOverdue: true }
}

function dueIn(ms: number): Due {
  const days = Math.floor(ms / dayMs)
  return { text: days < 1 ? 'due within a day' : `due in ${plural(days, 'day')}`, isOverdue: false }
}

const states = {
  done: { label: 'Done', color: 'teal', meaning: 'Nothing is left to do.' },
  overdue: { label: 'Overdue', color: 'red', meaning: 'The day by which it had to be done has passed.' },
  toAnswer: { label: 'To answer', color: 'yellow', meaning: 'It waits for you to hand the data over.' },
  erasing: { label: 'Being erased', color: 'blue', meaning: 'Notch goes on with it by itself.' },
} as const satisfies Readonly<Record<string, Word>>

export function stateWord({ kind, doneAt, isOverdue }: Pick<PrivacyRequestRow, 'kind' | 'doneAt' | 'isOverdue'>): Word {
  if (doneAt !== null) return states.done
  if (isOverdue) return states.overdue
  return kind === 'export' ? states.toAnswer : states.erasing
}

/** What came of it, in the API's own words; of an open one, what happens next. */
export function outcomeOrNext({ kind, email, outcomeText }: Pick<PrivacyRequestRow, 'kind' | 'email' | 'outcomeText'>) {
  if (outcomeText !== null) return outcomeText
  if (kind !== 'export') return 'Notch carries this out by itself within moments.'
  return email === null
    ? 'The request came without an address. Look the person up on the platform, then export by address above.'
    : 'Export the data, hand it to the person, then mark the request answered.'
}
