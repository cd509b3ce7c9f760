import type { MedusaOrder, MedusaProduct } from '../../docs/subscribers/medusa-v2-body.ts'
import type { VendureOrder } from '../../docs/subscribers/vendure-body.ts'

/** Medusa's number objects convert to numbers. */
const amount = (value: number) => ({ numeric: value, valueOf: () => value })

export function medusaItem(changes: Record<string, unknown> = {}) {
  return {
    id: 'ordli_01',
    title: '100 g',
    product_title: 'Darjeeling',
    product_id: 'prod_01',
    variant_id: 'variant_01',
    variant_sku: 'TEA-100',
    quantity: 2,
    unit_price: 12.5,
    is_giftcard: false,
    total: amount(22.5),
    tax_total: amount(1.47),
    discount_total: amount(2.5),
    ...changes,
  }
}

/** Two packs of tea at 12.50 with 2.50 off, and 4.90 of shipping. */
export function medusaOrder(changes: Partial<MedusaOrder> = {}): MedusaOrder {
  return {
    id: 'order_01',
    display_id: 1001,
    currency_code: 'eur',
    email: 'Ada@Example.com',
    customer_id: 'cus_01',
    locale: 'de-DE',
    metadata: { notch_click: 'abc', accepts_marketing: true, cart: { deep: 1 }, tries: 3 },
    is_draft_order: false,
    created_at: new Date('2026-11-24T10:00:00Z'),
    canceled_at: null,
    total: amount(27.4),
    tax_total: amount(1.79),
    discount_total: amount(2.5),
    shipping_total: amount(4.9),
    shipping_tax_total: amount(0.32),
    items: [medusaItem()],
    customer: { first_name: 'Ada', last_name: 'Lovelace' },
    shipping_address: { country_code: 'de' },
    payment_collections: [{ payments: [{ captured_at: '2026-11-24T10:00:04Z', refunds: [] }] }],
    fulfillments: [],
    ...changes,
  }
}

export function medusaProduct(changes: Partial<MedusaProduct> = {}): MedusaProduct {
  return {
    id: 'prod_01',
    title: 'Darjeeling',
    handle: 'darjeeling',
    status: 'published',
    thumbnail: 'https://cdn.example/tea.png',
    categories: [{ name: 'Tea' }],
    tags: [{ value: 'black' }],
    variants: [medusaVariant()],
    ...changes,
  }
}

export function medusaVariant(changes: Record<string, unknown> = {}) {
  const level = (stocked: number, reserved: number) => ({ stocked_quantity: stocked, reserved_quantity: reserved })
  return {
    id: 'variant_01',
    title: '100 g',
    sku: 'TEA-100',
    manage_inventory: true,
    allow_backorder: false,
    prices: [
      { amount: 14, currency_code: 'usd', min_quantity: null, rules_count: 0 },
      { amount: 10, currency_code: 'eur', min_quantity: 10, rules_count: 0 },
      { amount: 11, currency_code: 'eur', min_quantity: null, rules_count: 1 },
      { amount: amount(12.5), currency_code: 'eur', min_quantity: null, rules_count: 0 },
    ],
    inventory_items: [{ required_quantity: 2, inventory: { location_levels: [level(40, 3), level(4, 0)] } }],
    ...changes,
  }
}

export function vendureLine(changes: Record<string, unknown> = {}) {
  return {
    id: 7,
    quantity: 2,
    orderPlacedQuantity: 2,
    listPriceIncludesTax: true,
    unitPrice: 1168,
    unitPriceWithTax: 1250,
    proratedUnitPrice: 1052,
    proratedUnitPriceWithTax: 1125,
    proratedLinePrice: 2103,
    proratedLinePriceWithTax: 2250,
    productVariant: { id: 3, productId: 2, sku: 'TEA-100', name: 'Darjeeling 100 g' },
    ...changes,
  }
}

export function vendurePayment(changes: Record<string, unknown> = {}) {
  return { state: 'Settled', amount: 2740, updatedAt: new Date('2026-11-24T10:00:04Z'), refunds: [], ...changes }
}

export function vendureRefund(changes: Record<string, unknown> = {}) {
  return {
    id: 9,
    state: 'Settled',
    total: 1615,
    shipping: 490,
    updatedAt: new Date('2026-11-25T09:00:00Z'),
    lines: [{ orderLineId: '7', quantity: 1 }],
    ...changes,
  }
}

/** The same order as Vendure tells it. */
export function vendureOrder(changes: Partial<VendureOrder> = {}): VendureOrder {
  return {
    id: 1,
    code: 'T3D7QX',
    state: 'PaymentSettled',
    currencyCode: 'EUR',
    createdAt: new Date('2026-11-24T09:00:00Z'),
    updatedAt: new Date('2026-11-24T10:00:05Z'),
    orderPlacedAt: new Date('2026-11-24T10:00:00Z'),
    couponCodes: ['TEA10'],
    shipping: 458,
    shippingWithTax: 490,
    totalWithTax: 2740,
    customer: { id: 5, emailAddress: 'Ada@Example.com', firstName: 'Ada', lastName: 'Lovelace' },
    shippingAddress: { countryCode: 'DE' },
    lines: [vendureLine()],
    surcharges: [],
    payments: [vendurePayment()],
    fulfillments: [],
    customFields: { notchClick: 'abc' },
    ...changes,
  }
}
