/** A product as an adapter reads it. Amounts are minor units of `currency`. */
export interface IncomingProduct {
  readonly externalId: string
  readonly version: string
  readonly title: string
  readonly url: string | null
  readonly imageUrl: string | null
  readonly vendor: string | null
  readonly category: string | null
  readonly tags: readonly string[]
  readonly isActive: boolean
  readonly currency: string
  readonly variants: readonly IncomingVariant[]
}

export interface IncomingVariant {
  readonly externalId: string
  readonly title: string
  readonly sku: string | null
  readonly priceMinor: bigint
  readonly compareAtMinor: bigint | null
  readonly costMinor: bigint | null
  /** null: the platform does not track it. */
  readonly stock: number | null
  readonly sellsWithoutStock: boolean
  readonly imageUrl: string | null
  readonly position: number
}

export interface ProductRemoval {
  readonly externalId: string
  readonly version: string
  readonly removedAt: Date
}
