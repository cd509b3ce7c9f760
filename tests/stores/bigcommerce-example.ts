import { createHmac } from 'node:crypto'
import type { IncomingOrder } from '../../src/orders/incoming.ts'
import type { Incoming, RawRequest } from '../../src/stores/adapter.ts'
import type { Answers, ApiAnswer } from '../../src/stores/api.ts'
import { bigcommerce } from '../../src/stores/bigcommerce.ts'
import { jsonText } from './json-text.ts'

/** Above 2^53: JSON.parse would end these in 500 and 000. */
export const orderId = 820982911946154508n
export const productId = 788032119674292923n

export const bigcommerceStore = { id: 'shop', currency: 'EUR', storefrontUrl: 'https://shop.example' }
export const receivedAt = new Date('2026-11-24T12:00:00Z')

type Changes = Record<string, unknown>

/** Two packs of tea at 12.50 each, tax on top. */
export function line(changes: Changes = {}) {
  return {
    id: 65,
    order_id: orderId,
    product_id: productId,
    variant_id: 338,
    name: 'Darjeeling',
    sku: 'TEA-100',
    type: 'physical',
    quantity: 2,
    base_price: '12.5000',
    price_ex_tax: '12.5000',
    price_inc_tax: '13.3800',
    total_ex_tax: '25.0000',
    total_inc_tax: '26.7500',
    total_tax: '1.7500',
    is_refunded: false,
    quantity_refunded: 0,
    applied_discounts: [],
    ...changes,
  }
}

/** Paid at once: 25.00 + 4.90 shipping + 2.09 tax. */
export function order(changes: Changes = {}) {
  return {
    id: orderId,
    customer_id: 11,
    date_created: 'Tue, 24 Nov 2026 09:00:00 +0000',
    date_modified: 'Tue, 24 Nov 2026 09:00:07 +0000',
    date_shipped: '',
    status_id: 11,
    status: 'Awaiting Fulfillment',
    shipping_cost_ex_tax: '4.9000',
    handling_cost_ex_tax: '0.0000',
    total_ex_tax: '29.9000',
    total_inc_tax: '31.9900',
    total_tax: '2.0900',
    is_tax_inclusive_pricing: false,
    payment_method: 'Stripe',
    payment_status: 'captured',
    refunded_amount: '0.0000',
    currency_code: 'USD',
    default_currency_code: 'EUR',
    currency_exchange_rate: '1.0800000000',
    staff_notes: 'calls at night',
    discount_amount: '0.0000',
    coupon_discount: '0.0000',
    is_deleted: false,
    is_email_opt_in: true,
    customer_locale: 'de',
    order_source: 'www',
    external_source: null,
    billing_address: { first_name: 'Ada', last_name: 'Lovelace', email: 'Ada@Example.com', country_iso2: 'de' },
    ...changes,
  }
}

/** One of the two packs came back with its tax. */
export function refund(changes: Changes = {}) {
  return {
    id: 12,
    order_id: orderId,
    created: '2026-11-25T08:00:00+00:00',
    total_amount: 13.38,
    total_tax: 0.88,
    items: [{ item_type: 'PRODUCT', item_id: 65, quantity: 1, requested_amount: null }],
    payments: [{ id: 13, provider_id: 'stripe', amount: 13.38, offline: false, is_declined: false }],
    ...changes,
  }
}

function product(changes: Changes = {}) {
  return {
    id: productId,
    name: 'Darjeeling',
    price: 12.5,
    sale_price: 0,
    retail_price: 0,
    cost_price: 4,
    calculated_price: 12.5,
    brand_id: 7,
    categories: [23, 21],
    availability: 'available',
    is_visible: true,
    inventory_tracking: 'variant',
    inventory_level: 50,
    custom_url: { url: '/darjeeling/', is_customized: false },
    images: [
      { id: 1, is_thumbnail: false, url_standard: 'https://cdn.example/back.png' },
      { id: 2, is_thumbnail: true, url_standard: 'https://cdn.example/tea.png' },
    ],
    variants: [variant(), variant({ id: 339, sku: 'TEA-250', price: 26, calculated_price: 26, inventory_level: 0 })],
    date_modified: '2026-11-20T07:00:00+00:00',
    ...changes,
  }
}

export function variant(changes: Changes = {}) {
  return {
    id: 338,
    sku: 'TEA-100',
    price: null,
    calculated_price: 12.5,
    cost_price: null,
    inventory_level: 40,
    purchasing_disabled: false,
    image_url: '',
    option_values: [{ label: '100 g', option_display_name: 'Size' }],
    ...changes,
  }
}

export function hook(scope: string, data: Changes = { type: 'order', id: orderId }, changes: Changes = {}) {
  return {
    scope,
    store_id: '1025646',
    data,
    hash: 'dd70c0976e06b67aaf671e73f49dcb79230ebf9d',
    created_at: 1795510810,
    producer: 'stores/abc123',
    ...changes,
  }
}

export function answered(body: unknown, status = 200): ApiAnswer {
  return { status, headers: {}, body: body === '' ? '' : jsonText(body) }
}

export const nothing = answered('', 204)
export const gone = answered([{ status: 404, message: 'The requested resource was not found.' }], 404)

/** All that the API tells of an order, in one page. */
export function orderAnswers(changes: Changes = {}, lines: unknown[] = [line()], refunds: unknown[] = []): Answers {
  return {
    order: answered(order(changes)),
    'products 1': lines.length > 0 ? answered(lines) : nothing,
    coupons: nothing,
    refunds: answered({ data: refunds, meta: {} }),
  }
}

export function productAnswers(changes: Changes = {}): Answers {
  return {
    product: answered({ data: product(changes), meta: {} }),
    brand: answered({ data: { name: 'Nordlicht' }, meta: {} }),
    category: answered({ data: { name: 'Tea' }, meta: {} }),
  }
}

export function delivery(body: ReturnType<typeof hook>, answers?: Answers) {
  const told = { headers: {}, body: Buffer.from(jsonText(body)), topic: body.scope, receivedAt }
  return answers ? { ...told, answers } : told
}

export function readOne(body: ReturnType<typeof hook>, answers?: Answers, store = bigcommerceStore): Incoming {
  const [incoming] = bigcommerce.read(delivery(body, answers), store)
  if (!incoming) throw new Error('Expected something')
  return incoming
}

export function readOrder(answers: Answers, body = hook('store/order/updated')): IncomingOrder {
  const incoming = readOne(body, answers)
  if (incoming.kind !== 'order') throw new Error(`Expected an order, not ${JSON.stringify(incoming)}`)
  return incoming.order
}

export function signBigCommerce(body: Buffer, secret: string, id: string, now: Date): RawRequest {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signed = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body])
  const signature = createHmac('sha256', Buffer.from(secret)).update(signed).digest('base64')
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
  return { headers, body }
}
