import { normaliseEmail } from '../lib/email-address.ts'
import type { Consent, IncomingCustomer } from '../orders/incoming.ts'
import type { ShopifyOrder } from './shopify-order-shape.ts'

/** Null for an order that names nobody: point of sale, drafts, or personal data the app may not see. */
export function customerOf(order: ShopifyOrder): IncomingCustomer | null {
  const emails = [order.email, order.contact_email, order.customer?.email]
  const email = emails.map((text) => normaliseEmail(text)).find((found) => found !== undefined) ?? null
  const externalId = order.customer?.id ?? null
  if (email === null && externalId === null) return null
  return {
    externalId,
    email,
    firstName: order.customer?.first_name ?? null,
    lastName: order.customer?.last_name ?? null,
    ...consentOf(order),
  }
}

type ConsentTold = Pick<IncomingCustomer, 'consent' | 'consentSource' | 'consentAt'>

/** A box left open at checkout is not a refusal; having unsubscribed is, and outranks the box of one order. */
function consentOf(order: ShopifyOrder): ConsentTold {
  const state = order.customer?.email_marketing_consent?.state?.toLowerCase()
  const told = state === undefined ? undefined : consentByState[state]
  if (told) return { consent: told, consentSource: 'customer.email_marketing_consent' }
  if (order.buyer_accepts_marketing === undefined) return { consent: 'unasked', consentSource: null }
  const consent = order.buyer_accepts_marketing === true ? 'allowed' : 'unasked'
  // The box was ticked at the checkout, however late the order changed.
  const consentAt = order.processed_at ?? order.created_at
  return { consent, consentSource: 'buyer_accepts_marketing', ...(consentAt ? { consentAt } : {}) }
}

const consentByState: Readonly<Record<string, Consent>> = {
  subscribed: 'allowed',
  unsubscribed: 'refused',
  redacted: 'refused',
  invalid: 'refused',
}
