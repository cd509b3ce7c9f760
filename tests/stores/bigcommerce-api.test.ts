import { describe, expect, test } from 'vitest'
import { bigcommerce } from '../../src/stores/bigcommerce.ts'
import { bigcommerceApi } from '../../src/stores/bigcommerce-api.ts'
import { answered, bigcommerceStore, nothing } from './bigcommerce-example.ts'

const { history, request, fields } = bigcommerceApi
if (!history) throw new Error('BigCommerce has a history')

test('calls go to the store by its hash, with its token', () => {
  const credentials = { storeHash: 'abc123', accessToken: 'token' }
  expect(request({ name: 'order', path: '/v2/orders/7' }, credentials, 'https://shop.example')).toEqual({
    url: 'https://api.bigcommerce.com/stores/abc123/v2/orders/7',
    headers: { 'x-auth-token': 'token' },
  })
})

test.each([
  ['storeHash', 'hivvn7uruo', true],
  ['storeHash', 'store-hivvn7uruo.mybigcommerce.com', false],
  ['storeHash', '../x', false],
  ['storeHash', '', false],
  ['accessToken', 'redacted0redacted0redacted0rede', true],
  ['accessToken', 'too short', false],
])('%s %s is taken: %s', (name, value, isTaken) => {
  expect(fields.find((field) => field.name === name)?.pattern.test(value)).toBe(isTaken)
})

const since = new Date('2026-11-01T12:00:00Z')
const first = history.first(since)
const pathOf = (time: string, page: number) =>
  `/v2/orders?min_date_modified=${encodeURIComponent(time)}&sort=date_modified%3Aasc&limit=250&page=${page}`

/** As many orders, each changed so many seconds after noon. */
const changes = (...seconds: readonly number[]) =>
  seconds.map((second, i) => ({
    id: 100 + i,
    status_id: 11,
    date_created: 'Sun, 01 Nov 2026 12:00:00 +0000',
    date_modified: new Date(since.getTime() + second * 1000).toUTCString().replace('GMT', '+0000'),
  }))
const many = (secondOf: (i: number) => number) => changes(...Array.from({ length: 250 }, (_, i) => secondOf(i)))

describe('the orders that changed since a time', () => {
  test('are asked for oldest change first', () => {
    expect(first).toEqual({ name: 'orders', path: pathOf('2026-11-01T12:00:00.000Z', 1) })
  })

  test('are kept as thin as their webhooks, digit for digit, and read as those are', () => {
    const [told = {}] = changes(5)
    const page = history.read(answered([{ ...told, id: 820982911946154508n }]), first)
    expect(page).toMatchObject({ next: null })
    const [found] = page.orders
    expect(found).toMatchObject({ externalId: '820982911946154508', topic: 'store/order/updated', isThin: true })
    expect(found?.changedAt).toEqual(new Date('2026-11-01T12:00:05Z'))
    const body = found?.body ?? Buffer.alloc(0)
    expect(bigcommerce.identify({ headers: {}, body })).toMatchObject({ topic: found?.topic, isThin: true })
    const delivery = { headers: {}, body, topic: found?.topic ?? '', receivedAt: since }
    expect(bigcommerce.asks?.(delivery, bigcommerceStore)).toEqual([
      { name: 'order', path: '/v2/orders/820982911946154508' },
    ])
  })

  test('hold no checkout that nobody finished', () => {
    const [told = {}] = changes(5)
    expect(history.read(answered([{ ...told, status_id: 0 }]), first)).toEqual({ orders: [], next: null })
  })

  test('are none when the answer is empty', () => {
    expect(history.read(nothing, first)).toEqual({ orders: [], next: null })
  })

  test('go on from the last time seen, so that an order that changes in between pushes none over the edge', () => {
    const { next } = history.read(answered(many((i) => i)), first)
    expect(next?.path).toBe(pathOf('2026-11-01T12:04:08.000Z', 1))
  })

  test.each([
    ['all changed in one second', () => 0],
    ['come in another order', (i: number) => 500 - i],
  ])('go on with the next page when they %s', (_, secondOf) => {
    const { next } = history.read(answered(many(secondOf)), first)
    expect(next?.path).toBe(pathOf('2026-11-01T12:00:00.000Z', 2))
    expect(next && history.read(answered(many(secondOf)), next).next?.path).toBe(pathOf('2026-11-01T12:00:00.000Z', 3))
  })

  test.each([[{}], [[{ id: 1 }]], [[{ id: 'x', date_created: 'Sun, 01 Nov 2026 12:00:00 +0000' }]], ['no']])(
    '%o is no page of them',
    (body) => {
      expect(() => history.read(answered(body), first)).toThrow(/^orders/)
    },
  )
})
