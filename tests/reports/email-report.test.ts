import { beforeEach, describe, expect, test } from 'vitest'
import { attributeDue } from '../../src/attribution/attribute.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { emailReport } from '../../src/reports/email-report.ts'
import { rebuildCells } from '../../src/reports/roll-up.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore, testKeys } from '../support/rows.ts'
import { addClick, addCustomer, addMessage, addOrder, assign, daysAfter, minutesAfter, noon } from '../support/sales.ts'

const database = await testDatabase()
const { client } = database
const week = { storeId: 'shop', from: '2026-11-18', to: '2026-11-24' }

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

async function report(now = daysAfter(noon, 30)) {
  await attributeDue({ client, clock: new SteppedClock(now), linkKey: testKeys.links })
  await rebuildCells(client, 'shop')
  return emailReport(client, { ...week, now })
}

/** A customer whose first order is thanked for, and who buys again when an amount is given. */
async function customer(arm: string, later?: { linesMinor: bigint; refundedLinesMinor?: bigint; clicks?: boolean }) {
  const customerId = await addCustomer(database)
  const messageId = await addMessage(database, await addOrder(database, { customerId }), { arm })
  await assign(database, customerId, arm, minutesAfter(noon, 30))
  if (!later) return
  const { clicks = false, ...money } = later
  if (clicks) await addClick(database, messageId, minutesAfter(noon, 90))
  await addOrder(database, { customerId, placedAt: daysAfter(noon, 1), ...money })
}

const eur = (minor: string) => ({ minor, currency: 'EUR' })

describe('a small shop', () => {
  beforeEach(async () => {
    await customer('offer', { linesMinor: 9000n, refundedLinesMinor: 1000n, clicks: true })
    await customer('offer', { linesMinor: 4000n })
    await customer('offer')
    await customer('offer')
    await customer('held-out', { linesMinor: 3000n })
    await customer('held-out')
  })

  test('sees credited and other orders side by side', async () => {
    const { total } = await report()
    expect(total.email).toEqual({
      orders: 1,
      gross: eur('9000'),
      net: eur('8000'),
      aovGross: eur('9000'),
      aovNet: eur('8000'),
    })
    // Six first orders of 50.00 and two that no click led to.
    expect(total.other).toMatchObject({ orders: 8, net: eur('37000'), aovNet: eur('4625') })
    expect(total.all).toMatchObject({ orders: 9, gross: eur('46000'), net: eur('45000') })
  })

  test('sees offers beside the holdout, with every count', async () => {
    const { total } = await report()
    expect(total.offer).toEqual({
      recipients: 4,
      converters: 2,
      orders: 2,
      gross: eur('13000'),
      net: eur('12000'),
      aovGross: eur('6500'),
      aovNet: eur('6000'),
      conversion: 0.5,
      ordersPerRecipient: 0.5,
      rprGross: eur('3250'),
      rprNet: eur('3000'),
    })
    expect(total.heldOut).toMatchObject({ recipients: 2, converters: 1, rprNet: eur('1500'), conversion: 0.5 })
  })

  test('is told that this is too little to judge by', async () => {
    const { verdict, lifts } = await report()
    expect(verdict.kind).toBe('too-few')
    expect(verdict.words).toContain('2 by customers who got an offer, 1 by held-out customers')
    expect(lifts.rpr).toMatchObject({ kind: 'lift', lift: expect.closeTo(1, 9) })
  })

  test('sees each day, the quiet ones too: orders by placing, arms by assignment', async () => {
    const { days } = await report()
    expect(days.map((day) => day.day)).toEqual([18, 19, 20, 21, 22, 23, 24].map((day) => `2026-11-${day}`))
    expect(days.map((day) => [day.email.orders, day.other.orders, day.offer.recipients, day.heldOut.orders])).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 6, 4, 1],
      [1, 2, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
  })

  test('sees how many windows are still open', async () => {
    expect((await report()).openWindows).toEqual({ offer: 0, heldOut: 0 })
    expect((await report(daysAfter(noon, 2))).openWindows).toEqual({ offer: 4, heldOut: 2 })
    const atTheEnd = minutesAfter(daysAfter(noon, 5), 30)
    expect((await report(atTheEnd)).openWindows).toEqual({ offer: 0, heldOut: 0 })
  })

  test('can be sent as JSON as it stands, with what each figure means', async () => {
    const told = await report()
    expect(JSON.parse(JSON.stringify(told))).toEqual(told)
    expect(told).toMatchObject({
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      windowDays: 5,
      from: week.from,
      to: week.to,
    })
    expect(told.definitions.rpr).toContain('recipients')
  })
})

