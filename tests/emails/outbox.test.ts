import { beforeEach, describe, expect, test } from 'vitest'
import type { Prisma } from '../../src/database/client.ts'
import { claimDue, endAllLeases, exchange, markInDoubt, releaseClaim, settleUnsent } from '../../src/emails/outbox.ts'
import { settlementOf } from '../../src/emails/retry.ts'
import { resendMessage } from '../../src/emails/settle-by-hand.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addDueMessage, addThankYouFlow, paidAt } from '../support/outbox-rows.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const { client, direct } = database
const now = new Date('2026-11-24T10:00:00Z')

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  await addThankYouFlow(database)
})

const stateOf = async (id: bigint) => (await client.message.findUniqueOrThrow({ where: { id } })).state
const expireLeases = () => client.$executeRaw`UPDATE "Message" SET "leaseUntil" = now() - interval '1 second'`

describe('claims', () => {
  test('what is claimed by one is not claimed by another, and comes back when it is released', async () => {
    await addDueMessage(database, 'ida')
    const first = await claimDue(direct, 10, now)
    expect(first.ids).toHaveLength(1)
    expect((await claimDue(direct, 10, now)).ids).toEqual([])
    await releaseClaim(direct, first)
    expect((await claimDue(direct, 10, now)).ids).toEqual(first.ids)
  })

  test('a claim whose process died is free again when its lease has run out', async () => {
    await addDueMessage(database, 'ida')
    const dead = await claimDue(direct, 10, now)
    await expireLeases()
    const next = await claimDue(direct, 10, now)
    expect(next.ids).toEqual(dead.ids)
    expect(await exchange(direct, dead, [], dead.ids, { now })).toEqual([])
    expect(await exchange(direct, next, [], next.ids, { now })).toEqual(next.ids)
  })

  test('nothing is claimed before it is due, while the store is paused, or without a sender', async () => {
    await addDueMessage(database, 'ida', { dueAt: new Date('2026-11-24T10:00:01Z') })
    expect((await claimDue(direct, 10, now)).ids).toEqual([])
    await client.message.updateMany({ data: { dueAt: now } })
    await client.store.updateMany({ data: { sendingPaused: true } })
    expect((await claimDue(direct, 10, now)).ids).toEqual([])
    await client.store.updateMany({ data: { sendingPaused: false, senderEmail: '' } })
    expect((await claimDue(direct, 10, now)).ids).toEqual([])
    await client.store.updateMany({ data: { senderEmail: 'hello@shop.example' } })
    expect((await claimDue(direct, 10, now)).ids).toHaveLength(1)
  })
})

describe('nothing leaves after we were told', () => {
  const tellings: [string, (id: bigint, orderId: bigint) => Promise<unknown>][] = [
    ['a cancellation', (_, id) => client.order.update({ where: { id }, data: { cancelledAt: now } })],
    ['a full refund', (_, id) => client.order.update({ where: { id }, data: { isFullyRefunded: true } })],
    ['an unsubscribe', () => suppress('ida@example.com')],
    ['a pause', () => client.store.updateMany({ data: { sendingPaused: true } })],
    ['a cancellation that is received but not applied yet', () => receiveStop({})],
    [
      'a cancellation of it that could not be read',
      () => receiveStop({ state: 'quarantined', orderExternalId: 'order-ida' }),
    ],
  ]

  test.each(tellings)('%s between the claim and the hand-over holds the message back', async (_, tell) => {
    const message = await addDueMessage(database, 'ida')
    const claim = await claimDue(direct, 10, now)
    await tell(message.id, message.orderId)
    expect(await exchange(direct, claim, [], claim.ids, { now })).toEqual([])
    expect(await stateOf(message.id)).toBe('planned')
  })

  const suppress = (email: string) =>
    client.suppression.create({
      data: { storeId: 'shop', email, reason: 'unsubscribed', source: 'link', createdAt: now },
    })

  test('a cancellation that could not be read holds back no other order’s mail', async () => {
    await addDueMessage(database, 'ida')
    await receiveStop({ state: 'quarantined', orderExternalId: 'order-max' })
    await receiveStop({ key: 'tried before', attempts: 2, orderExternalId: 'order-max' })
    const claim = await claimDue(direct, 10, now)
    expect(await exchange(direct, claim, [], claim.ids, { now })).toEqual(claim.ids)
  })

  const receiveStop = (changes: Partial<Prisma.DeliveryUncheckedCreateInput>) =>
    client.delivery.create({
      data: {
        storeId: 'shop',
        key: 'k',
        topic: 'orders/cancelled',
        stops: true,
        headers: {},
        body: new Uint8Array(),
        receivedAt: now,
        ...changes,
      },
    })
})

test('the day a mail left has new figures, and only once it has left', async () => {
  for (const name of ['a', 'b']) await addDueMessage(database, name)
  const claim = await claimDue(direct, 10, now)
  const [a = 0n, b = 0n] = claim.ids
  await exchange(direct, claim, [], [a, b], { now })
  const busy = { id: b, ...settlementOf({ kind: 'busy', reply: '451 later' }, 0, now) }
  await exchange(direct, claim, [busy], [], { now })
  expect(await client.metricTouch.count()).toBe(0)
  const accepted = { id: a, ...settlementOf({ kind: 'accepted', reply: '250 ok' }, 0, now) }
  await exchange(direct, claim, [accepted], [], { now })
  expect(await client.metricTouch.findMany()).toMatchObject([{ storeId: 'shop', day: new Date('2026-11-24') }])
})

