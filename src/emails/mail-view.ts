import type { Money } from '../lib/money.ts'
import type { ChosenOffer } from '../offers/offer.ts'
import { type Colours, coloursOf } from './colours.ts'
import { readableLocale } from './dates.ts'
import type { MailModel } from './mail-model.ts'

/** What Liquid sees: the model, and what a template would otherwise have to work out. */
export interface MailView extends Omit<MailModel, 'store' | 'order' | 'offers'> {
  readonly store: Omit<MailModel['store'], 'brand'> & { readonly logoUrl: string | null; readonly colours: Colours }
  readonly order: Omit<MailModel['order'], 'lines'> & {
    /** `initial` stands where a picture is missing. */
    readonly lines: readonly (MailModel['order']['lines'][number] & { readonly initial: string })[]
    readonly itemCount: number
    readonly hasImages: boolean
  }
  readonly offers: readonly OfferView[]
}

interface OfferView extends ChosenOffer {
  readonly targetUrl: string
  readonly price: Money
  /** Only when it is more than the price. */
  readonly compareAt: Money | null
}

export function viewOf(model: MailModel): MailView {
  const { brand, ...store } = model.store
  return {
    locale: readableLocale(model.locale),
    store: {
      ...store,
      postalAddress: store.postalAddress.trim().replace(/\s*\n\s*/g, ', '),
      logoUrl: webAddress(brand.logoUrl),
      colours: coloursOf(brand.accentColour),
    },
    customer: { firstName: model.customer.firstName?.trim() || null },
    order: orderView(model.order),
    offers: model.offers.map(offerView),
    unsubscribeUrl: model.unsubscribeUrl,
  }
}

function orderView(order: MailModel['order']): MailView['order'] {
  const lines = order.lines.map((line) => ({
    ...line,
    imageUrl: webAddress(line.imageUrl),
    initial: [...line.title.trim()][0]?.toUpperCase() ?? '',
  }))
  return {
    ...order,
    lines,
    itemCount: lines.reduce((count, line) => count + line.quantity, 0),
    hasImages: lines.some((line) => line.imageUrl !== null),
  }
}

function offerView(offer: MailModel['offers'][number]): OfferView {
  const price = { minor: BigInt(offer.priceMinor), currency: offer.currency }
  const compareAt = offer.compareAtMinor === null ? null : { ...price, minor: BigInt(offer.compareAtMinor) }
  return {
    ...offer,
    imageUrl: webAddress(offer.imageUrl),
    price,
    compareAt: compareAt && compareAt.minor > price.minor ? compareAt : null,
  }
}

/** Mail programs fetch pictures from the web or show a broken one. */
function webAddress(url: string | null | undefined): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null
}
