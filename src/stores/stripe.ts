import type { Incoming, RawDelivery, StoreAdapter } from './adapter.ts'
import { readAs } from './fields.ts'
import { parseJson } from './json.ts'
import { stripeApi } from './stripe-api.ts'
import { eventShape, eventType, type StripeEvent } from './stripe-event.ts'
import { asksStripe, identifyStripe } from './stripe-identify.ts'
import { readSession, sessionTopics } from './stripe-order.ts'
import { readProduct, readProductRemoval } from './stripe-product.ts'
import { readRefund } from './stripe-refund.ts'
import { verifyStripe } from './stripe-verify.ts'

type Reader = (event: StripeEvent, delivery: RawDelivery) => Incoming

const readers: Readonly<Record<string, Reader>> = {
  ...Object.fromEntries([...sessionTopics].map((topic) => [topic, readSession])),
  'charge.refunded': (event, { answers }) => ({ kind: 'refund', refund: readRefund(event, answers) }),
  'product.created': readProduct,
  'product.updated': readProduct,
  'product.deleted': (event) => ({ kind: 'product-removed', removal: readProductRemoval(event) }),
}

export const stripe: StoreAdapter = {
  name: 'stripe',
  label: 'Stripe Checkout',
  verify: verifyStripe,
  identify: identifyStripe,
  asks: asksStripe,
  api: stripeApi,
  read(delivery) {
    const body = parseJson(delivery.body)
    const { type } = readAs(eventType, body, 'event')
    const reader = Object.hasOwn(readers, type) ? readers[type] : undefined
    if (!reader) return [{ kind: 'ignored', reason: whyIgnored(type.slice(0, 100)) }]
    return [reader(readAs(eventShape, body, 'event'), delivery)]
  },
}

function whyIgnored(type: string): string {
  if (type === 'checkout.session.expired') return 'A session that expired was never an order.'
  if (type.startsWith('charge.dispute.')) return 'A dispute is not a refund until the money went back.'
  if (type.startsWith('refund.') || type === 'charge.refund.updated')
    return 'What went back is read from charge.refunded, which tells the total.'
  if (type.startsWith('price.')) return 'A price is told apart from its product, so it is not kept.'
  return `Nothing is done with the type ${type}.`
}
