/** Kinds of offer the first version proposes. */
type OfferKind = 'upgrade' | 'cross-sell'

/**
 * What is proposed in one mail, as it stood when decided: kept in Decision.offers, so amounts are decimal-free texts
 * of minor units (JSON has no bigint).
 */
export interface ChosenOffer {
  readonly kind: OfferKind
  readonly productExternalId: string
  readonly variantExternalId: string
  readonly title: string
  /** Empty when the product has a single variant. */
  readonly variantTitle: string
  readonly imageUrl: string | null
  /** The product's page; null when the platform told none. */
  readonly url: string | null
  readonly priceMinor: string
  readonly compareAtMinor: string | null
  readonly currency: string
  readonly discount: OfferedDiscount | null
}

export interface OfferedDiscount {
  readonly code: string
  readonly percentOff: number | null
  /** Bound to this message alone, so its use proves who came. */
  readonly isUnique: boolean
}
