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
  readonly order: {
    readonly number: string
    readonly placedAt: Date
    readonly lines: readonly {
      readonly title: string
      readonly quantity: number
      readonly total: Money
      readonly imageUrl: string | null
    }[]
    readonly subtotal: Money
    readonly discount: Money
    readonly shipping: Money
    readonly tax: Money
    readonly total: Money
  }
  /** None for held-out customers, or when no rule fits; never more than two. */
  readonly offers: readonly (ChosenOffer & { readonly targetUrl: string })[]
  readonly unsubscribeUrl: string
}

export interface Brand {
  readonly logoUrl?: string
  /** #rrggbb */
  readonly accentColour?: string
}
