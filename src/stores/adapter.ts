import type { IncomingProduct, ProductRemoval } from '../catalog/incoming.ts'
import type { IncomingConsent, IncomingOrder, IncomingRefund, OrderRemoval } from '../orders/incoming.ts'
import type { Answers, ApiCall, StoreApi } from './api.ts'

/**
 * One store platform. To add one: write a file that exports a `StoreAdapter`, add it to the list in app.ts, write
 * two signed examples and a twelve-line test that hands them to the conformance suite. Nothing else knows platforms.
 * Every function is pure: no database, no network, no clock but the one handed in. What has to be asked of the
 * platform's API is said as calls; ask.ts makes them and hands back the answers.
 */
export interface StoreAdapter {
  /** As stored in Store.platform, lower case. */
  readonly name: string
  /** As people read it: "Shopify". */
  readonly label: string
  /** Proves that the raw bytes come from the store. Compares in constant time; tries each secret (rotation). */
  verify(request: RawRequest, secrets: readonly string[], now: Date): Verification
  /** What makes this request the same delivery when it comes again, and whether it may stop a message. After `verify`. */
  identify(request: RawRequest): Identity
  /**
   * Of a delivery whose identity says `isThin`: the calls that `read` needs beside those that are answered already.
   * Asked again with every answer, so that one call may follow from another; none means that `read` has all it needs.
   */
  asks?(delivery: RawDelivery, store: StoreFacts): readonly ApiCall[]
  /** Where the platform's API is and what the owner enters for it, when it has one that Notch can ask. */
  readonly api?: StoreApi
  /** Reads a verified delivery. Throws `Unreadable` with a reason a person can act on; never loses digits of an id. */
  read(delivery: RawDelivery, store: StoreFacts): readonly Incoming[]
  /** A page with the product in the cart, with the discount applied, where the platform has one. */
  cartLink?(request: CartRequest): string
  /** The query parameter by which a click id reaches the order through `cartLink`. */
  readonly cartClickParameter?: string
}

export interface RawRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface RawDelivery extends RawRequest {
  readonly topic: string
  readonly receivedAt: Date
  /** Of a thin delivery: what the API has answered so far, by the name of the call. */
  readonly answers?: Answers
}

/** `ping`: the platform only asks whether somebody answers. It proves nothing, gets a 200, leaves no row, does nothing. */
export type Verification =
  | { readonly kind: 'genuine' }
  | { readonly kind: 'ping' }
  | { readonly kind: 'forged'; readonly reason: string }

export interface Identity {
  readonly key: string
  readonly topic: string
  /** A cancellation, refund or removal: mail of this store waits until it is applied. */
  readonly stops: boolean
  /** Of one that stops: the order it seems to be about. Found even in a body that cannot be read, so never relied on. */
  readonly orderExternalId: string | null
  /** It only names what changed: the platform's API is asked for the rest before it is read. */
  readonly isThin?: boolean
  /** Of a kind that comes in floods and holds nobody up, as products do: read after everything else. */
  readonly canWait?: boolean
}

export interface StoreFacts {
  readonly id: string
  readonly currency: string
  readonly storefrontUrl: string
}

export interface CartRequest {
  readonly storefrontUrl: string
  readonly variantExternalId: string
  readonly quantity: number
  readonly discountCode: string | null
}

export type Incoming =
  | { readonly kind: 'order'; readonly order: IncomingOrder }
  | { readonly kind: 'order-removed'; readonly removal: OrderRemoval }
  | { readonly kind: 'refund'; readonly refund: IncomingRefund }
  | { readonly kind: 'product'; readonly product: IncomingProduct }
  | { readonly kind: 'product-removed'; readonly removal: ProductRemoval }
  | { readonly kind: 'privacy'; readonly request: IncomingPrivacyRequest }
  | { readonly kind: 'consent'; readonly consent: IncomingConsent }
  | { readonly kind: 'ignored'; readonly reason: string }

/**
 * What the platform asks of a person's data: `export` it, `erase` it, or `erase-all` of the store's customers. At least one
 * of id, email and orders says whose, unless everybody's.
 */
export interface IncomingPrivacyRequest {
  readonly kind: 'export' | 'erase' | 'erase-all'
  /** Equal when the same request is told again. It is kept for good: no address or id of a person in it. */
  readonly key: string
  readonly customerExternalId: string | null
  /** Normalised. */
  readonly email: string | null
  readonly orderExternalIds: readonly string[]
  readonly requestedAt: Date
}

/** A delivery that cannot be read; it is quarantined with this reason and can be replayed. */
export class Unreadable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.name = 'Unreadable'
  }
}
