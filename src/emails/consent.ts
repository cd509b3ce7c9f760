import type { Consent } from '../orders/incoming.ts'

/**
 * Whether a mail to this customer may carry an offer. Who said no still gets the thank-you for the order, which is a
 * service message, but no offer in it; so they take no part in the experiment either.
 */
export function mayReceiveOffers(consent: Consent): boolean {
  return consent !== 'refused'
}
