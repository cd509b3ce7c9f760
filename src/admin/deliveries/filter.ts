import { oneOf, present, type RawSearch, textIn } from '../search-text.ts'

export const deliveryStateNames = ['waiting', 'applied', 'ignored', 'quarantined'] as const
export const deliveryOriginNames = ['webhook', 'reconcile'] as const

/** What the Deliveries page shows, as written in its address. */
export function deliveryFilter(raw: RawSearch) {
  return present({
    state: oneOf(raw, 'state', deliveryStateNames),
    origin: oneOf(raw, 'origin', deliveryOriginNames),
    topic: textIn(raw, 'topic'),
    q: textIn(raw, 'q'),
  })
}
export type DeliveryFilter = ReturnType<typeof deliveryFilter>
