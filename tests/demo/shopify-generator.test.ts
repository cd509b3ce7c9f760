import { describe, expect, test } from 'vitest'
import { grossCents, netCents } from '../../demo/ledger/revenue.ts'
import { shopifyJson } from '../../demo/shopify/json.ts'
import { type OrderMoment, orderBody } from '../../demo/shopify/order.ts'
import { productBody } from '../../demo/shopify/product.ts'
import { refundBody } from '../../demo/shopify/refund.ts'
import { signed } from '../../demo/shopify/signed.ts'
import { catalogue } from '../../demo/world/catalogue.ts'
import type { Order } from '../../demo/world/shop.ts'
import { sum } from '../../demo/world/shop.ts'
import type { Incoming } from '../../src/stores/adapter.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { anna, item, noon, order } from './orders.ts'

const store = { id: 'tea', currency: 'EUR', storefrontUrl: 'https://tea.example' }
const secret = 'a secret of the shop'

describe('an order the demo’s shop tells of', () => {
  test('is read with the revenue the shop itself counts', () => {
    const placed = order({ items: [item('Earl Grey Classic', 2), item('Glass Teapot 1 l')] })
    const read = readOrder({ order: placed })
    expect(read.currency).toBe('EUR')
    expect(sumOf(read.lines)).toBe(BigInt(grossCents(placed)))
    expect(read.totalMinor).toBe(BigInt(2 * 890 + 3490))
    expect(read.paidAt).toEqual(noon)
  })

  test('keeps every digit of its ids, which are beyond 2^53', () => {
    const placed = order()
    const read = readOrder({ order: placed })
    expect(read.externalId).toBe(placed.id)
    expect(read.lines[0]?.externalId).toBe(placed.lines[0]?.id)
    expect(read.lines[0]?.productExternalId).toBe(catalogue[0]?.id)
    expect(read.customer?.externalId).toBe(anna.id)
    expect(String(Number(placed.id))).not.toBe(placed.id)
  })

  test('with a code is read after its discount, line by line', () => {
    const placed = order({ discountCode: 'RESERVE-1', items: [item('Earl Grey Classic'), item('Heather Honey')] })
    const read = readOrder({ order: placed })
    expect(read.discountCodes).toEqual(['RESERVE-1'])
    expect(read.discountMinor).toBe(89n + 89n)
    expect(sumOf(read.lines)).toBe(BigInt(grossCents(placed)))
  })

  test('carries a click id by its note attributes and its landing page', () => {
    const landingSite = '/cart/7400000000000000001:1?attributes%5Bnotch_click%5D=abc&utm_source=upsell'
    const read = readOrder({ order: order({ attributes: { notch_click: 'abc' }, landingSite }) })
    expect(read.attributes).toEqual({ notch_click: 'abc' })
    expect(read.landingPage).toBe(landingSite)
  })

  test('paid in yen stays in the shop’s euros', () => {
    const placed = order({ presentmentCurrency: 'JPY' })
    const read = readOrder({ order: placed })
    expect([read.currency, read.presentmentCurrency]).toEqual(['EUR', 'JPY'])
    expect(sumOf(read.lines)).toBe(BigInt(grossCents(placed)))
  })

  test('not yet paid is read as not paid', () => {
    expect(readOrder({ order: order(), status: 'pending' }).paidAt).toBeNull()
  })

  test.each([
    ['a test order', 'test', { isTest: true, source: 'web' }],
    ['a sale in the shop', 'point-of-sale', { source: 'pos', customer: null }],
    ['a guest whose address nobody may see', 'no-address', { customer: null, source: 'web' }],
    ['a replacement', 'replacement', { totalMinor: 0n }],
  ] as const)('%s is read as one', (_, kind, expected) => {
    const customer = kind === 'point-of-sale' || kind === 'no-address' ? null : anna
    expect(readOrder({ order: order({ kind, customer }) })).toMatchObject(expected)
  })

  test('by somebody who has refused offers tells so', () => {
    const read = readOrder({ order: order({ customer: { ...anna, hasRefused: true } }) })
    expect(read.customer?.consent).toBe('refused')
  })

  test('cancelled tells when, and its refund', () => {
    const placed = paidBack(order(), 1)
    const cancelledAt = new Date('2026-09-02T10:20:00Z')
    const read = readOrder({ order: placed, status: 'refunded', cancelledAt, refundsSoFar: 1 })
    expect(read.cancelledAt).toEqual(cancelledAt)
    expect(read.refunds[0]?.linesMinor).toBe(BigInt(grossCents(placed)))
  })
})