test('a store without orders has a report of zeros and unknowns', async () => {
  const { total, verdict, split, days } = await report()
  expect(total.email).toEqual({ orders: 0, gross: eur('0'), net: eur('0'), aovGross: null, aovNet: null })
  expect(total.offer).toMatchObject({ recipients: 0, conversion: null, rprNet: null })
  expect(split).toEqual({ expectedHeldOutShare: 0.2, heldOutShare: null, pValue: 1, isOff: false })
  expect(verdict.kind).toBe('too-few')
  expect(days).toHaveLength(7)
})

describe('the split', () => {
  /** As many customers as that, drawn on one day by one share. */
  async function drawn(heldOut: number, offer: number, holdoutShare: number, day = noon) {
    const keys = Array.from({ length: heldOut + offer }, (_, place) => `${day.toISOString()} ${holdoutShare} ${place}`)
    const data = keys.map((key) => ({ storeId: 'shop', key }))
    const customers = await client.customer.createManyAndReturn({ data, select: { id: true } })
    const assignments = customers.map(({ id: customerId }, place) => {
      const arm = place < heldOut ? 'held-out' : 'offer'
      return { customerId, storeId: 'shop', arm, holdoutShare, assignedAt: day }
    })
    await client.assignment.createMany({ data: assignments })
  }

  test('is fine after the share was changed from 20 to 10 %, and measures against both', async () => {
    await drawn(200, 800, 2000)
    await drawn(100, 900, 1000, daysAfter(noon, 1))
    await client.store.update({ where: { id: 'shop' }, data: { holdoutShare: 1000 } })
    const { split } = await report()
    expect(split).toEqual({ expectedHeldOutShare: 0.15, heldOutShare: 0.15, pValue: 1, isOff: false })
  })

  test('is off when it is broken, before or after such a change', async () => {
    await drawn(120, 880, 2000)
    await drawn(100, 900, 1000, daysAfter(noon, 1))
    expect((await report()).split).toMatchObject({ expectedHeldOutShare: 0.15, heldOutShare: 0.11, isOff: true })
  })

  test('is fine after a time without a holdout, whose customers were not drawn', async () => {
    await drawn(0, 1000, 0)
    expect((await report()).split).toMatchObject({ expectedHeldOutShare: 0.2, heldOutShare: null, isOff: false })
    await drawn(20, 80, 2000, daysAfter(noon, 1))
    const { split, total } = await report()
    expect(split).toMatchObject({ expectedHeldOutShare: 0.2, heldOutShare: 0.2, isOff: false })
    expect(total.offer.recipients).toBe(1080)
  })

  test('leaves out who was drawn on days outside the period', async () => {
    await drawn(20, 80, 2000)
    await drawn(0, 500, 2000, daysAfter(noon, 20))
    expect((await report()).split).toMatchObject({ heldOutShare: 0.2, isOff: false })
  })
})

test('orders in another currency stand by themselves', async () => {
  await addOrder(database, { linesMinor: 100n })
  await addOrder(database, { linesMinor: 8000n, currency: 'JPY' })
  const { total, otherCurrencies } = await report()
  expect(total.all.orders).toBe(1)
  expect(otherCurrencies).toMatchObject([
    { currency: 'JPY', all: { orders: 1, net: { minor: '8000', currency: 'JPY' } } },
  ])
})

test('a day outside the period is left out', async () => {
  await addOrder(database, { placedAt: new Date('2026-11-24T22:59:59Z') })
  await addOrder(database, { placedAt: new Date('2026-11-24T23:00:00Z') })
  expect((await report()).total.all.orders).toBe(1)
})

test('an unknown store and an impossible period are refused in words', async () => {
  await expect(emailReport(client, { ...week, storeId: 'nowhere', now: noon })).rejects.toThrow('no store "nowhere"')
  await expect(emailReport(client, { ...week, to: '2026-11-01', now: noon })).rejects.toThrow('before it begins')
})
