import { z } from 'zod'
import { normaliseEmail } from '../lib/email-address.ts'
import type { Consent } from '../orders/incoming.ts'
import type { Incoming, RawDelivery } from './adapter.ts'
import { optionalId, optionalInstant, optionalText, readAs } from './fields.ts'
import type { JsonValue } from './json.ts'

const shape = z.object({
  customer_id: optionalId,
  email_address: optionalText,
  email_marketing_consent: z.object({ state: optionalText, consent_updated_at: optionalInstant }),
})

const said: Readonly<Record<string, Exclude<Consent, 'unasked'>>> = {
  subscribed: 'allowed',
  unsubscribed: 'refused',
  invalid: 'refused',
}

/** customers_email_marketing_consent/update: what a customer said, apart from any order. */
export function readConsent(body: JsonValue, { receivedAt }: RawDelivery): Incoming {
  const told = readAs(shape, body, 'consent')
  const { state, consent_updated_at: at } = told.email_marketing_consent
  const consent = said[state?.toLowerCase() ?? '']
  const email = normaliseEmail(told.email_address)
  if (consent === undefined)
    return { kind: 'ignored', reason: `The customer said nothing: the state is ${state ?? 'not told'}.` }
  if (email === undefined)
    return { kind: 'ignored', reason: 'Whose consent it is cannot be told: there is no email address.' }
  const consentSource = 'customers_email_marketing_consent'
  return {
    kind: 'consent',
    consent: { email, customerExternalId: told.customer_id, consent, consentSource, consentAt: at ?? receivedAt },
  }
}