describe('a refund the demo’s shop tells of', () => {
  test('told alone is worth the refunded lines without tax', () => {
    const placed = paidBack(order({ items: [item('Earl Grey Classic', 2), item('Heather Honey')] }), 1)
    const [refund] = placed.refunds
    if (!refund) throw new Error('nothing was paid back')
    const read = readOne('refunds/create', refundBody(placed, refund))
    if (read.kind !== 'refund') throw new Error(`read as ${read.kind}`)
    expect(read.refund.orderExternalId).toBe(placed.id)
    expect(read.refund.linesMinor).toBe(BigInt(grossCents(placed) - netCents(placed)))
    expect(read.refund.lines[0]?.lineExternalId).toBe(placed.lines[0]?.id)
  })

  test('told inside its order is worth the same, also when it was paid in yen', () => {
    const placed = paidBack(
      order({ presentmentCurrency: 'JPY', items: [item('Earl Grey Classic', 2), item('Heather Honey')] }),
      1,
    )
    const read = readOrder({ order: placed, status: 'partially_refunded', refundsSoFar: 1 })
    expect(read.refunds[0]?.linesMinor).toBe(BigInt(grossCents(placed) - netCents(placed)))
  })
})

test('every product of the demo’s shop is read as it stands in the table', () => {
  for (const product of catalogue) {
    const read = readOne('products/create', productBody(product, noon))
    if (read.kind !== 'product') throw new Error(`read as ${read.kind}`)
    const { id: externalId, title, tags } = product
    expect(read.product).toMatchObject({ externalId, title, tags, isActive: true })
    expect(read.product.variants.map(({ priceMinor, stock }) => [priceMinor, stock])).toEqual(
      product.variants.map(({ cents, stock }) => [BigInt(cents), stock]),
    )
  }
})

test('a webhook signed with another secret is refused', () => {
  const webhook = { id: '1', topic: 'orders/paid', body: '{"id":1}', triggeredAt: noon }
  const genuine = signed(webhook, secret)
  const verify = (key: string) =>
    shopify.verify({ headers: genuine.headers, body: Buffer.from(genuine.body) }, [key], noon)
  expect(verify(secret).kind).toBe('genuine')
  expect(verify('another').kind).toBe('forged')
})

function readOrder(moment: Partial<OrderMoment> & { order: Order }) {
  const whole = { status: 'paid', updatedAt: noon, cancelledAt: null, refundsSoFar: 0, ...moment } as const
  const read = readOne('orders/paid', orderBody(whole))
  if (read.kind !== 'order') throw new Error(`read as ${read.kind}`)
  return read.order
}

/** Signs a body as the shop does, verifies it as the app does, and reads it. */
function readOne(topic: string, body: unknown): Incoming {
  const { headers, body: text } = signed({ id: 'w1', topic, body: shopifyJson(body), triggeredAt: noon }, secret)
  const request = { headers, body: Buffer.from(text) }
  expect(shopify.verify(request, [secret], noon)).toEqual({ kind: 'genuine' })
  const [read] = shopify.read({ ...request, topic, receivedAt: noon }, store)
  if (!read) throw new Error('nothing was read')
  return read
}

function paidBack(placed: Order, lines: number): Order {
  placed.refunds.push({ id: `${placed.id.slice(0, -3)}400`, at: noon, lines: placed.lines.slice(0, lines) })
  return placed
}

function sumOf(lines: readonly { readonly totalMinor: bigint }[]): bigint {
  return BigInt(sum(lines.map(({ totalMinor }) => Number(totalMinor))))
}
