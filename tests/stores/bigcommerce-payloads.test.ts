import { describe, expect, test } from 'vitest'
import { decimalText } from '../../src/lib/money.ts'
import { bigcommerce } from '../../src/stores/bigcommerce.ts'
import { isObject, type JsonValue, parseJson } from '../../src/stores/json.ts'
import { readOrRefuse } from './adapter-conformance.ts'
import {
  bigcommerceStore,
  delivery,
  hook,
  line,
  nothing,
  receivedAt as now,
  orderAnswers,
  productAnswers,
  readOrder,
  signBigCommerce,
} from './bigcommerce-example.ts'
import { type Payload, payloadsFolder, payloadsOf } from './payloads.ts'
import { expectStorable } from './storable.ts'

const payloads = payloadsOf('bigcommerce')
const ofTopic = (start: string) => payloads.filter(({ topic }) => topic.startsWith(start))
const [webhooks, orders] = [ofTopic('webhook_'), ofTopic('api_order_v2')]
const [lines, refunds] = [ofTopic('api_order_product_v2'), ofTopic('api_refund_v3')]

test.skipIf(payloadsFolder !== undefined)('set NOTCH_PAYLOADS to read real payloads', (context) => {
  context.skip('NOTCH_PAYLOADS is not set')
})

test.runIf(payloadsFolder !== undefined)('the folder holds BigCommerce payloads of every kind we read', () => {
  for (const kind of [webhooks, orders, lines, refunds]) expect(kind.length).toBeGreaterThan(0)
  expect(webhooks.length + orders.length + lines.length + refunds.length).toBe(payloads.length)
})

describe.each(webhooks)('$file', ({ file, body }) => {
  const told = fieldsOf(parseJson(body))
  const topic = String(told['scope'])
  const id = String(fieldsOf(told['data'])['id'])
  const request = signBigCommerce(body, 'a secret', file.replaceAll('.', '-'), now)

  test('signed it is genuine, and with a byte changed forged', () => {
    expect(bigcommerce.verify(request, ['a secret'], now)).toEqual({ kind: 'genuine' })
    const longer = { ...request, body: Buffer.concat([body, Buffer.from(' ')]) }
    expect(bigcommerce.verify(longer, ['a secret'], now).kind).toBe('forged')
  })

  test('it leads to the order or product it names, or is ignored with a reason', () => {
    const identity = bigcommerce.identify(request)
    const calls = bigcommerce.asks?.({ ...request, topic, receivedAt: now }, bigcommerceStore) ?? []
    expect(identity).toMatchObject({ topic, isThin: calls.length > 0 })
    if (calls.length > 0) expect(calls).toMatchObject([{ path: expect.stringMatching(new RegExp(`/${id}\\b`)) }])
    const answers = { order: nothing, ...answersAbout(topic, id) }
    const outcome = readOrRefuse(() =>
      bigcommerce.read({ ...request, topic, receivedAt: now, answers }, bigcommerceStore),
    )
    expect(outcome).toMatchObject([{ kind: kindOf(topic) }])
    expectStorable(outcome)
  })
})

test.runIf(webhooks.length > 0)(
  'different webhooks that share a hash are kept apart, even without a webhook-id',
  () => {
    const keyed = (payload: Payload) => bigcommerce.identify({ headers: {}, body: payload.body })
    const [archived, updated] = ['archived', 'updated'].map((what) =>
      webhooks.filter(isOf(`store_order_${what}`)).map(keyed),
    )
    expect(archived?.length).toBeGreaterThan(0)
    expect(archived?.map(({ key }) => key)).not.toEqual(updated?.map(({ key }) => key))
  },
)

