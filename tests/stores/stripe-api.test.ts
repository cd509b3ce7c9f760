import { describe, expect, test } from 'vitest'
import { Unreadable } from '../../src/stores/adapter.ts'
import type { ApiAnswer, ApiCall, OrderHistory } from '../../src/stores/api.ts'
import { stripe } from '../../src/stores/stripe.ts'
import {
  answer,
  linesAnswered,
  openedAt,
  paymentId,
  receivedAt,
  session,
  sessionId,
  stripeStore,
} from './stripe-example.ts'

const { api } = stripe
const history: OrderHistory | undefined = api?.history
const call: ApiCall = { name: 'sessions', path: '/v1/checkout/sessions?created[gte]=1&limit=100' }
const read = (told: ApiAnswer) => history?.read(told, call) ?? { orders: [], next: null }
const page = (sessions: readonly unknown[], has_more = false) => answer({ object: 'list', data: sessions, has_more })

test('the API is asked at Stripe, with the key and one version of it', () => {
  const request = api?.request({ name: 'x', path: '/v1/checkout/sessions?limit=1' }, { secretKey: 'rk_live_1' }, '')
  expect(request).toEqual({
    url: 'https://api.stripe.com/v1/checkout/sessions?limit=1',
    headers: { authorization: 'Bearer rk_live_1', 'stripe-version': '2025-09-30.clover' },
  })
  expect(api?.request(call, {}, '').headers).toMatchObject({ authorization: 'Bearer ' })
})

test.each([
  ['sk_live_51H0123456789abcdef', true],
  ['sk_test_51H0123456789abcdef', true],
  ['rk_live_51H0123456789abcdef', true],
  ['rk_test_51H0123456789abcdef', true],
  ['pk_live_51H0123456789abcdef', false],
  ['whsec_MfKQ9r8GKYqrTwjUPD8ILP', false],
  ['sk_live_', false],
  ['sk_live_51H0123456789abcdef\nx', false],
  [' sk_live_51H0123456789abcdef', false],
  ['', false],
])('%s is taken for a secret key: %s', (key, isOne) => {
  const [field] = api?.fields ?? []
  expect(field).toMatchObject({ name: 'secretKey', isSecret: true })
  expect(field?.pattern.test(key)).toBe(isOne)
})

describe('the history', () => {
  test('begins a day before, since a session may stay open that long', () => {
    const since = new Date('2026-11-24T10:00:00.900Z')
    const path = `/v1/checkout/sessions?created[gte]=${openedAt - 86_400}&limit=100`
    expect(history?.first(since)).toEqual({ name: 'sessions', path })
    expect(history?.first(new Date(0)).path).toContain('created[gte]=0&')
    expect(history?.isOldestFirst).toBe(false)
  })

  test('goes on after the last session of a page, also when none on it counts', () => {
    const open = session({ id: 'cs/2', status: 'open' })
    const { orders, next } = read(page([open], true))
    expect(orders).toEqual([])
    expect(next).toEqual({ name: 'sessions', path: `${call.path}&starting_after=cs%2F2` })
    const third = next && history?.read(page([session()], true), next).next
    expect(third?.path).toBe(`${call.path}&starting_after=${sessionId}`)
    expect(read(page([session()])).next).toBeNull()
    expect(read(page([], true)).next).toBeNull()
  })

  test.each([
    [{ status: 'open' }, false],
    [{ status: 'expired' }, false],
    [{ status: null }, false],
    [{ mode: 'subscription' }, false],
    [{ mode: 'setup', currency: null }, false],
    [{ payment_status: 'unpaid' }, true],
    [{ payment_status: 'no_payment_required', payment_intent: null }, true],
  ])('finds a session with %o: %s', (changes, isFound) => {
    expect(read(page([session(changes)])).orders).toHaveLength(isFound ? 1 : 0)
  })

  test('tells a session as an event does, thin and under a name that Stripe does not use', () => {
    const [found] = read(page([session()])).orders
    expect(found).toMatchObject({ externalId: paymentId, topic: 'checkout.session.completed', isThin: true })
    const body = found?.body ?? Buffer.alloc(0)
    expect(stripe.identify({ headers: {}, body })).toMatchObject({ topic: found?.topic, stops: false, isThin: true })
    expect(JSON.parse(body.toString())).toMatchObject({
      ...{ id: `reconcile ${sessionId} 2026-11-24T10:00:00.001Z`, created: openedAt, livemode: true },
      data: { object: session() },
    })
  })

  test.each([
    ['unpaid', '2026-11-24T10:00:00.000Z'],
    ['paid', '2026-11-24T10:00:00.001Z'],
    ['no_payment_required', '2026-11-24T10:00:00.001Z'],
  ])('a session that is %s changed at %s, and its order has a version of that time', (payment_status, time) => {
    const [found] = read(page([session({ payment_status })])).orders
    if (!found) throw new Error('Expected a session to be found')
    expect(found.changedAt.toISOString()).toBe(time)
    const delivery = { headers: {}, ...found, receivedAt, answers: linesAnswered }
    const [incoming] = stripe.read(delivery, stripeStore)
    expect(incoming).toMatchObject({
      kind: 'order',
      order: { externalId: found.externalId, version: expect.stringMatching(`^${time} 000 `) },
    })
  })

  test.each([
    ['{}', 'sessions.data is missing'],
    ['{"data":[{"id":"cs_1"}]}', 'sessions.data[0].created is missing'],
    ['<html>', 'not JSON'],
  ])('%s is no page of it', (body, reason) => {
    expect(() => read({ status: 200, headers: {}, body })).toThrow(Unreadable)
    expect(() => read({ status: 200, headers: {}, body })).toThrow(reason)
  })
})
