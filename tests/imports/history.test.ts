import { beforeEach, describe, expect, test } from 'vitest'
import { planMessages } from '../../src/emails/plan.ts'
import type { IncomingOrder } from '../../src/orders/incoming.ts'
import { recordOrders, recordRefunds, removeOrders } from '../../src/orders/record.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { aCustomer, aLine, anOrder, aRefund } from '../support/incoming.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { addStore } from '../support/rows.ts'
import { importedAt, shopifyLine, shopifyOrders, shopifyRow } from './files.ts'
import { importing } from './importing.ts'

const database = await testDatabase()
const { client } = database
const { bring, clock } = importing(database)

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  await client.flow.create({ data: { storeId: 'shop', key: 'thank-you', name: 'Thank you', templateKey: 'thank-you' } })
})

const id = '5820982911946154508'
const placedAt = new Date('2026-05-01T08:00:00Z')

/** The same order by webhook: told when it was placed, long before the file. */
function told(changes: Partial<IncomingOrder> = {}): IncomingOrder {
  return anOrder({
    ...{ externalId: id, number: '#1001', placedAt, paidAt: placedAt, version: `${placedAt.toISOString()} 030 x` },
    customer: aCustomer({ email: 'ida@example.com', externalId: '7' }),
    landingPage: '/?utm_source=upsell',
    lines: [aLine({ externalId: '901' })],
    ...changes,
  })
}

const tell = (...orders: IncomingOrder[]) =>
  client.$transaction((rows) => recordOrders(rows, 'shop', orders, clock.now()))
const order = () => client.order.findFirstOrThrow({ include: { lines: true } })
const plan = async () => {
  while ((await planMessages({ client, clock })) > 0);
  return client.message.findMany({ select: { state: true, reason: true } })
}

describe('nobody is thanked for an old order', () => {
  test('that a file told: no message is planned for it, not even one that is skipped', async () => {
    await bring(
      shopifyOrders(shopifyRow(), shopifyRow({ Name: '#2', Id: '2', 'Created at': '2026-11-24 12:00:00 +0100' })),
    )
    expect(await client.order.count()).toBe(2)
    expect(await plan()).toEqual([])
    expect(await client.assignment.count()).toBe(0)
  })

  test('nor when a webhook tells it once more', async () => {
    await bring(shopifyOrders(shopifyRow()))
    await tell(told({ version: '2026-11-24T12:00:00.000Z 030 x' }))
    expect((await order()).source).toBe('web')
    expect(await plan()).toEqual([])
  })

  test('but one that was still unpaid in the file is thanked for when it is paid', async () => {
    await bring(shopifyOrders(shopifyRow({ 'Financial Status': 'pending', 'Paid at': '' })))
    expect(await plan()).toEqual([])
    await tell(told({ paidAt: importedAt, version: '2026-11-24T12:00:00.000Z 030 x' }))
    expect(await plan()).toEqual([{ state: 'planned', reason: null }])
  })

  test('and a message that waits already is not taken back by a file', async () => {
    await tell(told({ placedAt: importedAt, paidAt: importedAt }))
    expect(await plan()).toHaveLength(1)
    await bring(shopifyOrders(shopifyRow()))
    expect(await plan()).toEqual([{ state: 'planned', reason: null }])
  })
})

