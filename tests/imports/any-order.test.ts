import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileVersion } from '../../src/imports/version.ts'
import type { IncomingOrder, IncomingRefund } from '../../src/orders/incoming.ts'
import { recordOrders, recordRefunds } from '../../src/orders/record.ts'
import { testDatabase } from '../support/database.ts'
import { aCustomer, aLine, anOrder, aRefund, minutesAfterTen, version } from '../support/incoming.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { addStore } from '../support/rows.ts'
import { importedAt } from './files.ts'

const database = await testDatabase()

type Telling = { readonly order: IncomingOrder } | { readonly refund: IncomingRefund }

const id = fc.constantFrom('1', '2')
const minute = fc.integer({ min: 0, max: 30 })
const email = fc.constantFrom('ada@example.com', 'eve@example.com')
const minor = fc.integer({ min: 0, max: 3000 }).map(BigInt)

const refundOf = (orderExternalId: string, changes: Partial<IncomingRefund>) =>
  aRefund({ orderExternalId, shippingMinor: 0n, taxMinor: 0n, lines: [], ...changes })

/** The platform tells an order, or a refund alone. */
const told: fc.Arbitrary<Telling> = fc.record({ id, at: minute, email, minor, isRefund: fc.boolean() }).map((one) => {
  const unique = `${version(one.at)} ${one.id} ${one.email} ${one.minor}`
  if (one.isRefund) {
    const changes = { externalId: `r${one.at % 3}`, version: unique, linesMinor: one.minor, moneyMinor: one.minor }
    return { refund: refundOf(one.id, changes) }
  }
  const customer = aCustomer({ email: one.email, firstName: `As told at ${one.at}` })
  const order = { externalId: one.id, version: unique, customer, placedAt: minutesAfterTen(one.at) }
  return { order: anOrder({ ...order, lines: [aLine({ totalMinor: one.minor })], totalMinor: one.minor }) }
})

/** One of two files tells each order once, with or without a sum of refunds. */
const filed: fc.Arbitrary<Telling> = fc
  .record({ id, file: fc.constantFrom(0, 1), email, hasRefund: fc.boolean() })
  .map(({ id: externalId, file, email: address, hasRefund }) => {
    const uploadedAt = new Date(importedAt.getTime() + file * 60_000)
    const own = fileVersion(uploadedAt, minutesAfterTen(file), externalId)
    const sum = { externalId: `refunded ${externalId}`, version: own, linesMinor: 700n, moneyMinor: 700n }
    return {
      order: anOrder({
        ...{ externalId, version: own, source: 'import', placedAt: minutesAfterTen(40 + file) },
        customer: aCustomer({ email: address, externalId: null, consentAt: minutesAfterTen(40) }),
        lines: [aLine({ externalId: 'line#1' })],
        refunds: hasRefund ? [refundOf(externalId, sum)] : [],
      }),
    }
  })

/** A file tells an order one way only. */
function oneOfEachFile(tellings: readonly Telling[]): Telling[] {
  return [...new Map(tellings.map((one, i) => ['order' in one ? one.order.version : i, one])).values()]
}

const arrivals = fc
  .tuple(fc.array(told, { maxLength: 6 }), fc.array(filed, { minLength: 1, maxLength: 4 }))
  .map(([platform, files]) => oneOfEachFile([...platform, ...files]))
  .chain((history) =>
    fc.record({
      history: fc.constant(history),
      shuffled: fc.shuffledSubarray(history, { minLength: history.length }),
      setSize: fc.integer({ min: 1, max: 6 }),
    }),
  )

let stores = 0

async function rowsAfter(tellings: readonly Telling[], setSize: number) {
  stores += 1
  const { id: storeId } = await addStore(database, { id: `shop-${stores}` })
  for (let start = 0; start < tellings.length; start += setSize) {
    const set = tellings.slice(start, start + setSize)
    const orders = set.flatMap((one) => ('order' in one ? [one.order] : []))
    const refunds = set.flatMap((one) => ('refund' in one ? [one.refund] : []))
    await database.client.$transaction(async (rows) => {
      await recordOrders(rows, storeId, orders, importedAt)
      await recordRefunds(rows, storeId, refunds)
    })
  }
  return recordedRows(database, storeId)
}

test('what files and webhooks tell ends as the same rows in whatever order it comes', async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, async ({ history, shuffled, setSize }) => {
      const inOrder = await rowsAfter(history, 1)
      expect(await rowsAfter(shuffled, setSize)).toEqual(inOrder)
      for (const order of inOrder.orders) {
        const isToldByPlatform = history.some(
          (one) => 'order' in one && one.order.externalId === order.externalId && one.order.source === 'web',
        )
        expect(order.source).toBe(isToldByPlatform ? 'web' : 'import')
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)
