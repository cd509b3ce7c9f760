import { beforeEach, describe, expect, test } from 'vitest'
import { attributeDue } from '../../src/attribution/attribute.ts'
import { loadDueOrders } from '../../src/attribution/due-orders.ts'
import { writeCredits } from '../../src/attribution/write-credits.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { storeClicks } from '../../src/links/store-clicks.ts'
import { mintClickId } from '../../src/links/token.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore, testKeys } from '../support/rows.ts'
import { addClick, addCustomer, addMessage, addOrder, daysAfter, minutesAfter, noon } from '../support/sales.ts'

const database = await testDatabase()
const { client } = database
const clock = new SteppedClock(daysAfter(noon, 10))
const attribute = () => attributeDue({ client, clock, linkKey: testKeys.links })

let customerId: bigint
let messageId: bigint
/** A day after the first order and its mail. */
const nextDay = daysAfter(noon, 1)

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  customerId = await addCustomer(database)
  messageId = await addMessage(database, await addOrder(database, { customerId }))
})

const creditOf = (orderId: bigint) => client.attribution.findUnique({ where: { orderId } })
const touchedDays = async () => {
  const touches = await client.metricTouch.findMany({ orderBy: { day: 'asc' } })
  return touches.map((touch) => touch.day.toISOString().slice(0, 10))
}

describe('an order is credited', () => {
  test('to the message whose click id came with the cart', async () => {
    const clickId = mintClickId(testKeys.links, messageId)
    const orderId = await addOrder(database, { placedAt: nextDay, attributes: { notch_click: clickId } })
    expect(await attribute()).toBe(2)
    expect(await creditOf(orderId)).toMatchObject({
      storeId: 'shop',
      messageId,
      evidence: 'click-id',
      clickId,
      evidenceAt: null,
      currency: 'EUR',
      grossMinor: 5000n,
      netMinor: 5000n,
      offerBought: false,
      creditedAt: clock.now(),
    })
  })

  test('with the time of the click when that was kept', async () => {
    const clickId = await addClick(database, messageId, minutesAfter(noon, 90), {
      clickId: mintClickId(testKeys.links, messageId),
    })
    const orderId = await addOrder(database, { placedAt: nextDay, landingPage: `/?notch_click=${clickId}` })
    await attribute()
    expect(await creditOf(orderId)).toMatchObject({ evidence: 'click-id', clickId, evidenceAt: minutesAfter(noon, 90) })
  })

  test.each(['THANKS-7', 'thanks-7'])('to the message the code %s was made for', async (typed) => {
    await client.discountCode.create({ data: { storeId: 'shop', pool: 'p', code: 'THANKS-7', messageId } })
    await client.discountCode.create({ data: { storeId: 'shop', pool: 'p', code: 'UNUSED' } })
    const orderId = await addOrder(database, { placedAt: nextDay, discountCodes: ['UNUSED', typed] })
    await attribute()
    expect(await creditOf(orderId)).toMatchObject({ messageId, evidence: 'unique-code', evidenceAt: nextDay })
  })

  test('to the same customer’s last click', async () => {
    const clickedAt = minutesAfter(noon, 60)
    await addClick(database, messageId, clickedAt)
    await addClick(database, messageId, minutesAfter(noon, 40))
    const orderId = await addOrder(database, { customerId, placedAt: nextDay })
    await attribute()
    expect(await creditOf(orderId)).toMatchObject({ messageId, evidence: 'same-customer', evidenceAt: clickedAt })
  })

  test('to a mail whose fate nobody knows, since a click shows that it came', async () => {
    await client.message.update({ where: { id: messageId }, data: { state: 'uncertain', sentAt: null } })
    await addClick(database, messageId, minutesAfter(noon, 60))
    const orderId = await addOrder(database, { customerId, placedAt: nextDay })
    await attribute()
    expect(await creditOf(orderId)).toMatchObject({ messageId })
  })

  test('by what the store counts as revenue', async () => {
    await client.store.update({
      where: { id: 'shop' },
      data: { revenueIncludesTax: true, revenueIncludesShipping: true },
    })
    const orderId = await addOrder(database, {
      placedAt: nextDay,
      attributes: { notch_click: mintClickId(testKeys.links, messageId) },
      taxMinor: 950n,
      shippingMinor: 490n,
      refundedTaxMinor: 100n,
      refundedShippingMinor: 490n,
    })
    await attribute()
    expect(await creditOf(orderId)).toMatchObject({ grossMinor: 6440n, netMinor: 5850n })
  })

  test.each([
    ['offered product', 'tea-pot', true],
    ['another product', 'tea-cup', false],
  ])('and says whether the customer bought it: %s', async (_what, productExternalId, offerBought) => {
    const offers = [{ kind: 'upgrade', productExternalId: 'tea-pot' }]
    await client.decision.create({ data: { messageId, offers, trace: {}, decidedAt: noon } })
    await addClick(database, messageId, minutesAfter(noon, 60))
    const orderId = await addOrder(database, { customerId, placedAt: nextDay })
    const line = { externalId: '1', position: 0, title: 'Pot', quantity: 1, unitMinor: 5000n, totalMinor: 5000n }
    await client.orderLine.create({ data: { ...line, orderId, productExternalId } })
    await attribute()
    expect(await creditOf(orderId)).toMatchObject({ offerBought })
  })
})