describe('an order that webhooks told and that is in a file too', () => {
  const file = shopifyOrders(
    shopifyRow({ 'Fulfilled at': '2026-11-23 09:00:00 +0100', 'Refunded Amount': '10.00', Tags: 'from the file' }),
  )

  test('stays as the platform told it, whichever came first', async () => {
    await tell(told())
    const { refunds: _, ...wanted } = await recordedRows(database, 'shop')
    await bring(file)
    const { refunds: __, ...after } = await recordedRows(database, 'shop')
    expect(after).toEqual(wanted)
    expect(await order()).toMatchObject({ source: 'web', landingPage: '/?utm_source=upsell', refundedLinesMinor: 0n })

    await emptyTables(database)
    await addStore(database)
    await bring(file)
    expect((await order()).refundedLinesMinor).toBeGreaterThan(0n)
    await tell(told())
    const { refunds: ___, ...other } = await recordedRows(database, 'shop')
    expect(other).toEqual(wanted)
  })

  test('is one order in figures, and its customer one customer', async () => {
    await bring(file)
    await tell(told())
    expect([await client.order.count(), await client.customer.count()]).toEqual([1, 1])
    expect((await order()).nth).toBe(1)
    expect((await order()).lines.map((line) => line.externalId)).toEqual(['901'])
  })

  test('and that the store has deleted stays cancelled', async () => {
    const removals = [{ externalId: id, removedAt: importedAt }]
    await client.$transaction((rows) => removeOrders(rows, 'shop', removals))
    await bring(file)
    expect((await order()).cancelledAt).toEqual(importedAt)
  })

  test('says nothing of consent that the person has not said since', async () => {
    await tell(told({ customer: aCustomer({ email: 'ida@example.com', consent: 'refused', consentAt: importedAt }) }))
    await bring(file)
    expect(await client.customer.findFirst()).toMatchObject({ consent: 'refused' })
  })
})

describe('the sum of refunds that a file told', () => {
  const refunded = shopifyOrders(shopifyRow({ 'Financial Status': 'refunded', 'Refunded Amount': '25.40' }))
  const sums = async () => {
    const { refundedLinesMinor, refundedTaxMinor, refundedShippingMinor, isFullyRefunded } = await order()
    return [refundedLinesMinor, refundedTaxMinor, refundedShippingMinor, isFullyRefunded]
  }
  const real = aRefund({ externalId: 'r1', orderExternalId: id, linesMinor: 1000n, taxMinor: 70n, moneyMinor: 1070n })

  test('counts while the file is all there is', async () => {
    await bring(refunded)
    expect(await sums()).toEqual([2000n, 140n, 400n, true])
  })

  test('makes way for refunds that the platform tells, so that none counts twice', async () => {
    await bring(refunded)
    await client.$transaction((rows) => recordRefunds(rows, 'shop', [real]))
    expect(await sums()).toEqual([1000n, 70n, 0n, false])
  })

  test('makes way for the order as the platform tells it', async () => {
    await bring(refunded)
    await tell(told({ refunds: [real] }))
    expect(await sums()).toEqual([1000n, 70n, 0n, false])
  })

  test('that comes after the platform’s own counts for nothing', async () => {
    await tell(told({ refunds: [real] }))
    await bring(refunded)
    expect(await sums()).toEqual([1000n, 70n, 0n, false])
  })

  test('is taken back by a later file that tells of none', async () => {
    await bring(refunded)
    clock.advanceTo(new Date(importedAt.getTime() + 60_000))
    await bring(shopifyOrders(shopifyRow()))
    expect(await sums()).toEqual([0n, 0n, 0n, false])
    expect(await client.refund.count()).toBe(0)
  })
})

describe('of two files that tell the same order', () => {
  test('the one uploaded last counts, even with older dates: that is how a wrong import is mended', async () => {
    await bring(
      shopifyOrders(shopifyRow({ 'Created at': '2026-06-01 10:00:00 +0200', 'Lineitem price': '99.00', Subtotal: '' })),
    )
    clock.advanceTo(new Date(importedAt.getTime() + 120_000))
    await bring(shopifyOrders(shopifyRow()))
    expect(await order()).toMatchObject({ placedAt, linesMinor: 2000n })
  })

  test('the same file again changes nothing', async () => {
    const file = shopifyOrders(shopifyRow({ Subtotal: '50.00', Total: '57.50' }), shopifyLine())
    await bring(file)
    const wanted = await recordedRows(database, 'shop')
    clock.advanceTo(new Date(clock.now().getTime() + 60_000))
    await bring(file)
    const versionless = (rows: typeof wanted) =>
      JSON.parse(
        JSON.stringify(rows, (name, value) =>
          name === 'version' ? '' : typeof value === 'bigint' ? `${value}` : value,
        ),
      )
    expect(versionless(await recordedRows(database, 'shop'))).toEqual(versionless(wanted))
  })
})
