/**
 * An order as an adapter reads it from a platform, in one meaning for all of them.
 * Amounts are minor units of `currency` (the shop's money). Texts are free of NUL. Ids are strings.
 */
export interface IncomingOrder {
  readonly externalId: string
  readonly number: string
  /** Sorts as text by the platform's own time of change; equal texts mean equal content. See `versionOf`. */
  readonly version: string
  readonly currency: string
  readonly presentmentCurrency: string | null
  readonly placedAt: Date
  /** As the platform tells it; from one that does not, when it was placed. */
  readonly paidAt: Date | null
  /** For a platform that does not tell `paidAt`: the earliest time at which this telling proves it was paid. */
  readonly paidBy: Date | null
  /** This telling shows that payment came after placing; then the earliest `paidBy` of all tellings is `paidAt`. */
  readonly paysLater: boolean
  readonly cancelledAt: Date | null
  readonly fulfilledAt: Date | null
  readonly customer: IncomingCustomer | null
  readonly lines: readonly IncomingLine[]
  readonly discountMinor: bigint
  readonly taxMinor: bigint
  readonly shippingMinor: bigint
  readonly giftCardMinor: bigint
  readonly tipMinor: bigint
  readonly totalMinor: bigint
  readonly country: string | null
  readonly locale: string | null
  readonly landingPage: string | null
  readonly referrer: string | null
  readonly attributes: Readonly<Record<string, string>>
  readonly discountCodes: readonly string[]
  readonly tags: readonly string[]
  readonly source: OrderSource
  readonly isTest: boolean
  readonly isRenewal: boolean
  /** Refunds told inside the order; the same shape as when told alone. */
  readonly refunds: readonly IncomingRefund[]
}

/** The store deleted an order. No platform gives an id again, so this outranks every telling of it. */
export interface OrderRemoval {
  readonly externalId: string
  readonly removedAt: Date
}

export type OrderSource = 'web' | 'pos' | 'draft' | 'import' | 'subscription' | 'other'

export interface IncomingCustomer {
  readonly externalId: string | null
  /** Normalised, or null when there is none a mail could go to. */
  readonly email: string | null
  readonly firstName: string | null
  readonly lastName: string | null
  readonly consent: Consent
  /** Where the consent was read: "buyer_accepts_marketing". */
  readonly consentSource: string | null
  /** When the person said so; left out, it is how things stood when the order last changed. */
  readonly consentAt?: Date
}

/** What a person said about marketing by email, told apart from any order. Having said nothing is not told. */
export interface IncomingConsent {
  /** Normalised. */
  readonly email: string
  readonly customerExternalId: string | null
  readonly consent: Exclude<Consent, 'unasked'>
  readonly consentSource: string
  readonly consentAt: Date
}

export type Consent = 'allowed' | 'refused' | 'unasked'

export interface IncomingLine {
  readonly externalId: string
  readonly productExternalId: string | null
  readonly variantExternalId: string | null
  readonly sku: string | null
  readonly title: string
  readonly quantity: number
  readonly unitMinor: bigint
  readonly discountMinor: bigint
  /** After discounts, without tax. */
  readonly totalMinor: bigint
  readonly taxMinor: bigint
  readonly kind: 'product' | 'gift-card' | 'tip'
}

export interface IncomingRefund {
  readonly externalId: string
  readonly orderExternalId: string
  readonly version: string
  readonly refundedAt: Date
  readonly currency: string
  /** Refunded lines after discounts, without tax, gift-card and tip lines left out. */
  readonly linesMinor: bigint
  readonly taxMinor: bigint
  readonly shippingMinor: bigint
  /** What was paid back, by the transactions. */
  readonly moneyMinor: bigint
  readonly lines: readonly { readonly lineExternalId: string; readonly quantity: number; readonly totalMinor: bigint }[]
}
