import { z } from 'zod'
import type { IncomingRefund } from '../orders/incoming.ts'
import { shareOut } from './amounts.ts'
import type { Answers, ApiCall } from './api.ts'
import { currency, flag, id, readAs } from './fields.ts'
import { type JsonObject, parseJson } from './json.ts'
import { reference, type StripeEvent } from './stripe-event.ts'
import { minorOf, stripeAmount } from './stripe-money.ts'
import { sessionMoney, shippingOf } from './stripe-session.ts'
import { versionOf } from './version.ts'

const chargeShape = z.object({
  id,
  payment_intent: reference,
  amount_refunded: stripeAmount.refine((value) => value >= 0n, 'below zero'),
  refunded: flag,
  currency,
})
type Charge = z.infer<typeof chargeShape>

const sessionPage = z.object({ data: z.array(sessionMoney) })

/** A charge does not tell goods from tax and shipping. Of a part that went back, its session is asked for the shares. */
export function refundCalls(object: JsonObject, answers: Answers = {}): readonly ApiCall[] {
  const charge = readAs(chargeShape, object, 'charge')
  if (charge.refunded || charge.payment_intent === null || answers['session']) return []
  const query = `payment_intent=${encodeURIComponent(charge.payment_intent)}&limit=1`
  return [{ name: 'session', path: `/v1/checkout/sessions?${query}` }]
}

/** All that went back of one payment so far: Stripe tells the total, so each telling replaces the one before. */
export function readRefund({ data, created }: StripeEvent, answers: Answers = {}): IncomingRefund {
  const charge = readAs(chargeShape, data.object, 'charge')
  const moneyMinor = minorOf(charge.amount_refunded, charge.currency)
  const shares = charge.refunded ? undefined : sharesOf(moneyMinor, answers)
  const orderExternalId = charge.payment_intent ?? charge.id
  const told = {
    externalId: `${orderExternalId} refunded`,
    orderExternalId,
    refundedAt: created,
    currency: charge.currency,
    ...(shares ?? allOf(moneyMinor)),
    moneyMinor,
    // Stripe does not know which things came back.
    lines: [],
  }
  return { ...told, version: versionOf(placeOf(charge), told, shares ? 1 : 0) }
}

/** Where other versions have a time stands the total: it only grows, so the later one wins in any order of arrival. */
function placeOf({ amount_refunded }: Charge): Date {
  return new Date(Number(amount_refunded))
}

/** No less than the goods: where all went back they net to zero, where the parts are unknown not too much is counted. */
function allOf(linesMinor: bigint) {
  return { linesMinor, taxMinor: 0n, shippingMinor: 0n }
}

/** The parts in proportion to what was paid. Undefined when the payment has no session that tells it. */
function sharesOf(moneyMinor: bigint, { session: answer }: Answers) {
  if (!answer || answer.status >= 400) return undefined
  const [session] = readAs(sessionPage, parseJson(Buffer.from(answer.body)), 'session').data
  if (!session || session.amount_total <= 0n) return undefined
  const tax = minorOf(session.total_details?.amount_tax ?? 0n, session.currency)
  const shipping = shippingOf(session)
  const goods = minorOf(session.amount_total, session.currency) - tax - shipping
  const [linesMinor = 0n, taxMinor = 0n, shippingMinor = 0n] = shareOut(moneyMinor, [goods, tax, shipping])
  return { linesMinor, taxMinor, shippingMinor }
}
