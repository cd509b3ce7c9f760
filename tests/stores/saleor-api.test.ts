import { expect, test } from 'vitest'
import { saleor } from '../../src/stores/saleor.ts'
import { saleorApi } from '../../src/stores/saleor-api.ts'
import { ordersQuery, subscriptionQuery } from '../../src/stores/saleor-query.ts'
import { grantedRefund, money, order, orderId, saleorStore, told } from './saleor-example.ts'
import { receivedAt } from './saleor-read.ts'

const { history } = saleorApi
if (!history) throw new Error('Saleor tells its history')
const since = new Date('2026-11-20T00:00:00Z')
const first = history.first(since)

function answer(body: unknown) {
  return { status: 200, headers: {}, body: JSON.stringify(body) }
}

function page(nodes: readonly unknown[], pageInfo: unknown = { hasNextPage: false, endCursor: null }) {
  return answer({ data: { orders: { edges: nodes.map((node) => ({ node })), pageInfo } } })
}

test('everything is asked of the one address that the owner entered, which is not the storefront', () => {
  const credentials = { apiUrl: 'https://nordlicht.saleor.cloud/graphql/', token: 'a'.repeat(30) }
  expect(saleorApi.request(first, credentials, 'https://shop.example')).toEqual({
    url: 'https://nordlicht.saleor.cloud/graphql/',
    headers: { authorization: `Bearer ${'a'.repeat(30)}` },
  })
})

test.each([
  ['apiUrl', 'https://nordlicht.saleor.cloud/graphql/', true],
  ['apiUrl', 'https://api.shop.example:8443/shop/graphql', true],
  ['apiUrl', 'http://nordlicht.saleor.cloud/graphql/', false],
  ['apiUrl', 'https://nordlicht.saleor.cloud/dashboard/', false],
  ['apiUrl', 'https://user@nordlicht.saleor.cloud/graphql/', false],
  ['token', 'sNHpA5AMfvTJ0Q0dWJ2qkB5dZ6aEJ1', true],
  ['token', 'Bearer sNHpA5AMfvTJ0Q0dWJ2qkB5dZ6aEJ1', false],
  ['token', 'short', false],
])('as %s "%s" is valid: %s', (name, value, isValid) => {
  expect(saleorApi.fields.find((field) => field.name === name)?.pattern.test(value)).toBe(isValid)
})

test('pages are asked for by the time of change, the longest unchanged first', () => {
  expect(first).toMatchObject({ name: 'orders', path: '', method: 'POST' })
  expect(JSON.parse(first.body ?? '')).toEqual({
    query: ordersQuery,
    variables: { since: since.toISOString(), after: null },
  })
  expect(history.isOldestFirst).toBe(true)
})

test('the next page goes on where this one ends, and the last one has none', () => {
  const { next } = history.read(page([], { hasNextPage: true, endCursor: 'c1' }), first)
  expect(JSON.parse(next?.body ?? '').variables).toEqual({ since: since.toISOString(), after: 'c1' })
  const second = history.read(page([], { hasNextPage: true, endCursor: 'c2' }), next ?? first)
  expect(JSON.parse(second.next?.body ?? '').variables).toEqual({ since: since.toISOString(), after: 'c2' })
  expect(history.read(page([]), second.next ?? first)).toEqual({ orders: [], next: null })
})

test('a found order reads as the webhook would have told it, to the last digit and with the same version', () => {
  const node = order({
    grantedRefunds: [grantedRefund()],
    totalRefunded: money(11.25),
    totalCharged: money('9007199254740.99'),
  })
  const [found] = history.read(page([node]), first).orders
  expect(found).toMatchObject({
    externalId: orderId,
    changedAt: new Date('2026-11-24T10:00:05.654Z'),
    topic: 'order_updated',
    isThin: false,
  })
  const read = (body: Buffer) => saleor.read({ headers: {}, topic: 'order_updated', receivedAt, body }, saleorStore)
  expect(read(found?.body ?? Buffer.from(''))).toEqual(read(Buffer.from(told({ order: node }))))
})

test('an order that cannot be read does not hide the others of its page', () => {
  const { orders } = history.read(page([order({ lines: null }), order({ id: 'T3JkZXI6Mg==' })]), first)
  expect(orders.map(({ externalId }) => externalId)).toEqual([orderId, 'T3JkZXI6Mg=='])
})

test('both queries tell an order by the same fragment', () => {
  const fragment = (query: string) => /fragment NotchOrder on Order \{[\s\S]*?\n\}/.exec(query)?.[0]
  expect(fragment(ordersQuery)).toBe(fragment(subscriptionQuery))
  expect(fragment(ordersQuery)?.length).toBeGreaterThan(500)
})

test.each([
  [
    answer({ errors: [{ message: 'You need one of the following permissions: MANAGE_ORDERS' }], data: null }),
    'Saleor refused to tell its orders: You need one of the following permissions: MANAGE_ORDERS',
  ],
  [answer({ data: { orders: null } }), 'answer.data.orders is null'],
  [answer([]), 'answer is []'],
  [{ status: 200, headers: {}, body: '<html>' }, 'The body is not JSON'],
  [page([null]), 'answer.data.orders.edges[0].node is null: not an object.'],
  [page([{ id: 'x' }]), 'order.updatedAt is missing.'],
])('%o is no page of orders: %s', (told, reason) => {
  expect(() => history.read(told, first)).toThrow(reason)
})
