import { createHmac } from 'node:crypto'
import type { RawRequest } from '../../src/stores/adapter.ts'
import { jsonText } from './json-text.ts'

/** Above 2^53: JSON.parse would end these in 500 and 000. */
export const orderId = 820982911946154508n
export const productId = 788032119674292923n

export const customerId = 115310627314723954n

export const shopifyStore = { id: 'shop', currency: 'EUR', storefrontUrl: 'https://shop.example' }

export function line(changes: Record<string, unknown> = {}) {
  return {
    id: 866550311766439021n,
    product_id: productId,
    variant_id: 642667041472713923n,
    sku: 'TEA-100',
    title: 'Darjeeling',
    quantity: 2,
    price: '12.50',
    total_discount: '0.00',
    discount_allocations: [],
    tax_lines: [{ title: 'VAT', price: '1.64', rate: 0.07 }],
    gift_card: false,
    requires_shipping: true,
    ...changes,
  }
}

/** A paid web order of two packs of tea with tax in the prices: 25.00 + 4.90 shipping. */
export function order(changes: Record<string, unknown> = {}) {
  return {
    id: orderId,
    admin_graphql_api_id: `gid://shopify/Order/${orderId}`,
    name: '#1001',
    order_number: 1001,
    currency: 'EUR',
    presentment_currency: 'EUR',
    created_at: '2026-11-24T10:00:05+01:00',
    processed_at: '2026-11-24T10:00:00+01:00',
    updated_at: '2026-11-24T10:00:07+01:00',
    cancelled_at: null,
    closed_at: null,
    financial_status: 'paid',
    fulfillment_status: null,
    fulfillments: [],
    taxes_included: true,
    subtotal_price: '25.00',
    total_discounts: '0.00',
    total_tax: '1.96',
    total_price: '29.90',
    total_tip_received: '0.00',
    email: 'Ada@Example.com',
    contact_email: 'ada@example.com',
    buyer_accepts_marketing: true,
    customer: { id: customerId, email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace' },
    customer_locale: 'de-DE',
    shipping_address: { country_code: 'DE' },
    billing_address: { country_code: 'AT' },
    landing_site: '/products/darjeeling?utm_source=upsell&notch_click=abc',
    referring_site: 'https://mail.example/',
    note_attributes: [{ name: 'notch_click', value: 'abc' }],
    discount_codes: [{ code: 'TEA10', amount: '0.00', type: 'percentage' }],
    tags: 'tea, loyal',
    source_name: 'web',
    test: false,
    payment_gateway_names: ['shopify_payments'],
    line_items: [line()],
    shipping_lines: [
      {
        price: '4.90',
        discounted_price: '4.90',
        discount_allocations: [],
        tax_lines: [{ price: '0.32', rate: 0.07 }],
      },
    ],
    refunds: [],
    ...changes,
  }
}

export function money(amount: string, currency = 'EUR') {
  return { shop_money: { amount, currency_code: currency }, presentment_money: { amount, currency_code: currency } }
}

/** One of the two packs came back, with the tax in its price. */
export function refund(changes: Record<string, unknown> = {}) {
  return {
    id: 890088186047892319n,
    order_id: orderId,
    created_at: '2026-11-25T09:00:00+01:00',
    processed_at: '2026-11-25T09:00:00+01:00',
    refund_line_items: [
      {
        line_item_id: 866550311766439021n,
        quantity: 1,
        subtotal: 12.5,
        subtotal_set: money('12.50'),
        total_tax: 0.82,
        total_tax_set: money('0.82'),
        line_item: line(),
      },
    ],
    order_adjustments: [],
    refund_shipping_lines: [],
    transactions: [{ kind: 'refund', status: 'success', amount: '12.50', currency: 'EUR' }],
    ...changes,
  }
}

export function product(changes: Record<string, unknown> = {}) {
  return {
    id: productId,
    title: 'Darjeeling',
    handle: 'darjeeling-first-flush',
    vendor: 'Nordlicht',
    product_type: 'Tea',
    tags: 'tea, black',
    status: 'active',
    published_at: '2026-01-01T00:00:00+01:00',
    updated_at: '2026-11-20T08:00:00+01:00',
    image: { id: 1, src: 'https://cdn.example/tea.png' },
    images: [
      { id: 1, src: 'https://cdn.example/tea.png' },
      { id: 2, src: '//cdn.example/tea-large.png' },
    ],
    variants: [
      variant(),
      variant({ id: 757650484644203962n, title: '250 g', price: '26.00', position: 2, image_id: 2 }),
    ],
    ...changes,
  }
}

export function variant(changes: Record<string, unknown> = {}) {
  return {
    id: 642667041472713923n,
    title: '100 g',
    sku: 'TEA-100',
    price: '12.50',
    compare_at_price: null,
    position: 1,
    image_id: null,
    inventory_policy: 'deny',
    inventory_management: 'shopify',
    inventory_quantity: 40,
    ...changes,
  }
}

const shop = { shop_id: 954889, shop_domain: 'nordlicht.myshopify.com' }

export function dataRequest(changes: Record<string, unknown> = {}) {
  const customer = { id: customerId, email: 'Ada@Example.com', phone: '+4940123456' }
  return { ...shop, orders_requested: [orderId], customer, data_request: { id: 9999n }, ...changes }
}

export function customerRedact(changes: Record<string, unknown> = {}) {
  const customer = { id: customerId, email: 'Ada@Example.com', phone: '+4940123456' }
  return { ...shop, customer, orders_to_redact: [orderId], ...changes }
}

export function shopRedact(changes: Record<string, unknown> = {}) {
  return { ...shop, ...changes }
}

export function signShopify(topic: string, body: Buffer, secret: string, webhookId = 'b54557e4'): RawRequest {
  return {
    headers: {
      'x-shopify-topic': topic,
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
      'x-shopify-shop-domain': 'nordlicht.myshopify.com',
      'x-shopify-api-version': '2026-04',
      'x-shopify-webhook-id': webhookId,
      'x-shopify-event-id': '98880550',
    },
    body,
  }
}

export function bytes(value: unknown): Buffer {
  return Buffer.from(jsonText(value))
}
