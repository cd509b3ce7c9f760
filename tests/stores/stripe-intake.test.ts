import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { seal } from '../../src/lib/secrets.ts'
import type { ApiAnswer, ApiCall } from '../../src/stores/api.ts'
import { applyWaiting } from '../../src/stores/apply.ts'
import { askWaiting } from '../../src/stores/ask.ts'
import type { CallOutcome } from '../../src/stores/call-api.ts'
import { createReceiver } from '../../src/stores/receive.ts'
import { stripe } from '../../src/stores/stripe.ts'
import { testDatabase } from '../support/database.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { addStore, testKeys } from '../support/rows.ts'
import { jsonText } from './json-text.ts'
import { answer, charge, event, line, openedAt, page, paymentId, session, signStripe } from './stripe-example.ts'

const database = await testDatabase()
const { client, direct } = database
const day = 86_400
const at = (seconds: number) => new Date((openedAt + seconds) * 1000)
const clock = new SteppedClock(at(10 * day))
const secret = 'whsec_test'
const adapters = [stripe]
const receive = createReceiver({ rows: direct, clock, adapters, keys: testKeys })

const succeeded = 'checkout.session.async_payment_succeeded'
const part = (amount_refunded: number) => charge({ amount_refunded, refunded: false })
const unpaid = session({ payment_status: 'unpaid' })

/** Everything Stripe tells of one order that was paid by bank transfer and went back piece by piece. */
const told = {
  opened: event('checkout.session.completed', unpaid, { id: 'evt_opened' }),
  paid: event(succeeded, session(), { id: 'evt_paid', created: openedAt + 3 * day }),
  // Stripe sometimes makes two events of one change.
  paidAgain: event(succeeded, session(), { id: 'evt_paid_again', created: openedAt + 3 * day + 1 }),
  found: event('checkout.session.completed', session(), { id: 'reconcile', created: openedAt }),
  disputed: event('charge.dispute.created', { charge: 'ch_3Tea' }, { id: 'evt_disputed' }),
  someBack: event('charge.refunded', part(1000), { id: 'evt_some', created: openedAt + 4 * day }),
  moreBack: event('charge.refunded', part(2000), { id: 'evt_more', created: openedAt + 4 * day }),
  allBack: event('charge.refunded', charge(), { id: 'evt_all', created: openedAt + 5 * day }),
}
/** And of one whose money never came. */
const toldOfAnother = {
  failed: event('checkout.session.async_payment_failed', unpaid, { id: 'evt_failed', created: openedAt + 2 * day }),
  foundUnpaid: event('checkout.session.completed', unpaid, { id: 'reconcile unpaid', created: openedAt }),
}
const everything = { ...told, ...toldOfAnother }
type Name = keyof typeof everything
// Written here, so that they are its names.
const history = Object.keys(told) as Name[]

/** Stripe's API as it would answer now: two pages of lines, and the session of a payment. */
async function callApi({ path }: ApiCall): Promise<CallOutcome> {
  return { kind: 'answered', answer: answerTo(path) }
}

function answerTo(path: string): ApiAnswer {
  if (path.includes('?payment_intent=')) return answer({ data: [session()] })
  return path.includes('&starting_after=li_1') ? page([line({ id: 'li_2' })]) : page([line()], true)
}

let stores = 0

async function rowsAfter(arrival: readonly Name[], setSize = 1) {
  stores += 1
  const { id } = await addStore(database, {
    ...{ id: `shop-${stores}`, platform: 'stripe' },
    sealedSecrets: seal(testKeys.sealing, JSON.stringify([secret])),
    sealedCredentials: seal(testKeys.sealing, JSON.stringify({ secretKey: 'rk_test_1' })),
  })
  for (const [position, name] of arrival.entries()) {
    const request = signStripe(Buffer.from(jsonText(everything[name])), secret, clock.now())
    expect((await receive(id, request)).kind).toMatch(/kept|duplicate/)
    if (position % setSize === 0) await applyAll()
  }
  await applyAll()
  expect(await client.delivery.count({ where: { storeId: id, state: { in: ['waiting', 'quarantined'] } } })).toBe(0)
  return recordedRows(database, id)
}

