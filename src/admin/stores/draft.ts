import { slugOf } from '../settings/choices.ts'
import { webAddress } from '../settings/web-address.ts'

/** What is asked before a store is there. */
export interface NewStoreValues {
  readonly platform: string
  readonly name: string
  /** Empty: made of the name. */
  readonly id: string
  readonly storefrontUrl: string
  readonly currency: string
  readonly timeZone: string
  readonly secret: string
}

export type NewStoreField = keyof NewStoreValues
export const newStoreSteps = ['platform', 'store', 'webhook'] as const
export type NewStoreStep = (typeof newStoreSteps)[number]

export const fieldsOf: Readonly<Record<NewStoreStep, readonly NewStoreField[]>> = {
  platform: ['platform'],
  store: ['name', 'id', 'storefrontUrl', 'currency', 'timeZone'],
  webhook: ['secret'],
}

export function idOf({ id, name }: Pick<NewStoreValues, 'id' | 'name'>): string {
  return id.trim() || slugOf(name)
}

type Rules = Readonly<Record<NewStoreField, (value: string, values: NewStoreValues) => string | null>>

/** `taken`: ids of the stores there are. */
export function rulesFor(taken: readonly string[]): Rules {
  return {
    platform: (text) => (text === '' ? 'Choose what the store runs on' : null),
    name: (text) => (text.trim() === '' ? 'The store needs a name' : null),
    // Without a name it is the name that is missing.
    id: (_, values) => (`${values.id}${values.name}`.trim() === '' ? null : problemWithId(idOf(values), taken)),
    storefrontUrl: webAddress,
    currency: (text) => (/^[A-Z]{3}$/.test(text) ? null : 'Choose a currency'),
    timeZone: (text) => (text === '' ? 'Choose a time zone' : null),
    secret: (text) => (text.trim().length < 8 ? 'At least 8 characters' : null),
  }
}

function problemWithId(id: string, taken: readonly string[]): string | null {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(id)) return 'Lower-case letters, digits and hyphens'
  return taken.includes(id) ? `There is already a store “${id}”` : null
}

/** The first step, up to the one asked for, that is not filled in yet. */
export function reachable(asked: NewStoreStep, values: NewStoreValues, taken: readonly string[]): NewStoreStep {
  const before = newStoreSteps.slice(0, newStoreSteps.indexOf(asked))
  return before.find((step) => problemsIn(step, values, taken).length > 0) ?? asked
}

export function problemsIn(step: NewStoreStep, values: NewStoreValues, taken: readonly string[]): NewStoreField[] {
  const rules = rulesFor(taken)
  return fieldsOf[step].filter((field) => rules[field](values[field], values) !== null)
}

/** The step where a field stands, for an error that comes from the server. */
export function stepOf(field: string): NewStoreStep | undefined {
  return newStoreSteps.find((step) => fieldsOf[step].some((one) => one === field))
}

/** What is kept of a draft while its tab is open, so that a reload loses nothing. Never the secret. */
export function draftText({ secret: _, ...values }: NewStoreValues): string {
  return JSON.stringify(values)
}

/** Whatever is kept, readable or not, ends as values: what is missing is as in `blank`. */
export function draftFrom(kept: string | null, blank: NewStoreValues): NewStoreValues {
  const read = readObject(kept)
  const told = (name: NewStoreField) => {
    const value = read[name]
    return typeof value === 'string' ? value : blank[name]
  }
  const { platform, name, id, storefrontUrl, currency, timeZone } = blank
  const names = Object.keys({ platform, name, id, storefrontUrl, currency, timeZone })
  // The names are those of `blank`, so that the object has all of them.
  return { ...blank, ...Object.fromEntries(names.map((one) => [one, told(one as NewStoreField)])) }
}

function readObject(text: string | null): Partial<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
