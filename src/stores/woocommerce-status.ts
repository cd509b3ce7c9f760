/** What an order's status means, and how far it has come: between two tellings of one second the further one is later. */
interface StatusMeaning {
  /** `by-date`: a status of a plugin's own making says nothing, the date of payment does. */
  readonly is: 'draft' | 'unpaid' | 'paid' | 'called-off' | 'refunded' | 'by-date'
  readonly rank: number
}

const known: Readonly<Record<string, StatusMeaning>> = {
  new: { is: 'draft', rank: 0 },
  draft: { is: 'draft', rank: 0 },
  'auto-draft': { is: 'draft', rank: 0 },
  'checkout-draft': { is: 'draft', rank: 0 },
  pending: { is: 'unpaid', rank: 1 },
  failed: { is: 'called-off', rank: 2 },
  // Placed, and waiting for a bank transfer or for the merchant to look at the payment.
  'on-hold': { is: 'unpaid', rank: 3 },
  processing: { is: 'paid', rank: 4 },
  completed: { is: 'paid', rank: 6 },
  cancelled: { is: 'called-off', rank: 7 },
  refunded: { is: 'refunded', rank: 8 },
  trash: { is: 'called-off', rank: 9 },
}
const ofAPlugin: StatusMeaning = { is: 'by-date', rank: 5 }

export function meaningOf(status: string | null): StatusMeaning {
  return (status !== null && Object.hasOwn(known, status) && known[status]) || ofAPlugin
}

export interface StatusFacts {
  readonly status: string | null
  readonly placedAt: Date
  /** `date_paid_gmt`; orders of old versions and of other programs lack it. */
  readonly paidAt: Date | null
  readonly completedAt: Date | null
  readonly changedAt: Date
  readonly hasRefunds: boolean
}

/** When an order was paid, fulfilled and called off. WooCommerce does not say when it was called off, only that it is. */
export function timesOf(facts: StatusFacts) {
  const { is } = meaningOf(facts.status)
  const wasPaid = is === 'paid' || is === 'refunded'
  // Set to refunded without a refund, as when gift cards paid for all of it: nothing tells amounts, so it is called off.
  const isCalledOff = is === 'called-off' || (is === 'refunded' && !facts.hasRefunds)
  return {
    paidAt: is === 'unpaid' ? null : (facts.paidAt ?? (wasPaid ? facts.placedAt : null)),
    fulfilledAt: fulfilledAt(facts),
    cancelledAt: isCalledOff ? facts.changedAt : null,
  }
}

/** An order that was completed and opened again keeps the date. */
function fulfilledAt({ status, completedAt, changedAt }: StatusFacts): Date | null {
  if (status === 'completed') return completedAt ?? changedAt
  return status === 'processing' || meaningOf(status).is === 'unpaid' ? null : completedAt
}