describe('an order is credited to nobody', () => {
  const expectNone = async (orderId: bigint) => {
    await attribute()
    expect(await creditOf(orderId)).toBeNull()
    expect(await client.order.count({ where: { attributionDue: true } })).toBe(0)
  }

  test('when only a scanner clicked', async () => {
    await addClick(database, messageId, minutesAfter(noon, 31), { isHuman: false, scannerReason: 'too-fast' })
    await expectNone(await addOrder(database, { customerId, placedAt: nextDay }))
  })

  test('when the click id was forged or cut', async () => {
    const real = mintClickId(testKeys.links, messageId)
    for (const notch_click of [mintClickId(Buffer.alloc(32), messageId), real.slice(1), '', 'x'.repeat(5000)]) {
      await expectNone(await addOrder(database, { placedAt: nextDay, attributes: { notch_click } }))
    }
  })

  test('when the click id is another store’s', async () => {
    await addStore(database, { id: 'other' })
    const elsewhere = await addMessage(database, await addOrder(database, { storeId: 'other' }))
    const attributes = { notch_click: mintClickId(testKeys.links, elsewhere) }
    await expectNone(await addOrder(database, { placedAt: nextDay, attributes }))
  })

  test('when the code belongs to another store', async () => {
    await addStore(database, { id: 'other' })
    const elsewhere = await addMessage(database, await addOrder(database, { storeId: 'other' }))
    await client.discountCode.create({ data: { storeId: 'other', pool: 'p', code: 'SAME', messageId: elsewhere } })
    await expectNone(await addOrder(database, { placedAt: nextDay, discountCodes: ['SAME'] }))
  })

  test('when its message was erased', async () => {
    const attributes = { notch_click: mintClickId(testKeys.links, 424_242n) }
    await expectNone(await addOrder(database, { placedAt: nextDay, attributes }))
  })

  test.each([
    ['cancelled', { cancelledAt: nextDay }],
    ['unpaid', { paidAt: null }],
    ['a test', { isTest: true }],
    ['a renewal', { isRenewal: true }],
    ['a replacement', { isReplacement: true }],
  ])('when it is %s', async (_what, changes) => {
    await addClick(database, messageId, minutesAfter(noon, 60))
    await expectNone(await addOrder(database, { customerId, placedAt: nextDay, ...changes }))
  })
})

