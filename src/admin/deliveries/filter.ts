import { oneOf, present, type RawSearch, textIn } from '../search-text.ts'

export const deliveryStateNames = ['waiting', 'applied', 'ignored', 'quarantined'] as const

export function deliveryFilter(raw: RawSearch) {
  return present({ state: oneOf(raw, 'state', deliveryStateNames), topic: textIn(raw, 'topic') })
}
export type DeliveryFilter = ReturnType<typeof deliveryFilter>
