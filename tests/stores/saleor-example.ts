import { constants, createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { RawRequest } from '../../src/stores/adapter.ts'

export const saleorStore = { id: 'shop', currency: 'EUR', storefrontUrl: 'https://shop.example' }
export const orderId = 'T3JkZXI6NzZjZTQ5YTEtZTlkMi00MGZmLWJhNmMtMTU0ZDgxNWE0NTI2'
export const lineId = 'T3JkZXJMaW5lOjE='
export const productId = 'UHJvZHVjdDoxMzQ='

export function money(amount: number | string, currency = 'EUR') {
  return { amount, currency }
}

export function taxed(gross: number | string, net: number | string, currency = 'EUR') {
  return { gross: money(gross, currency), net: money(net, currency) }
}

export function line(changes: Record<string, unknown> = {}) {
  return {
    id: lineId,
    quantity: 2,
    productName: 'Darjeeling',
    productSku: 'TEA-100',
    productVariantId: 'UHJvZHVjdFZhcmlhbnQ6MzQ4',
    variant: { id: 'UHJvZHVjdFZhcmlhbnQ6MzQ4', product: { id: productId, productType: { kind: 'NORMAL' } } },
    undiscountedUnitPrice: taxed(12.5, 11.68),
    totalPrice: taxed(22.5, 21.03),
    ...changes,
  }
}

/** A paid order of two packs of tea at 12.50 with a code that takes 2.50 off, and 4.90 of shipping. */
export function order(changes: Record<string, unknown> = {}) {
  return {
    id: orderId,
    number: '1001',
    status: 'UNFULFILLED',
    origin: 'CHECKOUT',
    created: '2026-11-24T10:00:00.123456+00:00',
    updatedAt: '2026-11-24T10:00:05.654321+00:00',
    channel: { slug: 'de' },
    languageCodeEnum: 'DE_DE',
    displayGrossPrices: true,
    isPaid: true,
    paymentStatus: 'FULLY_CHARGED',
    chargeStatus: 'FULL',
    userEmail: 'Ada@Example.com',
    user: { id: 'VXNlcjox', firstName: 'Ada', lastName: 'Lovelace' },
    billingAddress: { firstName: 'Augusta', lastName: 'King', country: { code: 'AT' } },
    shippingAddress: { country: { code: 'DE' } },
    voucherCode: 'TEA10',
    metadata: [{ key: 'notch_click', value: 'abc' }],
    total: taxed(27.4, 25.61),
    shippingPrice: taxed(4.9, 4.58),
    totalCharged: money(27.4),
    totalRefunded: money(0),
    lines: [line()],
    events: [
      { type: 'PLACED', date: '2026-11-24T10:00:00.2+00:00' },
      { type: 'ORDER_FULLY_PAID', date: '2026-11-24T10:00:04+00:00' },
    ],
    fulfillments: [],
    grantedRefunds: [],
    ...changes,
  }
}

/** One of the two packs is to come back. */
export function grantedRefund(changes: Record<string, unknown> = {}) {
  return {
    id: 'T3JkZXJHcmFudGVkUmVmdW5kOjE=',
    status: 'SUCCESS',
    createdAt: '2026-11-25T09:00:00+00:00',
    amount: money(11.25),
    shippingCostsIncluded: false,
    lines: [{ quantity: 1, orderLine: { id: lineId } }],
    ...changes,
  }
}

export function listing(slug = 'de', currencyCode = 'EUR', amount: number | string = 12.5) {
  return { channel: { slug, currencyCode }, price: money(amount, currencyCode), costPrice: money(5, currencyCode) }
}

export function variant(changes: Record<string, unknown> = {}) {
  return {
    id: 'UHJvZHVjdFZhcmlhbnQ6MzQ4',
    name: '100 g',
    sku: 'TEA-100',
    trackInventory: true,
    stocks: [
      { quantity: 40, quantityAllocated: 3 },
      { quantity: 5, quantityAllocated: 0 },
    ],
    media: [
      { url: 'https://youtu.be/x', type: 'VIDEO' },
      { url: 'https://media.example/tea.png', type: 'IMAGE' },
    ],
    channelListings: [listing(), listing('us', 'USD', 14)],
    ...changes,
  }
}

export function product(changes: Record<string, unknown> = {}) {
  return {
    id: productId,
    name: 'Darjeeling',
    channel: null,
    updatedAt: '2026-11-20T08:00:00+00:00',
    category: { name: 'Tea' },
    collections: [{ name: 'black' }, { name: 'black' }],
    metadata: [{ key: 'url', value: 'https://shop.example/tea/darjeeling' }],
    thumbnail: { url: 'https://media.example/thumb.png' },
    channelListings: [
      { channel: { slug: 'de', currencyCode: 'EUR' }, isPublished: true, isAvailableForPurchase: true },
      { channel: { slug: 'us', currencyCode: 'USD' }, isPublished: false, isAvailableForPurchase: false },
    ],
    variants: [variant()],
    ...changes,
  }
}

/** The result of the subscription's `event`, which is the whole body. */
export function told(thing: Record<string, unknown>, issuedAt = '2026-11-24T10:00:06+00:00'): string {
  return JSON.stringify({ issuedAt, ...thing })
}

const privateKeys = new Map<string, KeyObject>()

/** A new key pair, as Saleor shows the public one under /.well-known/jwks.json. The private one is kept for `signSaleor`. */
export function newKeySet(kid = '1', modulusLength = 2048): string {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength })
  const jwks = JSON.stringify({
    keys: [{ ...publicKey.export({ format: 'jwk' }), key_ops: ['verify'], use: 'sig', kid }],
  })
  privateKeys.set(jwks, privateKey)
  return jwks
}

/** Signed by the key of a key set, or, as older webhooks are, with a secret of their own. */
export function signSaleor(
  event: string,
  text: string,
  secret: string,
  header: Record<string, unknown> = {},
): RawRequest {
  const body = Buffer.from(text)
  const key = privateKeys.get(secret)
  const signature = key ? jws(body, key, header) : createHmac('sha256', secret).update(body).digest('hex')
  return {
    headers: {
      'saleor-event': event,
      'saleor-domain': 'nordlicht.saleor.cloud',
      'saleor-api-url': 'https://nordlicht.saleor.cloud/graphql/',
      'saleor-signature': signature,
    },
    body,
  }
}

function jws(body: Buffer, key: KeyObject, changes: Record<string, unknown>): string {
  const told = { alg: 'RS256', b64: false, crit: ['b64'], kid: '1', typ: 'JWT', ...changes }
  const header = Buffer.from(JSON.stringify(told)).toString('base64url')
  const payload = told.b64 === false ? body : Buffer.from(body.toString('base64url'))
  const signed = Buffer.concat([Buffer.from(`${header}.`), payload])
  return `${header}..${sign('RSA-SHA256', signed, { key, padding: constants.RSA_PKCS1_PADDING }).toString('base64url')}`
}
