import { createHmac } from 'node:crypto'
import type { IncomingOrder } from '../../src/orders/incoming.ts'
import type { Incoming, RawRequest } from '../../src/stores/adapter.ts'
import type { Answers, ApiAnswer } from '../../src/stores/api.ts'
import { stripe } from '../../src/stores/stripe.ts'
import { jsonText } from './json-text.ts'

export const stripeStore = { id: 'shop', currency: 'EUR', storefrontUrl: 'https://shop.example' }
export const sessionId = 'cs_live_a1Tea'
export const paymentId = 'pi_3Tea'

/** 2026-11-24 10:00:00 UTC, when the checkout was opened; everything else happens after. */
export const openedAt = 1_795_514_400
export const receivedAt = new Date((openedAt + 3600) * 1000)

/** Two packs of tea at 12.50 with 10 % off and 19 % tax on top, shipped for 4.90 and 0.93 tax: 32.61. */
export function session(changes: Record<string, unknown> = {}) {
  return {
    id: sessionId,
    object: 'checkout.session',
    created: openedAt,
    mode: 'payment',
    status: 'complete',
    payment_status: 'paid',
    payment_intent: paymentId,
    currency: 'eur',
    amount_subtotal: 2500,
    amount_total: 3261,
    total_details: { amount_discount: 250, amount_shipping: 490, amount_tax: 521 },
    shipping_cost: { amount_subtotal: 490, amount_tax: 93, amount_total: 583, shipping_rate: 'shr_1' },
    customer: 'cus_Ada',
    customer_email: null,
    customer_details: {
      email: 'Ada@Example.com',
      name: 'Ada King Lovelace',
      phone: '+49401234',
      tax_exempt: 'none',
      address: { country: 'AT', city: 'Wien' },
    },
    collected_information: { shipping_details: { name: 'Ada', address: { country: 'DE' } } },
    client_reference_id: 'click-abc',
    metadata: { gift: 'yes' },
    consent: { promotions: 'opt_in', terms_of_service: null },
    locale: 'de',
    discounts: [{ coupon: 'TEN', promotion_code: 'promo_1' }],
    presentment_details: { presentment_amount: 31000, presentment_currency: 'sek' },
    livemode: true,
    ...changes,
  }
}

export function line(changes: Record<string, unknown> = {}) {
  return {
    id: 'li_1',
    object: 'item',
    description: 'Darjeeling',
    quantity: 2,
    currency: 'eur',
    amount_subtotal: 2500,
    amount_discount: 250,
    amount_tax: 428,
    amount_total: 2678,
    price: { id: 'price_100g', currency: 'eur', unit_amount: 1250, product: product() },
    ...changes,
  }
}

export function product(changes: Record<string, unknown> = {}) {
  return {
    id: 'prod_tea',
    object: 'product',
    name: 'Darjeeling',
    active: true,
    metadata: { sku: 'TEA-100' },
    ...changes,
  }
}

export function charge(changes: Record<string, unknown> = {}) {
  return {
    id: 'ch_3Tea',
    object: 'charge',
    amount: 3261,
    amount_refunded: 3261,
    refunded: true,
    currency: 'eur',
    payment_intent: paymentId,
    livemode: true,
    ...changes,
  }
}

export function event(type: string, object: unknown, changes: Record<string, unknown> = {}) {
  return { id: 'evt_1', object: 'event', type, created: openedAt + 300, livemode: true, data: { object }, ...changes }
}

export function answer(body: unknown, status = 200): ApiAnswer {
  return { status, headers: {}, body: jsonText(body) }
}

/** One page of lines. */
export function page(lines: readonly unknown[], has_more = false): ApiAnswer {
  return answer({ object: 'list', data: lines, has_more, url: `/v1/checkout/sessions/${sessionId}/line_items` })
}

export const linesAnswered: Answers = { 'line items': page([line()]) }

/** As the adapter reads one event with what the API answered. */
export function readEvent(told: unknown, answers: Answers = linesAnswered): Incoming {
  const body = Buffer.from(jsonText(told))
  const { topic } = stripe.identify({ headers: {}, body })
  const [incoming] = stripe.read({ headers: {}, body, topic, receivedAt, answers }, stripeStore)
  if (!incoming) throw new Error('Expected something to be read')
  return incoming
}

export function readOrder(told: unknown, answers: Answers = linesAnswered): IncomingOrder {
  const incoming = readEvent(told, answers)
  if (incoming.kind !== 'order') throw new Error(`Expected an order, not ${JSON.stringify(incoming)}`)
  return incoming.order
}

export function signStripe(body: Buffer, secret: string, at: Date): RawRequest {
  const time = Math.floor(at.getTime() / 1000)
  const signature = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')
  return { headers: { 'stripe-signature': `t=${time},v1=${signature}` }, body }
}
