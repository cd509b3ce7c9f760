import { describe, expect, test } from 'vitest'
import type { ApiCall } from '../../src/stores/api.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'
import { wooCommerceApi } from '../../src/stores/woocommerce-api.ts'
import { jsonText } from './json-text.ts'
import { line, order, orderId, wooCommerceStore } from './woocommerce-example.ts'

const { history, request, fields } = wooCommerceApi
if (!history) throw new Error('WooCommerce has a history')
const asked = 'dates_are_gmt=true&orderby=modified&order=asc&per_page=100'
const call = history.first(new Date('2026-11-01T12:00:00.900Z'))
const page = (body: string, headers = {}, of: ApiCall = call) => history.read({ status: 200, headers, body }, of)

test('orders are asked for from the second before, in UTC and without saying so', () => {
  expect(call).toEqual({ name: 'orders', path: `/orders?modified_after=2026-11-01T11:59:59&${asked}&page=1` })
})

test.each([
  ['https://shop.example', 'https://shop.example/wp-json/wc/v3/orders'],
  ['https://shop.example/', 'https://shop.example/wp-json/wc/v3/orders'],
  ['https://shop.example/tea/?lang=en#top', 'https://shop.example/tea/wp-json/wc/v3/orders'],
])('the API of %s is under %s', (storefrontUrl, url) => {
  const credentials = { consumerKey: 'ck_1', consumerSecret: 'cs_ü' }
  const authorization = `Basic ${Buffer.from('ck_1:cs_ü').toString('base64')}`
  expect(request({ name: 'orders', path: '/orders' }, credentials, storefrontUrl)).toEqual({
    url,
    headers: { authorization },
  })
})

const hex = '0123456789abcdef0123456789abcdef01234567'
test.each([
  ['consumerKey', `ck_${hex}`, true],
  ['consumerKey', `cs_${hex}`, false],
  ['consumerKey', `ck_${hex} `, false],
  ['consumerSecret', `cs_${hex}`, true],
  ['consumerSecret', 'cs_', false],
  ['consumerSecret', hex, false],
])('%s %s is taken: %s', (name, value, isTaken) => {
  expect(fields.find((field) => field.name === name)?.pattern.test(value)).toBe(isTaken)
})

test('orders of a page are kept digit for digit and read as from a webhook', () => {
  const { orders, next } = page(jsonText([order({ line_items: [line({ price: 10.123456789 })] }), order({ id: 7 })]))
  expect(next).toBeNull()
  expect(orders).toMatchObject([
    { externalId: `${orderId}`, changedAt: new Date('2026-11-24T10:00:07Z'), topic: 'order.updated', isThin: false },
    { externalId: '7' },
  ])
  const [found] = orders
  const told = { headers: {}, body: found?.body ?? Buffer.alloc(0), topic: found?.topic ?? '', receivedAt: new Date() }
  const webhook = { ...told, body: Buffer.from(jsonText(order())) }
  expect(woocommerce.read(told, wooCommerceStore)).toEqual(woocommerce.read(webhook, wooCommerceStore))
})

test('a draft is no order that a webhook lost', () => {
  expect(page(jsonText([order({ status: 'checkout-draft' }), order()])).orders).toHaveLength(1)
})

describe('the pages after the first', () => {
  const at = (second: string) => jsonText([order({ date_modified_gmt: `2026-11-01T12:00:${second}` })])

  test('begin with the second of the last order, so that one that changes meanwhile hides no other', () => {
    expect(page(at('30'), { 'x-wp-totalpages': '3' }).next).toEqual({
      name: 'orders',
      path: `/orders?modified_after=2026-11-01T12:00:29&${asked}&page=1`,
    })
  })

  test('are numbered where one second fills more than one', () => {
    const second = page(at('00'), { 'x-wp-totalpages': '3' }).next
    expect(second?.path).toBe(`/orders?modified_after=2026-11-01T11:59:59&${asked}&page=2`)
    const third = page(at('00'), { 'x-wp-totalpages': '3' }, second ?? call).next
    expect(third?.path).toBe(`/orders?modified_after=2026-11-01T11:59:59&${asked}&page=3`)
    expect(page(at('00'), { 'x-wp-totalpages': '3' }, third ?? call).next).toBeNull()
  })

  test.each([{ 'x-wp-totalpages': '1' }, { 'x-wp-totalpages': '0' }, { 'x-wp-totalpages': 'x' }, {}])(
    'are none with %o',
    (headers) => {
      expect(page(at('30'), headers).next).toBeNull()
    },
  )

  test('are none after an empty one', () => {
    expect(page('[]', { 'x-wp-totalpages': '3' })).toEqual({ orders: [], next: null })
  })

  test('tell each order that the shop has, however they fall into seconds', () => {
    const all = Array.from({ length: 950 }, (_, i) => ({ id: i + 1, second: Math.floor(i / 7) % 5 === 0 ? i : i - 1 }))
    const shop = all.map(({ id, second }) => ({
      id,
      time: new Date(Date.UTC(2026, 10, 2) + (second - (second % 150)) * 1000),
    }))
    const seen = new Set<string>()
    let next: ApiCall | null = call
    for (let turns = 0; next && turns < 50; turns++) {
      const query: URLSearchParams = new URLSearchParams(next.path.split('?')[1])
      const later = shop.filter(({ time }) => time > new Date(`${query.get('modified_after')}Z`))
      const start = (Number(query.get('page')) - 1) * 100
      const body = jsonText(
        later
          .slice(start, start + 100)
          .map(({ id, time }) => order({ id, date_modified_gmt: time.toISOString().slice(0, 19) })),
      )
      const read = page(body, { 'x-wp-totalpages': String(Math.ceil(later.length / 100)) }, next)
      for (const { externalId } of read.orders) seen.add(externalId)
      next = read.next
    }
    expect(next).toBeNull()
    expect(seen.size).toBe(all.length)
  })
})

test.each([
  ['', 'The body is empty; JSON was expected.'],
  ['{}', 'orders is {}'],
  ['[7]', 'orders[0] is "7": not an order.'],
  ['[{}]', 'orders[0].id is missing.'],
  ['<html>', 'The body is not JSON'],
  ['{"code":"woocommerce_rest_cannot_view","message":"Sorry"}', 'woocommerce_rest_cannot_view (Sorry)'],
  ['[{"id":1,"date_modified_gmt":"soon"}]', 'orders[0].date_modified_gmt is "soon"'],
])('%s is no page', (body, reason) => {
  expect(() => page(body)).toThrow(reason)
})
