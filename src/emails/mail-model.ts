import type { Money } from '../lib/money.ts'
import type { ChosenOffer } from '../offers/offer.ts'

/** Everything a template may say. Built by deliver.ts from rows, or by a preview from samples. */
export interface MailModel {
  readonly locale: string
  readonly store: {
    readonly name: string
    readonly url: string
    readonly postalAddress: string
    readonly timeZone: string
    readonly brand: Brand
  }
  readonly customer: { readonly firstName: string | null }
  readonly order: OrderModel
  /** None for held-out customers, or when no rule fits; never more than two. */
  readonly offers: readonly (ChosenOffer & { readonly targetUrl: string })[]
  readonly unsubscribeUrl: string
}

/** An order as its customer knows it: in the prices the shop showed, tax within them or on top. */
export interface OrderModel {
  readonly number: string
  readonly placedAt: Date
  readonly lines: readonly {
    readonly title: string
    readonly quantity: number
    /** What the customer paid for it. */
    readonly total: Money
    /** What it cost before its discount; null without one. */
    readonly before: Money | null
    readonly imageUrl: string | null
  }[]
  /** Null when what the platform told does not add up. */
  readonly sums: OrderSums | null
  readonly total: Money
}

/** items − discount + shipping + tip + addedTax is the total. Null is what the order has none of. */
interface OrderSums {
  /** Before discounts. Null when nothing stands between them and the total. */
  readonly items: Money | null
  readonly discount: Money | null
  readonly shipping: Money | null
  readonly tip: Money | null
  readonly addedTax: Money | null
  /** Within the amounts above. */
  readonly includedTax: Money | null
}

export interface Brand {
  readonly logoUrl?: string
  /** #rrggbb */
  readonly accentColour?: string
}
