import type { IncomingProduct, IncomingVariant } from '../../src/catalog/incoming.ts'
import type { IncomingCustomer, IncomingLine, IncomingOrder, IncomingRefund } from '../../src/orders/incoming.ts'

/** Versions as an adapter would make them: they sort by the minute of change. */
export const version = (minute: number): string => `2026-11-01T10:${String(minute).padStart(2, '0')}:00.000Z`

export const minutesAfterTen = (minutes: number): Date => new Date(Date.UTC(2026, 10, 1, 10, minutes))

export function aCustomer(changes: Partial<IncomingCustomer> = {}): IncomingCustomer {
  return {
    externalId: '7001',
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Byron',
    consent: 'allowed',
    consentSource: 'buyer_accepts_marketing',
    ...changes,
  }
}

export function aLine(changes: Partial<IncomingLine> = {}): IncomingLine {
  return {
    externalId: 'line-1',
    productExternalId: 'tea',
    variantExternalId: 'tea-100',
    sku: null,
    title: 'Sencha, 100 g',
    quantity: 2,
    unitMinor: 1000n,
    discountMinor: 0n,
    totalMinor: 2000n,
    taxMinor: 140n,
    kind: 'product',
    ...changes,
  }
}

/** Paid, EUR 25.40: two packs of tea at 20.00, 1.40 tax, 4.00 shipping. */
export function anOrder(changes: Partial<IncomingOrder> = {}): IncomingOrder {
  return {
    externalId: '820982911946154508',
    number: '#1001',
    version: version(1),
    currency: 'EUR',
    presentmentCurrency: null,
    placedAt: minutesAfterTen(0),
    paidAt: minutesAfterTen(1),
    paidBy: null,
    paysLater: false,
    cancelledAt: null,
    fulfilledAt: null,
    customer: aCustomer(),
    lines: [aLine()],
    discountMinor: 0n,
    taxMinor: 140n,
    shippingMinor: 400n,
    giftCardMinor: 0n,
    tipMinor: 0n,
    totalMinor: 2540n,
    country: 'DE',
    locale: 'de-DE',
    landingPage: null,
    referrer: null,
    attributes: {},
    discountCodes: [],
    tags: [],
    source: 'web',
    isTest: false,
    isRenewal: false,
    refunds: [],
    ...changes,
  }
}

/** One of the two packs of tea came back. */
export function aRefund(changes: Partial<IncomingRefund> = {}): IncomingRefund {
  return {
    externalId: '509562969',
    orderExternalId: '820982911946154508',
    version: version(5),
    refundedAt: minutesAfterTen(5),
    currency: 'EUR',
    linesMinor: 1000n,
    taxMinor: 70n,
    shippingMinor: 0n,
    moneyMinor: 1070n,
    lines: [{ lineExternalId: 'line-1', quantity: 1, totalMinor: 1000n }],
    ...changes,
  }
}

export function aVariant(changes: Partial<IncomingVariant> = {}): IncomingVariant {
  return {
    externalId: 'tea-100',
    title: '100 g',
    sku: null,
    priceMinor: 1000n,
    compareAtMinor: null,
    costMinor: null,
    stock: 12,
    sellsWithoutStock: false,
    imageUrl: null,
    position: 1,
    ...changes,
  }
}

export function aProduct(changes: Partial<IncomingProduct> = {}): IncomingProduct {
  return {
    externalId: 'tea',
    version: version(1),
    title: 'Sencha',
    url: 'https://shop.example/products/sencha',
    imageUrl: null,
    vendor: null,
    category: 'Green tea',
    tags: ['green'],
    isActive: true,
    currency: 'EUR',
    variants: [aVariant()],
    ...changes,
  }
}
