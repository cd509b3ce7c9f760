import { oneOf, present, type RawSearch } from '../search-text.ts'

/** From nothing to the first webhook. The first three are of a store that is not there yet. */
export const stepLabels = {
  platform: 'Platform',
  store: 'Store',
  webhook: 'Webhook',
  access: 'API access',
  first: 'First webhook',
} as const

export type StepKey = keyof typeof stepLabels

const every = ['platform', 'store', 'webhook', 'access', 'first'] as const

/** A platform whose API Notch does not ask has no step for access. */
export function stepsFor(hasApi: boolean): readonly StepKey[] {
  return hasApi ? every : every.filter((step) => step !== 'access')
}

export function newStoreSearch(raw: RawSearch) {
  return present({ step: oneOf(raw, 'step', ['store', 'webhook']) })
}

export function connectSearch(raw: RawSearch) {
  return present({ step: oneOf(raw, 'step', ['webhook', 'access']) })
}
