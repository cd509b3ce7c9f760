import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributeDue } from '../../src/attribution/attribute.ts'
import { touchedDays } from '../../src/emails/outbox.ts'
import { planMessages } from '../../src/emails/plan.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { storeClicks } from '../../src/links/store-clicks.ts'
import { mintClickId } from '../../src/links/token.ts'
import { emailReport } from '../../src/reports/email-report.ts'
import { rebuildCells, rollUp } from '../../src/reports/roll-up.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { aCustomer, aLine, anOrder, aRefund } from '../support/incoming.ts'
import { recordingOf } from '../support/recording.ts'
import { addStore, testKeys } from '../support/rows.ts'
import { daysAfter, minutesAfter, noon } from '../support/sales.ts'

const database = await testDatabase()
const { client } = database
const shop = recordingOf(database)
const parts = { client, clock: new SteppedClock(noon), linkKey: testKeys.links }

const orderName = fc.integer({ min: 0, max: 5 })
const minute = fc.integer({ min: 0, max: 12_000 })
const anEvent = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('order' as const),
      name: orderName,
      change: fc.integer({ min: 0, max: 9 }),
      customer: fc.integer({ min: 0, max: 2 }),
      minute,
      linesMinor: fc.bigInt({ min: 1n, max: 90_000n }),
      state: fc.constantFrom('paid', 'paid', 'paid', 'unpaid', 'cancelled', 'test'),
      carries: fc.option(fc.nat({ max: 4 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      name: orderName,
      id: fc.nat({ max: 3 }),
      linesMinor: fc.bigInt({ min: 1n, max: 60_000n }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('click' as const),
      message: fc.nat({ max: 4 }),
      minute,
      link: fc.constantFrom('offer', 'logo'),
      isScanner: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('jobs' as const) }) },
)
type Event = typeof anEvent extends fc.Arbitrary<infer E> ? E : never

async function happen(event: Event): Promise<void> {
  if (event.kind === 'order') return tellOrder(event)
  if (event.kind === 'click') return click(event)
  if (event.kind === 'jobs') return work(1)
  const refund = {
    externalId: `refund-${event.id}`,
    orderExternalId: `order-${event.name}`,
    linesMinor: event.linesMinor,
  }
  await shop.tellRefunds(aRefund({ ...refund, moneyMinor: 0n, lines: [] }))
}

async function tellOrder(event: Event & { kind: 'order' }): Promise<void> {
  const placedAt = minutesAfter(noon, event.minute)
  const message = event.carries === null ? undefined : await messageAt(event.carries)
  const order = anOrder({
    externalId: `order-${event.name}`,
    version: `${event.change}`,
    customer: aCustomer({ email: `customer-${event.customer}@mail.example` }),
    placedAt,
    paidAt: event.state === 'unpaid' ? null : placedAt,
    cancelledAt: event.state === 'cancelled' ? placedAt : null,
    isTest: event.state === 'test',
    lines: [aLine({ totalMinor: event.linesMinor })],
    attributes: message ? { notch_click: mintClickId(testKeys.links, message.id) } : {},
  })
  await shop.tell(order)
}

async function messageAt(place: number) {
  const messages = await client.message.findMany({ orderBy: { id: 'asc' } })
  return messages[place]
}

let clicks = 0
async function click(event: Event & { kind: 'click' }): Promise<void> {
  const message = await messageAt(event.message)
  if (!message) return
  const userAgent = event.isScanner ? 'BarracudaCentral' : 'Mozilla/5.0 (X11; Linux x64) Firefox/145.0'
  const clickedAt = minutesAfter(noon, event.minute)
  await storeClicks(client, [
    { clickId: `c${++clicks}`, messageId: message.id, linkKey: event.link, clickedAt, method: 'GET', userAgent },
  ])
}

/** The jobs, in the timetable's order; what is due counts as sent at its time. */
async function work(rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await planMessages(parts)
    await client.$executeRaw`
      WITH settled AS (UPDATE "Message" SET state = 'sent', "sentAt" = "dueAt" WHERE state = 'planned' RETURNING *)
      ${touchedDays}`
    await attributeDue(parts)
    await rollUp(parts)
  }
}

const cells = () => client.metricCell.findMany({ orderBy: [{ day: 'asc' }, { segment: 'asc' }] })
const credits = () => client.attribution.findMany({ orderBy: { orderId: 'asc' } })

/** Straight from the orders, one by one. */
async function countedByHand() {
  const orders = await client.order.findMany({ where: { paidAt: { not: null }, cancelledAt: null, isTest: false } })
  const net = (order: (typeof orders)[number]) => {
    const left = order.linesMinor - order.refundedLinesMinor
    return left > 0n ? left : 0n
  }
  return {
    orders: orders.length,
    gross: orders.reduce((sum, order) => sum + order.linesMinor, 0n).toString(),
    net: orders.reduce((sum, order) => sum + net(order), 0n).toString(),
  }
}

async function expectAddsUp(): Promise<void> {
  const [from, to] = [daysAfter(noon, -1), daysAfter(noon, 20)].map((at) => at.toISOString().slice(0, 10))
  const { total, days } = await emailReport(client, { storeId: 'shop', from: from ?? '', to: to ?? '', now: noon })
  const { orders, gross, net } = await countedByHand()
  expect(total.all).toMatchObject({ orders, gross: { minor: gross }, net: { minor: net } })
  expect(total.email.orders + total.other.orders).toBe(orders)
  expect(BigInt(total.email.net.minor) + BigInt(total.other.net.minor)).toBe(BigInt(net))
  expect(days.reduce((sum, day) => sum + day.email.orders + day.other.orders, 0)).toBe(orders)
  const credited = await credits()
  expect(total.email.orders).toBe(credited.length)
  expect(credited.reduce((sum, credit) => sum + credit.netMinor, 0n).toString()).toBe(total.email.net.minor)
  expect(total.mailed).toMatchObject({ orders: credited.length, net: total.email.net })
  expect(total.mailed.recipients).toBe(await client.message.count({ where: { state: 'sent' } }))
  expect(total.mailed.converters).toBe(new Set(credited.map((credit) => credit.messageId)).size)
  expect(total.offer.recipients + total.heldOut.recipients).toBe(await client.assignment.count())
}

test('credited and other orders are all orders, and any order of events gives the figures that a fresh count gives', async () => {
  const events = fc.array(anEvent, { minLength: 5, maxLength: 30 })
  await fc.assert(
    fc.asyncProperty(events, async (story) => {
      await emptyTables(database)
      await addStore(database, { holdoutShare: 5000 })
      await client.flow.create({
        data: { storeId: 'shop', key: 'thank-you', name: 'Thank you', templateKey: 'thank-you' },
      })
      for (const event of story) await happen(event)
      await work(2)
      await expectAddsUp()
      const [stepByStep, credited] = [await cells(), await credits()]
      await rebuildCells(client, 'shop')
      expect(await cells()).toEqual(stepByStep)
      await client.order.updateMany({ data: { attributionDue: true } })
      await work(2)
      expect(await credits()).toEqual(credited)
      expect(await cells()).toEqual(stepByStep)
    }),
    { numRuns: 8 },
  )
}, 240_000)