describe('credit is restated', () => {
  let orderId: bigint

  beforeEach(async () => {
    await addClick(database, messageId, minutesAfter(noon, 60))
    orderId = await addOrder(database, { customerId, placedAt: nextDay })
    await attribute()
    await client.metricTouch.deleteMany()
  })

  test('when lines are refunded: net moves, gross and the day of credit stay', async () => {
    await client.order.update({ where: { id: orderId }, data: { refundedLinesMinor: 1200n, attributionDue: true } })
    clock.advanceTo(daysAfter(noon, 11))
    await attribute()
    expect(await creditOf(orderId)).toMatchObject({
      grossMinor: 5000n,
      netMinor: 3800n,
      creditedAt: daysAfter(noon, 10),
    })
    expect(await touchedDays()).toEqual(['2026-11-20', '2026-11-21'])
  })

  test('when more was refunded than taken: net is zero, never below', async () => {
    await client.order.update({ where: { id: orderId }, data: { refundedLinesMinor: 9000n, attributionDue: true } })
    await attribute()
    expect(await creditOf(orderId)).toMatchObject({ grossMinor: 5000n, netMinor: 0n })
  })

  test('when the order is cancelled: the credit goes', async () => {
    await client.order.update({ where: { id: orderId }, data: { cancelledAt: nextDay, attributionDue: true } })
    await attribute()
    expect(await creditOf(orderId)).toBeNull()
    expect(await touchedDays()).toEqual(['2026-11-20', '2026-11-21'])
  })

  test('when a click told late is the later one', async () => {
    const second = await addMessage(
      database,
      await addOrder(database, { customerId, placedAt: minutesAfter(noon, 61) }),
    )
    const late = { linkKey: 'offer', method: 'GET', userAgent: 'Firefox/145.0 (X11; Linux)', clickId: 'late' }
    await storeClicks(client, [{ ...late, messageId: second, clickedAt: minutesAfter(noon, 200) }])
    await attribute()
    expect(await creditOf(orderId)).toMatchObject({ messageId: second, clickId: 'late' })
  })

  test('nothing is due a second time', async () => {
    expect(await attribute()).toBe(0)
    expect(await touchedDays()).toEqual([])
  })
})

test('an order that someone writes to meanwhile stays due', async () => {
  await addClick(database, messageId, minutesAfter(noon, 60))
  const orderId = await addOrder(database, { customerId, placedAt: nextDay })
  const read = await loadDueOrders(client, 10)
  await client.order.update({ where: { id: orderId }, data: { refundedLinesMinor: 1n } })
  const settled = read.map(({ id, rowVersion }) => ({ orderId: id, rowVersion, credit: undefined }))
  expect(await writeCredits(client, settled, noon)).toBe(1)
  expect(await client.order.findMany({ where: { attributionDue: true } })).toMatchObject([{ id: orderId }])
  await attribute()
  expect(await creditOf(orderId)).toMatchObject({ netMinor: 4999n })
})

test('the touched days, of the mail and of the order, are the store’s, not the server’s', async () => {
  await addClick(database, messageId, minutesAfter(noon, 60))
  await addOrder(database, { customerId, placedAt: new Date('2026-11-21T23:30:00.000Z') })
  await attribute()
  expect(await touchedDays()).toEqual(['2026-11-20', '2026-11-22'])
})

test('more orders than one batch are all settled', async () => {
  const data = Array.from({ length: 450 }, (_, index) => ({
    storeId: 'shop',
    externalId: `many-${index}`,
    number: `${index}`,
    placedAt: nextDay,
    version: '1',
    currency: 'EUR',
    linesMinor: 1n,
    totalMinor: 1n,
    discountCodes: [],
    tags: [],
    recordedAt: nextDay,
  }))
  await client.order.createMany({ data })
  const did: number[] = []
  for (let settled = await attribute(); settled > 0; settled = await attribute()) did.push(settled)
  expect(did).toEqual([200, 200, 51])
})
