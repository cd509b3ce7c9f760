import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { projectRoot } from '../../src/lib/root.ts'
import { type Incoming, Unreadable } from '../../src/stores/adapter.ts'
import { standard } from '../../src/stores/standard.ts'
import { standardBody } from '../../src/stores/standard-format.ts'
import { jsonText } from './json-text.ts'
import { event, line, order, orderId, product, refund, standardStore } from './standard-example.ts'

const receivedAt = new Date('2026-11-24T12:00:00Z')

function readText(text: string): Incoming | undefined {
  return standard.read({ headers: {}, body: Buffer.from(text), topic: '', receivedAt }, standardStore)[0]
}

function readOrder(changes: Record<string, unknown> = {}) {
  const incoming = readText(jsonText(event('order.upserted', order(changes))))
  if (incoming?.kind !== 'order') throw new Error('Expected an order')
  return incoming.order
}

function readProduct(changes: Record<string, unknown> = {}) {
  const incoming = readText(jsonText(event('product.upserted', product(changes))))
  if (incoming?.kind !== 'product') throw new Error('Expected a product')
  return incoming.product
}

describe('docs/standard-format.md', () => {
  const text = readFileSync(resolve(projectRoot, 'docs/standard-format.md'), 'utf8')
  const examples = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')

  test('every example is read, with every field it shows', () => {
    expect(examples.map((example) => readText(example)?.kind)).toEqual([
      'order',
      'refund',
      'product',
      'product-removed',
    ])
    const [told] = examples.map(readText)
    expect(told).toMatchObject({
      order: {
        externalId: `${orderId}`,
        number: '1001',
        paidAt: new Date('2026-11-24T10:00:04Z'),
        customer: {
          externalId: 'c-17',
          email: 'ada@example.com',
          consent: 'allowed',
          consentSource: 'box at the checkout',
        },
        lines: [
          {
            variantExternalId: 'tea-100-loose',
            quantity: 2,
            unitMinor: 1250n,
            discountMinor: 250n,
            totalMinor: 2103n,
            taxMinor: 147n,
          },
          { kind: 'gift-card', totalMinor: 5000n },
        ],
        giftCardMinor: 5000n,
        shippingMinor: 458n,
        totalMinor: 7740n,
        country: 'DE',
        discountCodes: ['TEA10'],
        tags: ['loyal'],
      },
    })
  })

  test('its order adds up', () => {
    const [told] = examples.map(readText)
    if (told?.kind !== 'order') throw new Error('Expected an order')
    const lines = told.order.lines.reduce((sum, each) => sum + each.totalMinor, 0n)
    expect(lines + told.order.taxMinor + told.order.shippingMinor).toBe(told.order.totalMinor)
  })

  test('its Node snippet signs what the adapter takes for genuine', async () => {
    const snippet = /```js\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
    // The snippet is a module of its own, as its reader would use it.
    const { signed } = await import(`data:text/javascript,${encodeURIComponent(snippet)}`)
    const request = signed('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', '{"ü":1}')
    const raw = { headers: request.headers, body: Buffer.from(request.body) }
    expect(standard.verify(raw, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], new Date()).kind).toBe('genuine')
  })

  test('the JSON Schema beside it says what the adapter reads', async () => {
    const schema = z.toJSONSchema(standardBody, { io: 'input', unrepresentable: 'any' })
    const titled = { title: 'Notch: what any store can send', ...schema }
    const listsOnOneLine = JSON.stringify(titled, null, 2).replace(/\[\s+("[^[\]{}]*?")\s+\]/g, (_, items: string) => {
      return `[${items.replace(/\s*\n\s*/g, ' ')}]`
    })
    await expect(`${listsOnOneLine}\n`).toMatchFileSnapshot(resolve(projectRoot, 'docs/standard-format.schema.json'))
  })
})

test('the fewest fields make an order; the rest is none', () => {
  expect(readOrder({ updatedAt: undefined, customer: undefined, paidAt: undefined })).toEqual({
    externalId: `${orderId}`,
    number: `${orderId}`,
    version: expect.stringMatching(/^2026-11-24T10:00:07.000Z 000 /),
    currency: 'EUR',
    presentmentCurrency: null,
    placedAt: new Date('2026-11-24T10:00:00Z'),
    paidAt: null,
    paidBy: null,
    paysLater: false,
    cancelledAt: null,
    fulfilledAt: null,
    customer: null,
    lines: [
      {
        externalId: '1',
        productExternalId: null,
        variantExternalId: null,
        sku: null,
        title: 'Darjeeling',
        quantity: 2,
        unitMinor: 1250n,
        discountMinor: 0n,
        totalMinor: 2500n,
        taxMinor: 0n,
        kind: 'product',
      },
    ],
    discountMinor: 0n,
    taxMinor: 0n,
    shippingMinor: 0n,
    giftCardMinor: 0n,
    tipMinor: 0n,
    totalMinor: 2500n,
    country: null,
    locale: null,
    landingPage: null,
    referrer: null,
    attributes: {},
    discountCodes: [],
    tags: [],
    source: 'web',
    isTest: false,
    isRenewal: false,
    refunds: [],
  })
})

test.each([
  ['JPY', '1000', 1000n],
  ['KWD', '1.234', 1234n],
  ['EUR', '1.005', 101n],
  ['EUR', 12, 1200n],
  ['EUR', 12.5, 1250n],
])('in %s the amount %o is %s minor units', (currency, total, expected) => {
  expect(readOrder({ currency, lines: [line({ total, unitPrice: '1' })] }).lines[0]?.totalMinor).toBe(expected)
})

test('gift cards and tips are told apart, and the total is the sum of all parts when left out', () => {
  const lines = [line(), line({ id: '2', kind: 'gift-card', total: '50' }), line({ id: '3', kind: 'tip', total: '3' })]
  expect(readOrder({ lines, tax: '1.75', shipping: '4.90' })).toMatchObject({
    giftCardMinor: 5000n,
    tipMinor: 300n,
    totalMinor: 8465n,
  })
})

test('an address no mail could go to is no address', () => {
  expect(readOrder({ customer: { email: 'nobody' } }).customer).toBeNull()
  expect(readOrder({ customer: { id: 5, email: '' } }).customer).toMatchObject({ externalId: '5', email: null })
})

test('attributes lose what the database or JavaScript could trip over', () => {
  const attributes = JSON.parse('{"notch_click":"a\\u0000b","__proto__":"x","constructor":"y"}')
  expect(readOrder({ attributes }).attributes).toEqual({ notch_click: 'ab', constructor: 'y' })
})

test('within one update the order that has come further is the newer', () => {
  const stages = [
    readOrder({ paidAt: null }),
    readOrder(),
    readOrder({ fulfilledAt: '2026-11-24T10:00:05Z' }),
    readOrder({ cancelledAt: '2026-11-24T10:00:05Z' }),
  ].map((told) => told.version)
  expect(stages.toSorted()).toEqual(stages)
})

test('a refund says what came back', () => {
  expect(readText(jsonText(event('refund.upserted', refund({ tax: '0.88', shipping: '4.90' }))))).toMatchObject({
    refund: {
      orderExternalId: `${orderId}`,
      linesMinor: 1250n,
      taxMinor: 88n,
      shippingMinor: 490n,
      moneyMinor: 1250n,
      lines: [{ lineExternalId: '1', quantity: 1, totalMinor: 1250n }],
    },
  })
  expect(readOrder({ refunds: [refund()] }).refunds).toMatchObject([
    { orderExternalId: `${orderId}`, linesMinor: 1250n },
  ])
})

test('a product is active and not counted unless it says otherwise, and links only to web pages', () => {
  expect(readProduct({ url: 'javascript:alert(1)', imageUrl: '//cdn.example/a.png' })).toMatchObject({
    isActive: true,
    url: null,
    imageUrl: 'https://cdn.example/a.png',
    variants: [{ stock: null, sellsWithoutStock: false, costMinor: null, compareAtMinor: null, position: 1 }],
  })
})

test('a removed product is back when it is told again with a later time', () => {
  const removal = (at: string) => {
    const incoming = readText(jsonText(event('product.deleted', { id: 'tea' }, at)))
    return incoming?.kind === 'product-removed' ? incoming.removal.version : ''
  }
  const told = readProduct({ updatedAt: '2026-11-24T10:00:00Z' }).version
  expect(removal('2026-11-24T10:00:00Z') > told).toBe(true)
  expect(removal('2026-11-24T09:59:59Z') < told).toBe(true)
})

test.each([
  [order({ id: undefined }), 'data.id is missing.'],
  [order({ id: ' ' }), 'data.id is " ": an id has 1 to 255 characters.'],
  [order({ id: 'x'.repeat(256) }), 'an id has 1 to 255 characters'],
  [order({ currency: 'EURO' }), 'data.currency is "EURO": not a three-letter ISO 4217 currency code.'],
  [order({ placedAt: '2026-11-24' }), 'data.placedAt is "2026-11-24": not an ISO 8601 time with a zone.'],
  [order({ placedAt: '2026-13-24T10:00:00Z' }), 'data.placedAt is "2026-13-24T10:00:00Z": not a time that exists.'],
  [order({ lines: undefined }), 'data.lines is missing.'],
  [order({ lines: [line({ total: undefined })] }), 'data.lines[0].total is missing.'],
  [order({ lines: [line({ total: '-1' })] }), 'data.lines[0].total is "-1": amounts are never negative here.'],
  [order({ lines: [line({ total: '12,50' })] }), 'data.lines[0].total is "12,50": not a decimal amount.'],
  [order({ lines: [line({ quantity: '2.5' })] }), 'data.lines[0].quantity is "2.5": not a whole number.'],
  [order({ country: 'Germany' }), 'data.country is "Germany": not a two-letter ISO 3166 country code.'],
  [order({ customer: { consent: 'yes' } }), 'data.customer.consent is "yes"'],
  [order({ isTest: 'no' }), 'data.isTest is "no"'],
  [order({ attributes: { 'a\0b': {} } }), 'data.attributes.ab is {}'],
])('an order that says %o is unreadable, and the reason names the field and its value', (data, reason) => {
  const read = () => readText(jsonText(event('order.upserted', data)))
  expect(read).toThrow(Unreadable)
  expect(read).toThrow(reason)
})

test.each([
  ['{"timestamp":"2026-11-24T10:00:00Z","data":{}}', 'body.type is missing.'],
  ['{"type":"order.upserted","data":{}}', 'body.timestamp is missing.'],
  ['{"type":"order.upserted","timestamp":"2026-11-24T10:00:00Z"}', 'body.data is missing.'],
  ['{"type":"order.upserted","timestamp":"2026-11-24T10:00:00Z","data":[]}', 'body.data is []: not an object.'],
  ['[]', 'body is []'],
  [jsonText(event('product.upserted', product({ variants: [] }))), 'a product has at least one variant'],
])('the body %s is unreadable: %s', (text, reason) => {
  expect(() => readText(text)).toThrow(reason)
})
