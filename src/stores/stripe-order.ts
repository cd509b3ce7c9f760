import type { IncomingOrder } from '../orders/incoming.ts'
import { type Incoming, type RawDelivery, Unreadable } from './adapter.ts'
import { asText, readAs } from './fields.ts'
import { cleanText, isObject } from './json.ts'
import { countryOf, customerOf } from './stripe-customer.ts'
import { isSent, type StripeEvent } from './stripe-event.ts'
import { toLine } from './stripe-lines.ts'
import { minorOf } from './stripe-money.ts'
import { linesOf } from './stripe-pages.ts'
import {
  changedAt,
  isPaidStatus,
  orderIdOf,
  type SessionState,
  type StripeSession,
  sessionHead,
  sessionShape,
  shippingOf,
} from './stripe-session.ts'
import { versionOf } from './version.ts'

/** The topics that tell how a completed session stands. */
export const sessionTopics = new Set([
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
])

export function readSession(event: StripeEvent, { receivedAt, answers }: RawDelivery): Incoming {
  const { object } = event.data
  const head = readAs(sessionHead, object, 'session')
  if (head.mode !== 'payment') return { kind: 'ignored', reason: whyNoOrder(head.mode) }
  const { lines, next } = linesOf(object, head.id, answers)
  if (next) throw new Unreadable(`The ${next.name} of the session ${head.id} are missing: replay it to ask Stripe.`)
  const session = readAs(sessionShape, object, 'session')
  const state = stateOf(session, event.type)
  const told = {
    ...describe(session, event),
    paidAt: state === 'paid' ? event.created : null,
    cancelledAt: state === 'failed' ? event.created : null,
    lines: lines.map((line) => toLine(line, session.currency)),
    ...totalsOf(session),
  }
  // A webhook says when something happened; of what history found, only that it had.
  const version = versionOf(changedAt(told.placedAt, state), told, isSent(event) ? 1 : 0)
  return { kind: 'order', order: { ...told, ...paymentOf(event, state, receivedAt), version } }
}

function whyNoOrder(mode: string | null): string {
  const known = mode === 'subscription' || mode === 'setup' ? mode : 'unknown'
  return `Only one-time payments become orders; the mode of this session is ${known}.`
}

function stateOf({ payment_status }: StripeSession, type: string): SessionState {
  if (type === 'checkout.session.async_payment_failed') return 'failed'
  return isPaidStatus(payment_status) || type === 'checkout.session.async_payment_succeeded' ? 'paid' : 'unpaid'
}

/** The first event that says so tells when it was paid, whichever telling of the order is kept. */
function paymentOf(event: StripeEvent, state: SessionState, receivedAt: Date) {
  if (state !== 'paid') return { paidBy: null, paysLater: true }
  return isSent(event) ? { paidBy: event.created, paysLater: true } : { paidBy: receivedAt, paysLater: false }
}

function describe(session: StripeSession, event: StripeEvent) {
  const externalId = orderIdOf(session)
  return {
    ...{ externalId, number: externalId, currency: session.currency },
    presentmentCurrency: session.presentment_details?.presentment_currency ?? null,
    placedAt: session.created ?? event.created,
    fulfilledAt: null,
    customer: customerOf(session),
    country: countryOf(session),
    // "auto" leaves it to the browser, and Stripe does not tell what that chose.
    locale: session.locale === 'auto' ? null : session.locale,
    ...{ landingPage: null, referrer: null },
    attributes: attributesOf(session),
    discountCodes: session.discounts.flatMap(({ promotion_code: code }) =>
      isObject(code) ? (asText(code['code']) ?? []) : [],
    ),
    ...({ tags: [], source: 'web', isRenewal: false, refunds: [] } satisfies Partial<IncomingOrder>),
    isTest: (session.livemode ?? event.livemode) === false,
  } as const
}

function totalsOf(session: StripeSession) {
  const { currency, total_details: totals } = session
  const minor = (amount: bigint | undefined) => minorOf(amount ?? 0n, currency)
  return {
    discountMinor: minor(totals?.amount_discount),
    taxMinor: minor(totals?.amount_tax),
    shippingMinor: shippingOf(session),
    ...{ giftCardMinor: 0n, tipMinor: 0n },
    totalMinor: minor(session.amount_total),
  }
}

/** What the shop attached to the session, beside what only Stripe calls by these names. */
function attributesOf(session: StripeSession): Record<string, string> {
  const own = { checkout_session: session.id, client_reference_id: session.client_reference_id }
  const named = [...Object.entries(session.metadata ?? {}), ...Object.entries(own)].flatMap(([name, value]) => {
    const text = asText(value)
    return text === null ? [] : [[cleanText(name), text] as const]
  })
  return Object.fromEntries(named.filter(([name]) => name !== '__proto__'))
}
