import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { recordOrders } from '../../src/orders/record.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { bytes, order, refund, shopifyStore } from './shopify-example.ts'

const database = await testDatabase()
const { client } = database

beforeEach(() => emptyTables(database))

const day = (dayOfMonth: number) => `2026-01-0${dayOfMonth}T09:00:00Z`
const placed = new Date(day(5))

type Telling = readonly [topic: string, updatedAt: string, changes?: Record<string, unknown>]

function read([topic, updated_at, changes]: Telling) {
  const times = { created_at: day(5), processed_at: day(5), updated_at }
  const delivery = { headers: {}, body: bytes(order({ ...times, ...changes })), topic, receivedAt: new Date(day(9)) }
  const [incoming] = shopify.read(delivery, shopifyStore)
  if (incoming?.kind !== 'order') throw new Error('Expected an order')
  return incoming.order
}

let stores = 0

async function paidAtAfter(tellings: readonly Telling[]) {
  stores += 1
  const { id } = await addStore(database, { id: `shop-${stores}` })
  for (const telling of tellings) {
    await client.$transaction((rows) => recordOrders(rows, id, [read(telling)], new Date(day(9))))
  }
  const { paidAt } = await client.order.findFirstOrThrow({ where: { storeId: id } })
  return paidAt
}

const pending: Telling = ['orders/create', day(5), { financial_status: 'pending' }]
const paid: Telling = ['orders/paid', day(9)]
const paidTold: Telling = ['orders/updated', day(9)]
const shipped: Telling = ['orders/fulfilled', '2026-01-09T15:00:00Z', { fulfillment_status: 'fulfilled' }]
const someBack = { financial_status: 'partially_refunded', refunds: [refund()] }

describe('a bank transfer that came four days after the order', () => {
  test.each([
    ['is paid when orders/paid says so', [pending, paid]],
    ['though nothing was heard of it before', [paid]],
    ['though another topic tells it first', [pending, paidTold, paid]],
    ['though orders/paid never comes', [pending, paidTold]],
    ['and not again when it is shipped', [pending, paid, shipped]],
    ['though it is shipped before that is heard', [shipped, paid]],
    ['though the order itself is heard of last', [paidTold, pending]],
    ['though some of it went back since', [pending, paid, ['orders/updated', '2026-01-09T18:00:00Z', someBack]]],
    [
      'as money only promised before is',
      [
        ['orders/create', day(5), { financial_status: 'authorized' }],
        ['orders/updated', day(9)],
      ],
    ],
  ] as const)('%s', async (_, tellings) => {
    expect(await paidAtAfter(tellings)).toEqual(new Date(day(9)))
  })

  test('ends as the same time in whatever order it is told', async () => {
    const back: Telling = ['orders/updated', '2026-01-09T18:00:00Z', someBack]
    const history = [pending, paid, paidTold, shipped, back]
    const property = fc.asyncProperty(
      fc.shuffledSubarray(history, { minLength: history.length }),
      fc.array(fc.constantFrom(...history), { maxLength: 3 }),
      async (shuffled, repeated) => {
        expect(await paidAtAfter([...shuffled, ...repeated])).toEqual(new Date(day(9)))
      },
    )
    await fc.assert(property, { numRuns: 15 })
  }, 60_000)
})

describe('an order that was paid when it was placed', () => {
  test.each([
    ['as orders/create tells', [['orders/create', '2026-01-05T09:00:02Z']]],
    ['as orders/paid tells a minute later', [pending, ['orders/paid', '2026-01-05T09:01:00Z']]],
    ['is not paid anew when it is shipped', [['orders/create', day(5)], shipped]],
    ['is not fresh when it is first heard of days later', [shipped]],
    ['is not fresh when some of it went back', [['orders/updated', day(9), someBack]]],
    [
      'stays so when it is cancelled',
      [
        ['orders/create', day(5)],
        ['orders/cancelled', day(9), { cancelled_at: day(9) }],
      ],
    ],
    ['and of which no time of change is told', [['orders/paid', '']]],
  ] as const)('%s', async (_, tellings) => {
    expect(await paidAtAfter(tellings)).toEqual(placed)
  })

  test('years ago, and imported now, was paid years ago', async () => {
    const import_ = { created_at: day(5), processed_at: '2020-02-02T09:00:00Z' }
    expect(await paidAtAfter([['orders/paid', day(5), import_]])).toEqual(new Date('2020-02-02T09:00:00Z'))
  })
})

test('an order that is not paid by its newest telling has no time of payment, whatever was told before', async () => {
  const void_: Telling = ['orders/updated', '2026-01-09T10:00:00Z', { financial_status: 'voided' }]
  expect(await paidAtAfter([pending])).toBeNull()
  expect(await paidAtAfter([paid, void_])).toBeNull()
  expect(await paidAtAfter([void_, paid])).toBeNull()
})

test('a cancellation or money back that overtakes the payment is not taken for it', async () => {
  const cancelled: Telling = ['orders/cancelled', day(7), { cancelled_at: day(7) }]
  expect(await paidAtAfter([pending, cancelled])).toEqual(placed)
  expect(await paidAtAfter([pending, ['orders/updated', day(7), someBack]])).toEqual(placed)
})