describe.each(orders)('$file', ({ body }) => {
  const raw = fieldsOf(parseJson(body))
  const id = String(raw['id'])
  const answers = {
    order: { ...nothing, status: 200, body: body.toString() },
    'products 1': { ...nothing, status: 200, body: `[${lines.map((payload) => payload.body.toString()).join()}]` },
    coupons: nothing,
  }
  const read = () => readOrder(answers, hook('store/order/updated', { type: 'order', id }))

  test('it is read, with all lines there are, and the database can hold it', () => {
    const told = read()
    expect(told.externalId).toBe(id)
    expect(told.lines).toHaveLength(lines.length)
    expect(told.customer?.email).toMatch(/@example\.com$/)
    expectStorable(told)
  })

  test('its total is the one in the file, and it was paid by its status', () => {
    const told = read()
    const { currency, totalMinor: minor } = told
    expect(`${decimalText({ minor, currency })}00`).toBe(raw['total_inc_tax'])
    expect(told.paidAt === null).toBe(raw['status'] === 'Awaiting Payment')
    expect(told.isTest).toBe(raw['payment_method'] === 'Test Payment Gateway')
  })
})

describe.each(lines)('$file', ({ body }) => {
  const raw = fieldsOf(parseJson(body))
  const one = () => {
    const answers = { ...orderAnswers(), 'products 1': { ...nothing, status: 200, body: `[${body}]` } }
    return readOrder(answers).lines[0]
  }

  test('its amounts are those in the file, less its discounts', () => {
    const told = one()
    const minorOf = (name: string) => BigInt(String(raw[name]).replace('.', '')) / 100n
    expect(told?.totalMinor).toBe(minorOf('total_ex_tax') - (told?.discountMinor ?? 0n))
    expect(told).toMatchObject({ taxMinor: minorOf('total_tax'), unitMinor: minorOf('price_ex_tax'), kind: 'product' })
    expect(told).toMatchObject({ externalId: String(raw['id']), productExternalId: String(raw['product_id']) })
    expectStorable(told)
  })
})

describe.each(refunds)('$file', ({ body }) => {
  const raw = parseJson(body)
  const itemId = /"item_id": (\d+)/.exec(body.toString())?.[1] ?? '0'
  const told = () => {
    const refunded = { ...nothing, status: 200, body: `{"data":[${body}],"meta":{}}` }
    const answers = { ...orderAnswers({ status_id: 14 }, [line({ id: BigInt(itemId) })]), refunds: refunded }
    return readOrder(answers, hook('store/order/refund/created')).refunds
  }

  test('it is read, or left out where its only payment was declined', () => {
    const isDeclined = body.toString().includes('"is_declined": true')
    expect(told().map(({ externalId }) => externalId)).toEqual(isDeclined ? [] : [String(fieldsOf(raw)['id'])])
    expectStorable(told())
  })
})

test.runIf(refunds.length > 0)('the one that went through took 45.00 off the line and 5.00 off the tax', () => {
  const data = refunds.map(({ body }) => body.toString()).join()
  const refunded = { ...nothing, status: 200, body: `{"data":[${data}]}` }
  const answers = { ...orderAnswers({ status_id: 14 }, [line({ id: 87 })]), refunds: refunded }
  expect(readOrder(answers, hook('store/order/refund/created')).refunds).toMatchObject([
    { linesMinor: 4500n, taxMinor: 500n, moneyMinor: 5000n, lines: [{ lineExternalId: '87', quantity: 1 }] },
  ])
})

function answersAbout(topic: string, id: string) {
  const told = topic.startsWith('store/product/') ? productAnswers({ id: BigInt(id) }) : {}
  return topic.startsWith('store/order/') ? orderAnswers({ id: BigInt(id) }) : told
}

function kindOf(topic: string): string {
  const { isThin = false } = bigcommerce.identify(delivery(hook(topic)))
  if (!isThin) return 'ignored'
  return topic.startsWith('store/order/') ? 'order' : 'product'
}

function isOf(start: string) {
  return ({ topic }: Payload) => topic.endsWith(start)
}

function fieldsOf(value: JsonValue | undefined): Record<string, JsonValue> {
  return isObject(value) ? value : {}
}
