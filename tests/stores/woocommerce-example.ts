import { createHmac } from 'node:crypto'
import type { RawRequest } from '../../src/stores/adapter.ts'
import { jsonText } from './json-text.ts'

/** Above 2^53: WordPress counts from 1, yet nothing stops a migrated shop from starting here. */
export const orderId = 9007199254740993n
export const productId = 9007199254740995n

export const wooCommerceStore = { id: 'shop', currency: 'EUR', storefrontUrl: 'https://shop.example' }

export function line(changes: Record<string, unknown> = {}) {
  return {
    id: 890,
    name: 'Darjeeling &amp; Milk',
    product_id: productId,
    variation_id: 0,
    quantity: 2,
    tax_class: '',
    subtotal: '25.00',
    subtotal_tax: '1.75',
    total: '20.00',
    total_tax: '1.40',
    taxes: [{ id: 1, total: '1.4', subtotal: '1.75' }],
    meta_data: [],
    sku: 'TEA-100',
    price: 10,
    ...changes,
  }
}

/** A paid order of two packs of tea: 25.00 less a coupon of 5.00, 4.90 shipping, 7 % tax on top of both. */
export function order(changes: Record<string, unknown> = {}) {
  return {
    id: orderId,
    parent_id: 0,
    status: 'processing',
    currency: 'EUR',
    version: '10.3.5',
    prices_include_tax: false,
    date_created: '2026-11-24T11:00:00',
    date_modified: '2026-11-24T11:00:07',
    discount_total: '5.00',
    discount_tax: '0.35',
    shipping_total: '4.90',
    shipping_tax: '0.34',
    cart_tax: '1.40',
    total: '26.64',
    total_tax: '1.74',
    customer_id: 11,
    order_key: 'wc_order_vyC58GaJsfKSf',
    billing: { first_name: 'Ada', last_name: 'Lovelace', country: 'AT', email: 'Ada@Example.com', phone: '' },
    shipping: { first_name: 'Ada', last_name: 'Lovelace', country: 'de' },
    payment_method: 'stripe',
    created_via: 'checkout',
    date_completed: null,
    date_paid: '2026-11-24T11:00:05',
    number: '1001',
    meta_data: [
      meta('_wc_order_attribution_session_entry', 'https://shop.example/tea/?utm_source=upsell&notch_click=abc'),
      meta('_wc_order_attribution_referrer', 'https://mail.example/'),
      meta('_wc_order_attribution_utm_source', 'upsell'),
      meta('_wc_order_attribution_device_type', 'Desktop'),
      meta('wpml_language', 'de'),
    ],
    line_items: [line()],
    tax_lines: [],
    shipping_lines: [{ id: 891, method_title: 'Parcel', total: '4.90', total_tax: '0.34' }],
    fee_lines: [],
    coupon_lines: [{ id: 892, code: 'tea5', discount: '5', discount_tax: '0.35' }],
    refunds: [],
    date_created_gmt: '2026-11-24T10:00:00',
    date_modified_gmt: '2026-11-24T10:00:07',
    date_completed_gmt: null,
    date_paid_gmt: '2026-11-24T10:00:05',
    currency_symbol: '€',
    ...changes,
  }
}

export function meta(key: string, value: unknown) {
  return { id: 2365, key, value }
}

/** As an order tells of it: who, why and how much, and no more. */
export function refund(total = '-10.70', id: unknown = 1172) {
  return { id, reason: '', total }
}

export function product(changes: Record<string, unknown> = {}) {
  return {
    id: productId,
    name: 'Darjeeling &amp; Milk',
    slug: 'darjeeling',
    permalink: 'https://shop.example/product/darjeeling/',
    date_created_gmt: '2026-01-01T00:00:00',
    date_modified_gmt: '2026-11-20T07:00:00',
    type: 'simple',
    status: 'publish',
    catalog_visibility: 'visible',
    sku: 'TEA-100',
    price: '12.50',
    regular_price: '14.00',
    sale_price: '12.50',
    on_sale: true,
    purchasable: true,
    manage_stock: true,
    stock_quantity: 40,
    stock_status: 'instock',
    backorders: 'no',
    backorders_allowed: false,
    parent_id: 0,
    categories: [{ id: 1, name: 'Tea &amp; More', slug: 'tea' }],
    brands: [{ id: 2, name: 'Nordlicht', slug: 'nordlicht' }],
    tags: [
      { id: 3, name: 'tea', slug: 'tea' },
      { id: 4, name: 'black', slug: 'black' },
    ],
    images: [{ id: 5, src: 'https://shop.example/tea.png', name: '', alt: '' }],
    variations: [],
    meta_data: [],
    ...changes,
  }
}

export function signWooCommerce(topic: string, body: Buffer, secret: string, deliveryId = 'c0ffee'): RawRequest {
  const [resource = '', event = ''] = topic.split('.')
  return {
    headers: {
      'content-type': 'application/json',
      'user-agent': 'WooCommerce/10.3.5 Hookshot (WordPress/6.8.3)',
      'x-wc-webhook-source': 'https://shop.example/',
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-resource': resource,
      'x-wc-webhook-event': event,
      'x-wc-webhook-signature': createHmac('sha256', secret).update(body).digest('base64'),
      'x-wc-webhook-id': '12',
      'x-wc-webhook-delivery-id': deliveryId,
    },
    body,
  }
}

export function bytes(value: unknown): Buffer {
  return Buffer.from(jsonText(value))
}
