/** What an order's status says of its payment. */
export type StatusMeaning = 'draft' | 'unpaid' | 'paid' | 'refunded' | 'called-off'

const words: Readonly<Record<StatusMeaning, string>> = {
  draft: 'draft, checkout draft, incomplete, abandoned',
  unpaid:
    'pending, pending payment, on hold, unpaid, authorized, partially paid, awaiting payment, payment pending, manual verification required, new, open',
  paid: 'paid, partially refunded, processing, completed, complete, shipped, partially shipped, fulfilled, delivered, closed, done, awaiting fulfillment, awaiting shipment, awaiting pickup, captured, succeeded, disputed',
  refunded: 'refunded',
  'called-off': 'cancelled, canceled, voided, void, failed, declined, expired, trash, chargeback',
}

const meanings = new Map(
  Object.entries(words).flatMap(([meaning, list]) =>
    // Object.entries forgets that the keys are meanings.
    list.split(', ').map((word) => [word, meaning as StatusMeaning] as const),
  ),
)

/** "partially_refunded", "wc-on-hold" and "On hold" are words of the platforms; undefined for one we do not know. */
export function meaningOf(status: string): StatusMeaning | undefined {
  const word = status.toLowerCase().replace(/^wc-/, '').replace(/[_-]+/g, ' ').trim()
  return meanings.get(word)
}
