import type { ChosenOffer } from '../offers/offer.ts'
import type { StoreAdapter } from '../stores/adapter.ts'
import type { Brand, MailModel } from './mail-model.ts'
import { orderModel } from './order-model.ts'
import type { WaitingLine, WaitingMessage } from './waiting-message.ts'

/** Everything the template may say about this message. */
export function mailModel(
  message: WaitingMessage,
  lines: readonly WaitingLine[],
  offers: MailModel['offers'],
  unsubscribeUrl: string,
): MailModel {
  return {
    locale: message.locale,
    store: {
      name: message.storeName,
      url: message.storefrontUrl,
      postalAddress: message.postalAddress,
      timeZone: message.storeZone,
      brand: readBrand(message.brand),
    },
    customer: { firstName: message.firstName },
    order: orderModel(message, lines),
    offers,
    unsubscribeUrl,
  }
}

/** Settings keeps only known keys; a column edited by other means must not break a mail. */
function readBrand(brand: unknown): Brand {
  if (typeof brand !== 'object' || brand === null) return {}
  const { logoUrl, accentColour } = brand as Record<string, unknown>
  return {
    ...(typeof logoUrl === 'string' && logoUrl !== '' ? { logoUrl } : {}),
    ...(typeof accentColour === 'string' && /^#[0-9a-f]{6}$/i.test(accentColour) ? { accentColour } : {}),
  }
}

/** Where an offer leads: the platform's cart with the product and code in it, else the product's page, else the shop. */
export function offerTarget(adapter: StoreAdapter | undefined, storefrontUrl: string, offer: ChosenOffer): string {
  const { variantExternalId } = offer
  const cart = { storefrontUrl, variantExternalId, quantity: 1, discountCode: offer.discount?.code ?? null }
  return adapter?.cartLink?.(cart) ?? offer.url ?? storefrontUrl
}

const plainParameter = 'notch_click'

/** The parameter by which the click id reaches the order from this target. */
export function clickParameterFor(adapter: StoreAdapter | undefined, cartTargets: ReadonlySet<string>, target: string) {
  const isCart = cartTargets.has(withoutQuery(target))
  return (isCart && adapter?.cartClickParameter) || plainParameter
}

export function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? url
}
