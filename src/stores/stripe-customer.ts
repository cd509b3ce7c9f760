import { normaliseEmail } from '../lib/email-address.ts'
import type { Consent, IncomingCustomer } from '../orders/incoming.ts'
import type { StripeSession } from './stripe-session.ts'

/** Null for a session that names nobody. The email is what was typed at checkout, else what it was opened with. */
export function customerOf(session: StripeSession): IncomingCustomer | null {
  const emails = [session.customer_details?.email, session.customer_email]
  const email = emails.map((text) => normaliseEmail(text)).find((found) => found !== undefined) ?? null
  if (email === null && session.customer === null) return null
  return { externalId: session.customer, email, ...nameOf(session), ...consentOf(session) }
}

export function countryOf(session: StripeSession): string | null {
  const shipping = session.collected_information?.shipping_details ?? session.shipping_details
  const country = shipping?.address?.country ?? session.customer_details?.address?.country
  return country?.toUpperCase() ?? null
}

/** Stripe tells the whole name as typed; what stands before the first space is taken for the first name. */
function nameOf({ customer_details }: StripeSession) {
  const [first, ...others] = (customer_details?.name ?? '').split(/\s+/)
  return { firstName: first || null, lastName: others.join(' ') || null }
}

const consentByAnswer: Readonly<Record<string, Consent>> = { opt_in: 'allowed', opt_out: 'refused' }

/** Null where Checkout did not ask, or may not. */
function consentOf({ consent }: StripeSession): Pick<IncomingCustomer, 'consent' | 'consentSource'> {
  const answer = consent?.promotions ?? ''
  const told = Object.hasOwn(consentByAnswer, answer) ? consentByAnswer[answer] : undefined
  return told ? { consent: told, consentSource: 'consent.promotions' } : { consent: 'unasked', consentSource: null }
}
