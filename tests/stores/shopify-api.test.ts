import { expect, test } from 'vitest'
import { shopify } from '../../src/stores/shopify.ts'
import { shopifyApi } from '../../src/stores/shopify-api.ts'
import { shopifyStore } from './shopify-example.ts'

const { history, request, fields } = shopifyApi
if (!history) throw new Error('Shopify has a history')
const call = history.first(new Date('2026-11-01T12:00:00Z'))
const page = (body: string, headers = {}) => history.read({ status: 200, headers, body }, call)

test('calls go to the shop itself, with its token', () => {
  expect(request(call, { shopDomain: 'tea.myshopify.com', accessToken: 'shpat_1' }, 'https://tea.example')).toEqual({
    url: 'https://tea.myshopify.com/admin/api/2026-04/orders.json?status=any&limit=250&order=updated_at+asc&updated_at_min=2026-11-01T12%3A00%3A00.000Z',
    headers: { 'x-shopify-access-token': 'shpat_1' },
  })
})

test.each([
  ['shopDomain', 'tea.myshopify.com', true],
  ['shopDomain', 'tea.example', false],
  ['shopDomain', 'evil.example/tea.myshopify.com', false],
  ['accessToken', 'shpat_0123456789abcdef', true],
  ['accessToken', 'secret', false],
])('%s %s is taken: %s', (name, value, isTaken) => {
  expect(fields.find((field) => field.name === name)?.pattern.test(value)).toBe(isTaken)
})

test('orders of a page are kept digit for digit and read as from a webhook', () => {
  const { orders, next } = page(
    '{"orders":[{"id":820982911946154508,"name":"#9","updated_at":"2026-11-02T10:00:00+01:00","currency":"EUR","total_price":"12.50","total_tax":1.90}]}',
  )
  expect(next).toBeNull()
  expect(orders).toMatchObject([{ externalId: '820982911946154508', changedAt: new Date('2026-11-02T09:00:00Z') }])
  const [order] = orders
  const delivery = {
    headers: {},
    body: order?.body ?? Buffer.alloc(0),
    topic: order?.topic ?? '',
    receivedAt: new Date(),
  }
  expect(shopify.read(delivery, shopifyStore)).toMatchObject([
    { kind: 'order', order: { externalId: '820982911946154508', number: '#9', totalMinor: 1250n, taxMinor: 190n } },
  ])
})

test('the next page is where the Link header says', () => {
  const link =
    '<https://tea.myshopify.com/admin/api/2026-04/orders.json?limit=250&page_info=a>; rel="previous", <https://tea.myshopify.com/admin/api/2026-04/orders.json?limit=250&page_info=b>; rel="next"'
  expect(page('{"orders":[]}', { link }).next).toEqual({ name: 'orders', path: '/orders.json?limit=250&page_info=b' })
  expect(page('{"orders":[]}', { link: '<x>; rel="previous"' }).next).toBeNull()
})

test.each(['', '{}', '{"errors":"Not Found"}', '{"orders":[{"id":1}]}'])('%s is no page', (body) => {
  expect(() => page(body)).toThrow()
})
