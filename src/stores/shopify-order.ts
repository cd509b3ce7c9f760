import type { IncomingOrder, OrderRemoval } from '../orders/incoming.ts'
import type { RawDelivery, StoreFacts } from './adapter.ts'
import { sumMinor } from './amounts.ts'
import { asText, readAs } from './fields.ts'
import type { JsonValue } from './json.ts'
import { customerOf } from './shopify-customer.ts'
import { priceOrder } from './shopify-lines.ts'
import { minorOf, sumPrices } from './shopify-money.ts'
import { orderShape, type ShopifyOrder } from './shopify-order-shape.ts'
import { isPaid, paymentOf } from './shopify-payment.ts'
import { toRefund } from './shopify-refund.ts'
import { sourceOf } from './shopify-source.ts'
import { tagsOf } from './shopify-tags.ts'
import { versionOf } from './version.ts'

const statusRank: Readonly<Record<string, number>> = {
  authorized: 1,
  partially_paid: 2,
  paid: 3,
  partially_refunded: 4,
  refunded: 5,
  voided: 5,
}

export function readOrder(body: JsonValue, { receivedAt, topic }: RawDelivery, store: StoreFacts): IncomingOrder {
  const order = readAs(orderShape, body, 'order')
  const currency = order.currency ?? store.currency
  const placedAt = order.processed_at ?? order.created_at ?? receivedAt
  const told = {
    externalId: order.id,
    number: order.name ?? order.order_number ?? order.id,
    currency,
    presentmentCurrency: order.presentment_currency,
    placedAt,
    paidAt: isPaid(order) ? placedAt : null,
    cancelledAt: order.cancelled_at,
    fulfilledAt: fulfilledAt(order),
    customer: customerOf(order),
    ...moneyOf(order, currency),
    ...originOf(order),
    ...kindOfOrder(order, placedAt),
    refunds: refundsOf(order, currency, placedAt),
  }
  // An order without any time of change loses to every one that has it.
  const changedAt = order.updated_at ?? order.created_at ?? new Date(0)
  return { ...told, ...paymentOf(order, topic, placedAt), version: versionOf(changedAt, told, rankOf(order)) }
}

/** Tells only the id. */
export function readOrderRemoval(body: JsonValue, removedAt: Date): OrderRemoval {
  const { id: externalId } = readAs(orderShape.pick({ id: true }), body, 'order')
  return { externalId, removedAt }
}

/** Between two states of one second, the one further along is the later one. */
function rankOf(order: ShopifyOrder): number {
  const paid = statusRank[order.financial_status ?? ''] ?? 0
  const fulfilled = order.fulfillment_status === 'fulfilled' ? 2 : order.fulfillment_status === 'partial' ? 1 : 0
  return (order.cancelled_at ? 100 : 0) + paid * 10 + fulfilled
}

function moneyOf(order: ShopifyOrder, currency: string) {
  const tipTold = minorOf(order.total_tip_received, currency)
  const taxMinor = order.total_tax ? minorOf(order.total_tax, currency) : sumPrices(order.tax_lines, currency)
  const { lines, shippingMinor } = priceOrder({
    currency,
    taxesIncluded: order.taxes_included,
    taxMinor,
    lines: order.line_items,
    shipping: order.shipping_lines,
    shippingTotal: order.total_shipping_price_set,
    hasTip: tipTold > 0n,
  })
  const sumOf = (kind: string) => sumMinor(lines.filter((line) => line.kind === kind).map((line) => line.totalMinor))
  const tipMinor = tipTold > 0n ? tipTold : sumOf('tip')
  const parts = [sumOf('product'), sumOf('gift-card'), tipMinor, taxMinor, shippingMinor]
  return {
    lines,
    discountMinor: discountsOf(order, lines, currency),
    taxMinor,
    shippingMinor,
    giftCardMinor: sumOf('gift-card'),
    tipMinor,
    totalMinor: order.total_price ? minorOf(order.total_price, currency) : sumMinor(parts),
  }
}

function discountsOf(order: ShopifyOrder, lines: IncomingOrder['lines'], currency: string): bigint {
  if (order.total_discounts) return minorOf(order.total_discounts, currency)
  return sumMinor(lines.map((line) => line.discountMinor))
}

function originOf(order: ShopifyOrder) {
  const addresses = [order.shipping_address, order.billing_address, order.customer?.default_address]
  const named = order.note_attributes.flatMap(({ name, value }) => {
    return name === null || name === '__proto__' ? [] : [[name, asText(value) ?? ''] as const]
  })
  return {
    country: addresses.find((address) => address?.country_code)?.country_code?.toUpperCase() ?? null,
    locale: order.customer_locale,
    landingPage: order.landing_site,
    referrer: order.referring_site,
    attributes: Object.fromEntries(named),
    discountCodes: order.discount_codes.flatMap(({ code }) => code ?? []),
    tags: tagsOf(order.tags),
  }
}

function kindOfOrder(order: ShopifyOrder, placedAt: Date) {
  const facts = { sourceName: order.source_name, tags: tagsOf(order.tags), placedAt, createdAt: order.created_at }
  const source = sourceOf(facts)
  // "bogus" is Shopify's gateway for trying out the checkout.
  const isTest = order.test || order.payment_gateway_names.includes('bogus')
  return { source, isTest, isRenewal: source === 'subscription' }
}

function fulfilledAt(order: ShopifyOrder): Date | null {
  if (order.fulfillment_status !== 'fulfilled') return null
  const times = order.fulfillments.flatMap(({ created_at }) => created_at?.getTime() ?? [])
  return times.length > 0 ? new Date(Math.max(...times)) : (order.closed_at ?? order.updated_at)
}

function refundsOf(order: ShopifyOrder, currency: string, otherwiseAt: Date) {
  const context = { orderExternalId: order.id, currency, taxesIncluded: order.taxes_included, otherwiseAt }
  return order.refunds.map((refund) => toRefund(refund, context))
}