async function applyAll(): Promise<void> {
  await askWaiting({ client, clock, adapters, keys: testKeys, callApi })
  while ((await applyWaiting({ client, clock, adapters, log: silentLog })) > 0);
}

test('an order paid days later ends as one order that was paid when the money came', async () => {
  const { orders, customers, refunds } = await rowsAfter(['opened', 'paid', 'paidAgain'])
  expect(orders).toMatchObject([
    {
      ...{ externalId: paymentId, customer: { key: 'email:ada@example.com' }, totalMinor: 3261n },
      ...{ placedAt: at(0), paidAt: at(3 * day), cancelledAt: null, isFullyRefunded: false, nth: 1 },
      lines: [{ externalId: 'li_1' }, { externalId: 'li_2' }],
    },
  ])
  expect(customers).toMatchObject([{ email: 'ada@example.com', consent: 'allowed' }])
  expect(refunds).toEqual([])
})

test('an order whose payment fails after days is cancelled, whichever is heard first', async () => {
  for (const arrival of [['opened', 'failed'], ['failed', 'opened'], ['failed', 'foundUnpaid'], ['failed']] as const) {
    const { orders } = await rowsAfter(arrival)
    expect(orders).toMatchObject([{ externalId: paymentId, paidAt: null, cancelledAt: at(2 * day), nth: null }])
  }
})

describe('when it was paid', () => {
  test.each([
    ['by the event that completed it', ['opened'], null],
    ['by the first of two events for one change', ['paidAgain', 'paid'], 3 * day],
    ['by when it was opened, where only history tells', ['found'], 0],
    ['by when we heard of it, where it was unpaid before and only history tells more', ['opened', 'found'], 10 * day],
    ['by the event, whatever history found before', ['found', 'paid', 'opened'], 3 * day],
  ] as const)('is told %s', async (_, arrival, seconds) => {
    const { orders } = await rowsAfter(arrival)
    expect(orders.map(({ paidAt }) => paidAt)).toEqual([seconds === null ? null : at(seconds)])
  })
})

describe('money that went back', () => {
  test.each([
    [['paid', 'someBack'], 690n, 160n, 150n, false],
    [['moreBack', 'paid', 'someBack'], 1380n, 319n, 301n, false],
    [['someBack', 'moreBack', 'paid'], 1380n, 319n, 301n, false],
    [['allBack', 'someBack', 'paid'], 3261n, 0n, 0n, true],
    [['paid', 'disputed'], 0n, 0n, 0n, false],
  ] as const)('%o is counted once', async (arrival, goods, tax, shipping, isFullyRefunded) => {
    const { orders } = await rowsAfter(arrival)
    const refunded = { refundedLinesMinor: goods, refundedTaxMinor: tax, refundedShippingMinor: shipping }
    expect(orders).toMatchObject([{ ...refunded, isFullyRefunded }])
  })

  test('all of it stands in one row, however often it was told', async () => {
    const { refunds } = await rowsAfter(['someBack', 'allBack', 'moreBack'])
    expect(refunds).toMatchObject([{ externalId: `${paymentId} refunded`, moneyMinor: 3261n }])
  })
})

test('whatever of it is told, in whatever order and however often, the rows are the same', async () => {
  const arrival = fc
    .shuffledSubarray(history, { minLength: 1 })
    .chain((some) =>
      fc.tuple(fc.constant(some), fc.array(fc.constantFrom(...some), { maxLength: 4 }), fc.integer({ min: 1, max: 4 })),
    )
  const property = fc.asyncProperty(arrival, async ([some, repeated, setSize]) => {
    const inOrder = history.filter((name) => some.includes(name))
    expect(await rowsAfter([...some, ...repeated], setSize)).toEqual(await rowsAfter(inOrder))
  })
  await fc.assert(property, { numRuns: 12 })
}, 120_000)
