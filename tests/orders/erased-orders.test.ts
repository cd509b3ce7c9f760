import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { emptyTables, testDatabase } from '../support/database.ts'
import { aCustomer, anOrder, version } from '../support/incoming.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { recordingOf } from '../support/recording.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const { client } = database
const { tell, onlyOrder } = recordingOf(database)
const { externalId } = anOrder()
const erasedAt = new Date('2026-11-20T08:00:00Z')

beforeEach(freshStore)

async function freshStore() {
  await emptyTables(database)
  await addStore(database)
}

/** As privacy/erase leaves an order and its customer. */
async function erase(of = externalId) {
  await client.orderErasure.create({ data: { storeId: 'shop', externalId: of, erasedAt } })
  const nobody = { key: 'erased:1', externalId: null, email: null, firstName: null, lastName: null }
  await client.customer.updateMany({ where: { orders: { some: { externalId: of } } }, data: nobody })
  await client.order.updateMany({ where: { externalId: of }, data: { email: null, erasedAt } })
}

const traced = {
  landingPage: '/ada?notch_click=Ab1',
  referrer: 'https://a.example/ada',
  attributes: { note: 'for Ada' },
}

describe('an order that was erased', () => {
  test('takes its news from a later telling, and nothing of the person', async () => {
    await tell(anOrder())
    const before = await onlyOrder()
    await erase()
    await tell(anOrder({ version: version(9), totalMinor: 99n, ...traced }))
    expect(await onlyOrder()).toMatchObject({
      ...{ customerId: before.customerId, nth: 1, totalMinor: 99n, email: null, erasedAt },
      ...{ landingPage: '/?notch_click=Ab1', referrer: 'https://a.example/', attributes: {} },
    })
    expect(await client.customer.findMany({ select: { key: true, email: true } })).toEqual([
      { key: 'erased:1', email: null },
    ])
  })

  test('and told for the first time only now is nobody’s', async () => {
    await erase()
    await tell(anOrder(traced))
    expect(await onlyOrder()).toMatchObject({
      customerId: null,
      email: null,
      nth: null,
      erasedAt,
      referrer: 'https://a.example/',
    })
    expect(await client.customer.count()).toBe(0)
  })

  test('is not a new order of the same person: that one is a new customer’s first', async () => {
    await tell(anOrder())
    await erase()
    await tell(anOrder({ version: version(8) }), anOrder({ externalId: '2', version: version(9) }))
    const customers = await client.customer.findMany({ include: { orders: true }, orderBy: { id: 'asc' } })
    expect(customers).toMatchObject([
      { key: 'erased:1', orders: [{ externalId }] },
      { key: 'email:ada@example.com', orders: [{ externalId: '2', nth: 1 }] },
    ])
  })

  test('is one store’s', async () => {
    await addStore(database, { id: 'other' })
    await client.orderErasure.create({ data: { storeId: 'other', externalId, erasedAt } })
    await tell(anOrder())
    expect(await onlyOrder()).toMatchObject({ email: 'ada@example.com', erasedAt: null })
  })
})

const telling = fc
  .record({
    id: fc.constantFrom(externalId, '2'),
    at: fc.integer({ min: 0, max: 50 }),
    email: fc.constantFrom('ada@example.com', 'eve@example.com', null),
  })
  .map(({ id, at, email }) =>
    anOrder({
      externalId: id,
      version: `${version(at)} ${email}`,
      customer: aCustomer({ email }),
      referrer: 'https://a.example/x',
    }),
  )

test('told after its erasure in any order, any number of times, it ends as the same rows', async () => {
  const arrivals = fc
    .array(telling, { minLength: 1, maxLength: 6 })
    .chain((history) =>
      fc.tuple(fc.constant(history), fc.shuffledSubarray(history, { minLength: history.length }), fc.nat(5)),
    )
  const rowsAfter = async (orders: readonly ReturnType<typeof anOrder>[]) => {
    await freshStore()
    await erase()
    for (const order of orders) await tell(order)
    return recordedRows(database, 'shop')
  }
  const property = fc.asyncProperty(arrivals, async ([history, shuffled, repeated]) => {
    expect(await rowsAfter([...shuffled, ...history.slice(0, repeated)])).toEqual(await rowsAfter(history))
  })
  await fc.assert(property, { numRuns: 15 })
})