describe('at most once', () => {
  test('a message is started by one exchange only', async () => {
    await addDueMessage(database, 'ida')
    const claim = await claimDue(direct, 10, now)
    expect(await exchange(direct, claim, [], claim.ids, { now })).toEqual(claim.ids)
    expect(await exchange(direct, claim, [], claim.ids, { now })).toEqual([])
  })

  test('what was being handed over when its process died is in doubt, and is never claimed again', async () => {
    const message = await addDueMessage(database, 'ida')
    const claim = await claimDue(direct, 10, now)
    await exchange(direct, claim, [], claim.ids, { now })
    expect(await markInDoubt(client, now)).toBe(0)
    await expireLeases()
    expect(await markInDoubt(client, now)).toBe(1)
    expect(await stateOf(message.id)).toBe('uncertain')
    expect((await claimDue(direct, 10, now)).ids).toEqual([])
  })

  test('at the start of the only process nothing waits for the leases of one that is gone', async () => {
    const [claimed, sending] = [await addDueMessage(database, 'claimed'), await addDueMessage(database, 'sending')]
    const claim = await claimDue(direct, 10, now)
    await exchange(direct, claim, [], [sending.id], { now })
    await endAllLeases(client)
    expect(await markInDoubt(client, now)).toBe(1)
    expect([await stateOf(claimed.id), await stateOf(sending.id)]).toEqual(['planned', 'uncertain'])
    expect((await claimDue(direct, 10, now)).ids).toEqual([claimed.id])
  })

  test('what may have arrived and is sent again by hand keeps the time it may have left', async () => {
    const message = await addDueMessage(database, 'ida', { state: 'uncertain', reason: 'in-doubt' })
    expect(await resendMessage(client, message.id, now)).toBe(true)
    const claim = await claimDue(direct, 10, now)
    await exchange(direct, claim, [], claim.ids, { now })
    const accepted = { id: message.id, ...settlementOf({ kind: 'accepted', reply: '250 ok' }, 0, now) }
    await exchange(direct, claim, [accepted], [], { now })
    expect(await client.message.findUniqueOrThrow({ where: { id: message.id } })).toMatchObject({
      state: 'sent',
      sentAt: paidAt,
      settledAt: now,
    })
  })

  test('an answer that comes after the lease ran out still settles the doubt', async () => {
    const message = await addDueMessage(database, 'ida')
    const claim = await claimDue(direct, 10, now)
    await exchange(direct, claim, [], claim.ids, { now })
    await expireLeases()
    await markInDoubt(client, now)
    const accepted = { id: message.id, ...settlementOf({ kind: 'accepted', reply: '250 ok' }, 0, now) }
    await exchange(direct, claim, [accepted], [], { now })
    expect(await client.message.findUniqueOrThrow({ where: { id: message.id } })).toMatchObject({
      state: 'sent',
      sentAt: now,
      leaseToken: null,
    })
  })

  test('answers and new starts are one commit, so no more rows are in the air than there are connections', async () => {
    for (const name of ['a', 'b', 'c']) await addDueMessage(database, name)
    const claim = await claimDue(direct, 10, now)
    const [a = 0n, b = 0n, c = 0n] = claim.ids
    await exchange(direct, claim, [], [a, b], { now })
    const answer = { id: a, ...settlementOf({ kind: 'busy', reply: '451 later' }, 0, now) }
    expect(await exchange(direct, claim, [answer], [c], { now })).toEqual([c])
    expect(await client.message.count({ where: { state: 'sending' } })).toBe(2)
    expect(await client.message.findUniqueOrThrow({ where: { id: a } })).toMatchObject({
      state: 'planned',
      reason: 'server-busy',
      attempts: 1,
      dueAt: new Date('2026-11-24T10:05:00Z'),
    })
  })
})

test('what will not be sent is settled with its reason, what must wait keeps waiting', async () => {
  for (const name of ['a', 'b', 'c']) await addDueMessage(database, name)
  const claim = await claimDue(direct, 10, now)
  const [a = 0n, b = 0n, c = 0n] = claim.ids
  const morning = new Date('2026-11-25T07:00:00Z')
  await settleUnsent(
    client,
    claim,
    [
      { id: a, verdict: { kind: 'skip', reason: 'cancelled' } },
      { id: b, verdict: { kind: 'wait', until: morning } },
      { id: c, verdict: { kind: 'fail', detail: 'unknown filter "monny"' } },
    ],
    now,
  )
  const rows = await client.message.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map(({ state, reason, detail, dueAt }) => ({ state, reason, detail, dueAt }))).toEqual([
    { state: 'skipped', reason: 'cancelled', detail: null, dueAt: paidAt },
    { state: 'planned', reason: null, detail: null, dueAt: morning },
    { state: 'failed', reason: 'could-not-render', detail: 'unknown filter "monny"', dueAt: paidAt },
  ])
})
