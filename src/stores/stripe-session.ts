import { z } from 'zod'
import { currency, id, listOf, optionalCurrency, optionalText } from './fields.ts'
import { reference, unixTime } from './stripe-event.ts'
import { minorOf, optionalStripeAmount, stripeAmount } from './stripe-money.ts'

const address = z.object({ country: optionalText }).nullish()
const addressed = z.object({ address }).nullish()

/** What of a session names it, whatever its mode. */
export const sessionHead = z.object({
  id,
  // Untold until 2022.
  created: unixTime.nullish(),
  mode: optionalText,
  payment_intent: reference,
  status: optionalText,
  payment_status: optionalText,
})

/** What the customer paid for what: told of every session that is paid for once. */
export const sessionMoney = z.object({
  currency,
  amount_total: stripeAmount,
  total_details: z
    .object({
      amount_discount: optionalStripeAmount,
      amount_shipping: optionalStripeAmount,
      amount_tax: optionalStripeAmount,
    })
    .nullish(),
  shipping_cost: z.object({ amount_tax: optionalStripeAmount, amount_total: optionalStripeAmount }).nullish(),
})

type SessionMoney = z.infer<typeof sessionMoney>

export const sessionShape = z.object({
  ...sessionHead.shape,
  ...sessionMoney.shape,
  payment_status: z.enum(['paid', 'unpaid', 'no_payment_required']),
  customer: reference,
  customer_email: optionalText,
  customer_details: z.object({ email: optionalText, name: optionalText, address }).nullish(),
  collected_information: z.object({ shipping_details: addressed }).nullish(),
  // Where API versions before 2025-03-31 tell the same.
  shipping_details: addressed,
  client_reference_id: optionalText,
  metadata: z.record(z.string(), z.unknown()).nullish(),
  consent: z.object({ promotions: optionalText }).nullish(),
  locale: optionalText,
  discounts: listOf(z.object({ promotion_code: z.unknown().optional() })),
  presentment_details: z.object({ presentment_currency: optionalCurrency }).nullish(),
  livemode: z.unknown().optional(),
})
export type StripeSession = z.infer<typeof sessionShape>

/**
 * Refunds name the payment, never the session, so the payment's id is the order's: a refund finds its order without
 * asking anybody. What cost nothing has no payment, and nothing of it can be refunded.
 */
export function orderIdOf(session: { readonly id: string; readonly payment_intent: string | null }): string {
  return session.payment_intent ?? session.id
}

/** After discounts, without tax. */
export function shippingOf({ shipping_cost: cost, total_details: totals, currency: paidIn }: SessionMoney): bigint {
  return minorOf(cost ? cost.amount_total - cost.amount_tax : (totals?.amount_shipping ?? 0n), paidIn)
}

/** How far payment has come; a session never goes back. */
export type SessionState = 'unpaid' | 'paid' | 'failed'
const stepMs: Readonly<Record<SessionState, number>> = { unpaid: 0, paid: 1, failed: 2 }

/**
 * Nothing but its payment changes of a completed session, so its place in time is when it was created, in whole seconds,
 * and a thousandth for each step: webhooks and history then agree on which of two tellings is the later one.
 */
export function changedAt(createdAt: Date, state: SessionState): Date {
  return new Date(createdAt.getTime() + stepMs[state])
}

export function isPaidStatus(status: string | null): boolean {
  return status === 'paid' || status === 'no_payment_required'
}
