import { describe, expect, test } from 'vitest'
import { decimalText, parseMinor } from '../../src/lib/money.ts'
import type { IncomingOrder } from '../../src/orders/incoming.ts'
import type { Incoming } from '../../src/stores/adapter.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'
import { readOrRefuse } from './adapter-conformance.ts'
import { type Payload, payloadsFolder, payloadsOf } from './payloads.ts'
import { expectStorable } from './storable.ts'
import { signWooCommerce, wooCommerceStore } from './woocommerce-example.ts'

const now = new Date('2026-11-24T12:00:00Z')
const payloads = payloadsOf('woocommerce')
const bodies = payloads.filter(({ topic }) => topic !== 'ping')

test.skipIf(payloadsFolder !== undefined)(
  'set NOTCH_PAYLOADS to a folder of real payloads to read them all',
  (context) => {
    context.skip('NOTCH_PAYLOADS is not set')
  },
)

test.runIf(payloadsFolder !== undefined)('the folder holds WooCommerce payloads of every kind we read', () => {
  for (const kind of ['order', 'product', 'ping']) expect(payloads.map(({ topic }) => topic)).toContain(kind)
})

test.each(payloads.filter(({ topic }) => topic === 'ping'))('$file is a ping', ({ body }) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect(woocommerce.verify({ headers, body }, ['a secret'], now)).toEqual({ kind: 'ping' })
})

describe.each(bodies)('$file', (payload) => {
  const topic = `${payload.topic}.updated`
  const request = signWooCommerce(topic, payload.body, 'a secret', payload.file)
  const outcome = readOrRefuse(() => woocommerce.read({ ...request, topic, receivedAt: now }, wooCommerceStore))

  test('signed it is genuine, and with a byte changed forged', () => {
    expect(woocommerce.verify(request, ['a secret'], now)).toEqual({ kind: 'genuine' })
    const body = Buffer.concat([payload.body, Buffer.from(' ')])
    expect(woocommerce.verify({ ...request, body }, ['a secret'], now).kind).toBe('forged')
    expect(woocommerce.identify(request).topic).toBe(topic)
  })

  test('it is read, ignored for a reason, or refused where a template stands for a date', () => {
    if (typeof outcome === 'string') expect(outcome).toMatch(/^order\.date_\w+_gmt is "\{\{(now|#assign)/)
    else expect(outcome.map((one) => one.kind)).toEqual([kindOf(payload)])
    expect(typeof outcome === 'string').toBe(payload.body.includes('{{now'))
    expectStorable(outcome)
  })

  if (typeof outcome === 'string') return

  test('its id is the one in the file', () => {
    for (const id of outcome.flatMap(idOf)) expect(id).toBe(String(told(payload).id))
  })

  for (const { order } of outcome.filter((one) => one.kind === 'order')) addsUp(payload, order)
})

/** Some samples were cut down by hand to fewer lines than their totals count. */
function addsUp(payload: Payload, order: IncomingOrder): void {
  const raw = told(payload)
  const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n)
  const parts = sum([...order.lines.map((line) => line.totalMinor), order.taxMinor, order.shippingMinor])

  test('its total is the one in the file', () => {
    const shown = parseMinor(decimalText({ minor: order.totalMinor, currency: order.currency }), order.currency)
    expect(shown).toBe(parseMinor(raw.total, order.currency))
  })

  test.runIf(parts === order.totalMinor)('what was refunded is no more than it brought', () => {
    const back = order.refunds.map(({ linesMinor, taxMinor, shippingMinor }) => linesMinor + taxMinor + shippingMinor)
    expect(sum(back)).toBe(sum(order.refunds.map(({ moneyMinor }) => moneyMinor)))
    expect(sum(back) <= order.totalMinor).toBe(true)
  })

  test('it is paid where WooCommerce says so', () => {
    expect(order.paidAt !== null).toBe(['processing', 'completed', 'refunded'].includes(raw.status))
  })
}

function kindOf(payload: Payload): Incoming['kind'] {
  if (payload.topic === 'order') return told(payload).status === 'auto-draft' ? 'ignored' : 'order'
  return payload.topic === 'product' ? 'product' : 'ignored'
}

function told({ body }: Payload) {
  return JSON.parse(body.toString())
}

function idOf(incoming: Incoming): string[] {
  if (incoming.kind === 'order') return [incoming.order.externalId]
  return incoming.kind === 'product' ? [incoming.product.externalId] : []
}
