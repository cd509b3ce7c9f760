import { normaliseEmail } from '../lib/email-address.ts'
import type { IncomingCustomer, IncomingOrder, OrderRemoval } from '../orders/incoming.ts'
import type { Incoming, RawDelivery, StoreFacts } from './adapter.ts'
import { sumMinor } from './amounts.ts'
import { readAs } from './fields.ts'
import type { JsonValue } from './json.ts'
import { versionOf } from './version.ts'
import { minorOf } from './woocommerce-fields.ts'
import { toLines } from './woocommerce-lines.ts'
import { orderHead, orderShape, type WooCommerceOrder } from './woocommerce-order-shape.ts'
import { isRenewal, isTest, originOf, sourceOf } from './woocommerce-origin.ts'
import { toRefunds } from './woocommerce-refund.ts'
import { meaningOf, timesOf } from './woocommerce-status.ts'

export function readOrder(body: JsonValue, { receivedAt }: RawDelivery, store: StoreFacts): Incoming {
  const { id, status } = readAs(orderHead, body, 'order')
  if (meaningOf(status).is === 'draft') {
    return { kind: 'ignored', reason: `Order ${id} is a draft (${status}): nobody has placed it yet.` }
  }
  return { kind: 'order', order: toOrder(readAs(orderShape, body, 'order'), receivedAt, store) }
}

/** Tells only the id. */
export function readOrderRemoval(body: JsonValue, removedAt: Date): OrderRemoval {
  const { id: externalId } = readAs(orderHead.pick({ id: true }), body, 'order')
  return { externalId, removedAt }
}

function toOrder(order: WooCommerceOrder, receivedAt: Date, store: StoreFacts): IncomingOrder {
  const currency = order.currency ?? store.currency
  const told = {
    externalId: order.id,
    number: order.number ?? order.id,
    currency,
    presentmentCurrency: null,
    ...momentsOf(order, receivedAt),
    customer: customerOf(order),
    ...moneyOf(order, currency),
    ...originOf(order.meta_data),
    country: (order.shipping?.country ?? order.billing?.country)?.toUpperCase() ?? null,
    discountCodes: order.coupon_lines.flatMap(({ code }) => code ?? []),
    tags: [],
    source: sourceOf(order.created_via, order.meta_data),
    isTest: isTest(order.meta_data),
    isRenewal: isRenewal(order.created_via, order.meta_data),
  }
  const whole = { ...told, refunds: refundsOf(order, told) }
  return { ...whole, version: versionOf(changedAt(order), whole, rankOf(order)) }
}

/** An order without any time of change loses to every one that has it. */
function changedAt(order: WooCommerceOrder): Date {
  return order.date_modified_gmt ?? order.date_created_gmt ?? new Date(0)
}

/** Old versions of WooCommerce refund some of an order without changing its time of change. */
function rankOf({ status, refunds }: WooCommerceOrder): number {
  return meaningOf(status).rank * 100 + Math.min(refunds.length, 99)
}

/** WooCommerce tells when an order was paid, so nothing else has to show it. */
function momentsOf(order: WooCommerceOrder, receivedAt: Date) {
  const placedAt = order.date_created_gmt ?? order.date_paid_gmt ?? receivedAt
  const times = timesOf({
    status: order.status,
    placedAt,
    paidAt: order.date_paid_gmt,
    completedAt: order.date_completed_gmt,
    changedAt: changedAt(order),
    hasRefunds: order.refunds.length > 0,
  })
  return { placedAt, ...times, paidBy: null, paysLater: false }
}

function moneyOf(order: WooCommerceOrder, currency: string) {
  const minor = (text: string | null) => minorOf(text, currency)
  const includeTax = order.prices_include_tax
  const lines = toLines(order.line_items, { currency, includeTax })
  const taxMinor = minor(order.total_tax)
  // A fee is charged for paying or handling, or takes off store credit; it names no product, so it stands with shipping.
  const shippingMinor = sumMinor([minor(order.shipping_total), ...order.fee_lines.map((fee) => minor(fee.total))])
  const giftCards = lines.filter((line) => line.kind === 'gift-card')
  const parts = [...lines.map((line) => line.totalMinor), taxMinor, shippingMinor]
  return {
    lines,
    discountMinor: minor(order.discount_total) + (includeTax ? minor(order.discount_tax) : 0n),
    taxMinor,
    shippingMinor,
    giftCardMinor: sumMinor(giftCards.map((line) => line.totalMinor)),
    tipMinor: 0n,
    // WooCommerce takes off what gift cards paid; the order costs the same however it is paid.
    totalMinor: order.total === null ? sumMinor(parts) : sumMinor([minor(order.total), redeemedMinor(order, currency)]),
  }
}

function redeemedMinor({ gift_cards }: WooCommerceOrder, currency: string): bigint {
  return sumMinor(gift_cards.map((card) => minorOf(card.amount, currency)))
}

function refundsOf(order: WooCommerceOrder, told: Omit<IncomingOrder, 'refunds' | 'version'>) {
  return toRefunds(order.refunds, {
    ...told,
    chargedMinor: told.totalMinor - redeemedMinor(order, told.currency),
    isRefunded: meaningOf(order.status).is === 'refunded',
    changedAt: changedAt(order),
    rank: rankOf(order),
  })
}

/** customer_id 0 is a guest. WooCommerce asks nobody for consent. */
function customerOf({ customer_id, billing }: WooCommerceOrder): IncomingCustomer | null {
  const externalId = customer_id === '0' ? null : customer_id
  const email = normaliseEmail(billing?.email) ?? null
  if (email === null && externalId === null) return null
  const names = { firstName: billing?.first_name ?? null, lastName: billing?.last_name ?? null }
  return { externalId, email, ...names, consent: 'unasked', consentSource: null }
}
