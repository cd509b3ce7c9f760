import { describe, expect, test } from 'vitest'
import { decimalText, parseMinor } from '../../src/lib/money.ts'
import type { IncomingOrder } from '../../src/orders/incoming.ts'
import type { Incoming } from '../../src/stores/adapter.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { readOrRefuse } from './adapter-conformance.ts'
import { type Payload, payloadsFolder, payloadsOf } from './payloads.ts'
import { shopifyStore, signShopify } from './shopify-example.ts'
import { expectStorable } from './storable.ts'

const now = new Date('2026-11-24T12:00:00Z')
const payloads = payloadsOf('shopify')

test.skipIf(payloadsFolder !== undefined)(
  'set NOTCH_PAYLOADS to a folder of real payloads to read them all',
  (context) => {
    context.skip('NOTCH_PAYLOADS is not set')
  },
)

test.runIf(payloadsFolder !== undefined)('the folder holds Shopify payloads of every kind we read', () => {
  const kinds = new Set(payloads.map(topicOf).map((topic) => topic.split('/')[0]))
  for (const kind of ['orders', 'refunds', 'products']) expect(kinds).toContain(kind)
})

describe.each(payloads)('$file', (payload) => {
  const topic = topicOf(payload)
  const request = signShopify(topic, payload.body, 'a secret', payload.file)
  const outcome = readOrRefuse(() => shopify.read({ ...request, topic, receivedAt: now }, shopifyStore))

  test('signed it is genuine, and with a byte changed forged', () => {
    expect(shopify.verify(request, ['a secret'], now)).toEqual({ kind: 'genuine' })
    const body = Buffer.concat([payload.body, Buffer.from(' ')])
    expect(shopify.verify({ ...request, body }, ['a secret'], now).kind).toBe('forged')
    expect(shopify.identify(request).topic).toBe(topic)
  })

  test('it is read, or refused with a reason that names a field', () => {
    if (typeof outcome === 'string') expect(outcome).toMatch(/^(order|refund|product|request)[.\w[\]]+ is /)
    else expect(outcome.map((one) => one.kind)).toEqual([kindOf(topic)])
    if (!payload.isShapeOnly) expect(typeof outcome === 'string').toBe(lacksId(payload))
    expectStorable(outcome)
  })

  if (typeof outcome === 'string') return

  test('its ids are the digits in the file', () => {
    const digits = new Set([...payload.body.toString().matchAll(/"\w*id": (\d+)/g)].map((match) => match[1]))
    for (const id of outcome.flatMap(idsOf)) expect(digits).toContain(id)
    const [own] = outcome.flatMap(idsOf)
    if (own !== undefined) expect(Number(own)).toBe(told(payload).id)
  })

  for (const { order } of outcome.filter((one) => one.kind === 'order')) addsUp(payload, order)
})

/** Only where the payload itself adds up: the vendors' own samples were typed by hand and some do not. */
function addsUp(payload: Payload, order: IncomingOrder): void {
  const raw = told(payload)
  const minor = (text: string | undefined) => parseMinor(text ?? '0', order.currency)
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)
  const goods = order.lines.filter((line) => line.kind !== 'tip').map((line) => line.totalMinor)
  const subtotal = minor(raw.subtotal_price)
  const whole = minor(raw.total_line_items_price)
  const isWhole = sum(order.lines.map((line) => line.unitMinor * BigInt(line.quantity))) === whole

  test.runIf(isWhole && whole - minor(raw.total_discounts) === subtotal)('its lines are its subtotal', () => {
    const tax = raw.taxes_included ? order.lines.map((line) => line.taxMinor) : []
    expect(sum([...goods, ...tax])).toBe(subtotal)
  })

  const parts = subtotal + minor(raw.total_shipping_price_set?.shop_money?.amount) + minor(raw.total_tax)
  test.runIf(parts === minor(raw.total_price) && !raw.taxes_included)('lines, shipping and tax are its total', () => {
    expect(subtotal + order.shippingMinor + order.taxMinor + order.tipMinor).toBe(order.totalMinor)
    expect(decimalText({ minor: order.totalMinor, currency: order.currency })).toBe(raw.total_price)
  })
}

/** INDEX.tsv names a topic as "orders_create", a REST resource as "orders", a placeholder as "shape_orders". */
function topicOf({ topic }: Payload): string {
  const name = topic.replace(/^shape_/, '')
  const whole: Readonly<Record<string, string>> = {
    orders: 'orders/updated',
    refunds: 'refunds/create',
    products: 'products/update',
  }
  return whole[name] ?? name.replace(/_(?=[a-z]+$)/, '/').replace('customers_email_marketing/consent_update', name)
}

function kindOf(topic: string): Incoming['kind'] {
  if (/^orders\/(create|paid|updated|cancelled|fulfilled|partially_fulfilled)$/.test(topic)) return 'order'
  if (topic === 'refunds/create') return 'refund'
  if (topic === 'orders/delete') return 'order-removed'
  if (/^products\/(create|update)$/.test(topic)) return 'product'
  if (/^(customers\/data_request|(customers|shop)\/redact)$/.test(topic)) return 'privacy'
  return topic === 'products/delete' ? 'product-removed' : 'ignored'
}

function lacksId(payload: Payload): boolean {
  const needsNone: Incoming['kind'][] = ['ignored', 'privacy']
  return !needsNone.includes(kindOf(topicOf(payload))) && told(payload).id === undefined
}

function told({ body }: Payload) {
  return JSON.parse(body.toString())
}

function idsOf(incoming: Incoming): string[] {
  switch (incoming.kind) {
    case 'order':
      return [incoming.order.externalId, ...incoming.order.lines.map((line) => line.externalId)]
    case 'refund':
      return [incoming.refund.externalId, incoming.refund.orderExternalId]
    case 'product':
      return [incoming.product.externalId, ...incoming.product.variants.map((variant) => variant.externalId)]
    case 'product-removed':
      return [incoming.removal.externalId]
    default:
      return []
  }
}
