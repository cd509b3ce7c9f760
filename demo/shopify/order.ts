import { type Line, type Order, paidCents, sum } from '../world/shop.ts'
import { decimal, idNumber, shopTime } from './json.ts'
import { euroSet, moneySet } from './money-set.ts'
import { refundBody } from './refund.ts'

type FinancialStatus = 'pending' | 'paid' | 'partially_refunded' | 'refunded' | 'voided'

/** How an order stood when a webhook was written. */
export interface OrderMoment {
  readonly order: Order
  readonly status: FinancialStatus
  readonly updatedAt: Date
  readonly cancelledAt: Date | null
  /** How many of the order's refunds had been made. */
  readonly refundsSoFar: number
}

/** The body of every orders/… topic. */
export function orderBody(moment: OrderMoment) {
  const { order } = moment
  const goods = sum(order.lines.map(paidCents))
  const total = goods + order.shippingCents
  return {
    id: idNumber(order.id),
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    name: order.number,
    order_number: Number(order.number.slice(1)),
    ...timesOf(moment),
    financial_status: moment.status,
    fulfillment_status: null,
    confirmed: true,
    test: order.kind === 'test',
    currency: 'EUR',
    presentment_currency: order.presentmentCurrency,
    taxes_included: true,
    subtotal_price: decimal(goods),
    total_line_items_price: decimal(sum(order.lines.map((line) => line.variant.cents * line.quantity))),
    total_discounts: decimal(sum(order.lines.map((line) => line.discountCents))),
    total_tax: decimal(sum(order.lines.map((line) => line.taxCents))),
    total_price: decimal(total),
    total_price_set: moneySet(total, order.presentmentCurrency),
    total_shipping_price_set: moneySet(order.shippingCents, order.presentmentCurrency),
    total_tip_received: '0.00',
    ...whoAndWhence(order),
    discount_codes: discountCodes(order),
    line_items: order.lines.map((line) => lineItem(line, order)),
    shipping_lines: [{ title: 'DHL', price: decimal(order.shippingCents), tax_lines: [], discount_allocations: [] }],
    refunds: order.refunds.slice(0, moment.refundsSoFar).map((refund) => refundBody(order, refund)),
    payment_gateway_names: [order.kind === 'test' ? 'bogus' : 'shopify_payments'],
    tags: order.kind === 'replacement' ? 'replacement' : '',
  }
}

function timesOf({ order, updatedAt, cancelledAt }: OrderMoment) {
  return {
    created_at: shopTime(order.placedAt),
    processed_at: shopTime(order.placedAt),
    updated_at: shopTime(updatedAt),
    cancelled_at: cancelledAt && shopTime(cancelledAt),
    cancel_reason: cancelledAt && 'customer',
    closed_at: null,
  }
}

function whoAndWhence(order: Order) {
  const { customer, kind } = order
  // Shopify writes "" for an address it does not have, and no customer at all at the till.
  const email = kind === 'no-address' ? '' : (customer?.email ?? '')
  const address = customer && { country_code: customer.country }
  return {
    email,
    contact_email: email || null,
    buyer_accepts_marketing: customer?.acceptsMarketing ?? false,
    customer_locale: customer ? (customer.country === 'GB' ? 'en-GB' : 'de-DE') : null,
    customer: customer && kind !== 'no-address' ? customerBody(customer) : null,
    shipping_address: address,
    billing_address: address,
    source_name: kind === 'point-of-sale' ? 'pos' : 'web',
    landing_site: order.landingSite,
    referring_site: null,
    note_attributes: Object.entries(order.attributes).map(([name, value]) => ({ name, value })),
  }
}

function customerBody(customer: NonNullable<Order['customer']>) {
  const refusal = { state: 'unsubscribed', opt_in_level: 'single_opt_in' }
  return {
    id: idNumber(customer.id),
    email: customer.email,
    first_name: customer.firstName,
    last_name: customer.lastName,
    verified_email: true,
    ...(customer.hasRefused ? { email_marketing_consent: refusal } : {}),
  }
}

function discountCodes(order: Order) {
  const cents = sum(order.lines.map((line) => line.discountCents))
  return order.discountCode ? [{ code: order.discountCode, amount: decimal(cents), type: 'percentage' }] : []
}

function lineItem(line: Line, order: Order) {
  const { product, variant } = line
  const discount = { amount: decimal(line.discountCents), discount_application_index: 0 }
  return {
    id: idNumber(line.id),
    product_id: idNumber(product.id),
    variant_id: idNumber(variant.id),
    sku: variant.sku,
    title: product.title,
    variant_title: variant.title === 'Default Title' ? null : variant.title,
    name: product.title,
    vendor: 'Nordlicht Tea',
    quantity: line.quantity,
    price: decimal(variant.cents),
    price_set: moneySet(variant.cents, order.presentmentCurrency),
    total_discount: '0.00',
    discount_allocations: line.discountCents > 0 ? [discount] : [],
    tax_lines: [{ title: 'MwSt', price: decimal(line.taxCents), price_set: euroSet(line.taxCents) }],
    gift_card: false,
    requires_shipping: true,
    taxable: true,
  }
}
