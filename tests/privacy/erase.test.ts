import { beforeEach, describe, expect, test } from 'vitest'
import type { PrismaClient } from '../../src/database/client.ts'
import { keepMails } from '../../src/emails/keep-mail.ts'
import { planMessages } from '../../src/emails/plan.ts'
import { resendMessage } from '../../src/emails/settle-by-hand.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { storeClicks } from '../../src/links/store-clicks.ts'
import { carryOut, eraseDue } from '../../src/privacy/erase.ts'
import { askToErase } from '../../src/privacy/requests.ts'
import { replayDelivery } from '../../src/stores/replay.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { addClick, addCustomer, addMessage, addOrder, daysAfter, minutesAfter, noon } from '../support/sales.ts'
import { whereHeld } from './where-held.ts'

const database = await testDatabase()
const { client } = database
const email = 'ada@example.com'
let clock = new SteppedClock(noon)

beforeEach(async () => {
  clock = new SteppedClock(daysAfter(noon, 10))
  await emptyTables(database)
  await addStore(database)
})

const run = (on: PrismaClient = client) => eraseDue({ client: on, clock })
const ask = (of = email, storeId = 'shop') => askToErase(client, storeId, of, clock.now())
const requests = () => client.privacyRequest.findMany({ orderBy: { id: 'asc' } })
const laterBy = (minutes: number) => clock.advanceTo(minutesAfter(clock.now(), minutes))

/** As a platform's webhook for a redaction leaves it. */
function asked(changes = {}) {
  const told = { storeId: 'shop', key: `redact ${Math.random()}`, kind: 'erase', origin: 'shopify' }
  const dueAt = daysAfter(clock.now(), 30)
  return client.privacyRequest.create({ data: { ...told, requestedAt: clock.now(), dueAt, ...changes } })
}

let deliveries = 0
async function addDelivery(body: string, changes = {}) {
  deliveries += 1
  const data = {
    storeId: 'shop',
    key: `delivery ${deliveries}`,
    topic: 'orders/updated',
    headers: {},
    state: 'applied',
  }
  const times = { receivedAt: noon, settledAt: noon }
  return client.delivery.create({ data: { ...data, ...times, body: new Uint8Array(Buffer.from(body)), ...changes } })
}

/** Ada with an order and its mail, as sent. */
async function addAda(storeId = 'shop') {
  const known = { storeId, key: `email:${email}`, email, externalId: '7001234567890', firstName: 'Adalinde' }
  const customerId = await addCustomer(database, { ...known, consent: 'allowed' })
  const told = { storeId, customerId, email, landingPage: '/?name=Adalinde', externalId: '820982911946154508' }
  const orderId = await addOrder(database, told)
  const sent = { toEmail: email, subject: 'Thank you, Adalinde', detail: `250 ok <${email}>` }
  const messageId = await addMessage(database, orderId, sent)
  const mail = { subject: 'Thank you, Adalinde', html: 'Adalinde', text: 'Adalinde', headers: { To: email } }
  await client.mail.create({ data: { messageId, ...mail, createdAt: noon } })
  return { customerId, orderId, messageId }
}

describe('a person who is erased', () => {
  test('leaves rows that say nothing of them', async () => {
    const { customerId, orderId, messageId } = await addAda()
    await addClick(database, messageId, daysAfter(noon, 1))
    await addDelivery(`{"email":"${email}"}`)
    await ask()
    expect(await run()).toBe(1)
    expect(await whereHeld(client, [email, 'Adalinde', '7001234567890'])).toEqual([])
    expect(await client.customer.findMany()).toMatchObject([{ key: `erased:${customerId}`, consent: 'refused' }])
    const erasedAt = clock.now()
    expect(await client.order.findMany()).toMatchObject([{ id: orderId, customerId, erasedAt, linesMinor: 5000n }])
    expect(await client.message.findMany()).toMatchObject([
      { id: messageId, state: 'sent', arm: 'offer', reason: null },
    ])
    expect(await client.click.findMany()).toMatchObject([{ userAgent: '', isHuman: true }])
    expect(await client.delivery.findMany()).toMatchObject([{ state: 'applied', headers: {} }])
    expect(await requests()).toMatchObject([
      {
        ...{ outcome: 'erased', doneAt: clock.now(), email: null, foundEmails: [], foundIds: [] },
        counts: { customers: 1, orders: 1, messages: 1, mails: 1, clicks: 1, deliveries: 1, refusalsKept: 0 },
      },
    ])
  })

  test('is not mailed, also for an order that was not planned yet, nor by hand', async () => {
    const { orderId, messageId } = await addAda()
    await client.message.update({ where: { id: messageId }, data: { state: 'planned', sentAt: null, leaseToken: 'x' } })
    const failed = await addMessage(database, await addOrder(database, { email }), { toEmail: email, state: 'failed' })
    const unplanned = await addOrder(database, { email })
    await client.order.updateMany({ where: { id: { not: unplanned } }, data: { plannedAt: noon } })
    await ask()
    await run()
    await planMessages({ client, clock })
    const message = await client.message.findUniqueOrThrow({ where: { orderId_flowId: await keyOf(orderId) } })
    expect(message).toMatchObject({ state: 'skipped', reason: 'erased', settledAt: clock.now(), leaseToken: null })
    const late = await client.message.findUniqueOrThrow({ where: { orderId_flowId: await keyOf(unplanned) } })
    expect(late).toMatchObject({ state: 'skipped', reason: 'erased', toEmail: null })
    expect(await resendMessage(client, failed, clock.now())).toBe(false)
  })

  async function keyOf(orderId: bigint) {
    return { orderId, flowId: (await client.flow.findFirstOrThrow()).id }
  }

  test('of another store is not this store’s business', async () => {
    await addStore(database, { id: 'other' })
    const before = await addAda('other')
    await client.suppression.create({
      data: { storeId: 'other', email, reason: 'manual', source: 'us', createdAt: noon },
    })
    await addDelivery(email, { storeId: 'other' })
    await ask()
    await run()
    expect(await requests()).toMatchObject([{ outcome: 'nothing-held' }])
    expect(await client.customer.findMany()).toMatchObject([{ id: before.customerId, email }])
    expect(await client.message.findMany()).toMatchObject([{ toEmail: email }])
    expect(await client.suppression.count()).toBe(1)
    expect((await client.delivery.findFirstOrThrow()).body).not.toHaveLength(0)
  })

  test.each([
    ['unsubscribed', 1, 0],
    ['complaint', 1, 0],
    ['hard-bounce', 0, 1],
    ['manual', 0, 1],
  ])('who is suppressed as %s stays so only if they said so themselves', async (reason, refusalsKept, suppressions) => {
    await client.suppression.create({ data: { storeId: 'shop', email, reason, source: 'x', createdAt: noon } })
    await ask()
    await run()
    expect(await client.suppression.count()).toBe(refusalsKept)
    const outcome = suppressions > 0 ? 'erased' : 'nothing-held'
    expect(await requests()).toMatchObject([{ outcome, counts: { suppressions, refusalsKept } }])
  })

  test('is taken out of the audit and of other requests, which end', async () => {
    const audits = [
      { storeId: 'shop', detail: { to: 'Ada@example.com' } },
      { storeId: 'shop', detail: { changed: ['brand'] } },
    ]
    for (const one of audits)
      await client.audit.create({ data: { ...one, actor: 'ida', action: 'x', createdAt: noon } })
    await asked({ kind: 'export', email, orderExternalIds: ['1'] })
    await asked({ kind: 'export', email: 'eve@example.com' })
    await ask()
    expect(await run()).toBe(1)
    expect(await whereHeld(client, [email])).toEqual([])
    expect((await client.audit.findMany({ orderBy: { id: 'asc' } })).map(({ detail }) => detail)).toEqual([
      { erased: true },
      { changed: ['brand'] },
    ])
    expect(await requests()).toMatchObject([
      { kind: 'export', outcome: 'overtaken', email: null, doneAt: clock.now() },
      { kind: 'export', outcome: null, email: 'eve@example.com', doneAt: null },
      { kind: 'erase', outcome: 'erased', counts: { notes: 2 } },
    ])
  })
})

describe('who is meant', () => {
  test('by the platform’s id alone is everyone of that id, with an address or without', async () => {
    const { customerId } = await addAda()
    const silent = await addCustomer(database, { key: 'id:7001234567890', email: null, externalId: '7001234567890' })
    const other = await addCustomer(database, { externalId: '7009999999999' })
    await asked({ customerExternalId: '7001234567890' })
    await run()
    const keys = (await client.customer.findMany({ orderBy: { id: 'asc' } })).map(({ key }) => key)
    expect(keys.slice(0, 2)).toEqual([`erased:${customerId}`, `erased:${silent}`])
    expect(keys[2]).not.toBe(`erased:${other}`)
    expect(await whereHeld(client, [email])).toEqual([])
  })

  test('by an order alone is whoever placed it and nothing else', async () => {
    const onlyThis = await addCustomer(database)
    const more = await addCustomer(database)
    for (const [customerId, externalId] of [
      [onlyThis, 'A'],
      [more, 'B'],
      [more, 'C'],
    ] as const)
      await addOrder(database, { customerId, externalId })
    await asked({ orderExternalIds: ['A', 'B', 'unknown'] })
    await run()
    const orders = await client.order.findMany({ where: { erasedAt: { not: null } }, orderBy: { id: 'asc' } })
    expect(orders.map(({ externalId }) => externalId)).toEqual(['A', 'B'])
    const erased = await client.customer.findMany({ where: { key: { startsWith: 'erased:' } } })
    expect(erased.map(({ id }) => id)).toEqual([onlyThis])
    expect((await client.orderErasure.findMany()).map(({ externalId }) => externalId).sort()).toEqual([
      'A',
      'B',
      'unknown',
    ])
  })
})

describe('raw deliveries', () => {
  test('that tell of an erased order, or name the person, are emptied whatever became of them', async () => {
    await addAda()
    const about = [
      await addDelivery('{"no":"name"}', { orderExternalId: '820982911946154508' }),
      await addDelivery('{"order_id":820982911946154508}', { state: 'ignored', reason: 'Nothing is done.' }),
      await addDelivery('{"customer":{"id":7001234567890}}', { topic: 'customers/update', state: 'ignored' }),
      await addDelivery('{"id":1}', { answers: JSON.stringify({ order: { body: `{"email":"${email}"}` } }) }),
      await addDelivery('x', { state: 'quarantined', reason: `order.email is "${email}": odd`, settledAt: null }),
      await addDelivery('', { state: 'quarantined', reason: `order.email is "${email}": odd` }),
    ]
    const others = [
      await addDelivery('{"email":"kada@example.com"}'),
      await addDelivery('{"id":1}', { orderExternalId: '1' }),
      await addDelivery('{"price":"7001.23"}', { topic: 'products/update' }),
    ]
    await ask()
    await run()
    const after = await client.delivery.findMany({ orderBy: { id: 'asc' } })
    expect(after.slice(0, about.length).map(({ body, answers }) => [body.length, answers])).toEqual(
      about.map(() => [0, null]),
    )
    expect(after.slice(about.length).map(({ body }) => body)).toEqual(others.map(({ body }) => body))
    const gone = { state: 'ignored', reason: 'The person it tells of was erased.' }
    expect(after.slice(4, 6)).toMatchObject([gone, gone])
    expect(await replayDelivery(client, after[4]?.id ?? 0n)).toEqual({ kind: 'forgotten' })
    expect(await requests()).toMatchObject([{ counts: { deliveries: about.length } }])
  })

  test('are gone through to the last, however many there are', async () => {
    for (let number = 0; number < 405; number += 1) await addDelivery(number % 3 === 0 ? email : 'somebody else')
    await ask()
    await run()
    expect(await whereHeld(client, [email])).toEqual([])
    expect(await requests()).toMatchObject([{ counts: { deliveries: 135 } }])
  })
})

describe('what cannot be erased yet', () => {
  test('a delivery that is not read yet is left, and the person is erased again when it was', async () => {
    await addAda()
    const waiting = await addDelivery(`{"email":"${email}"}`, { state: 'waiting', settledAt: null })
    await ask()
    expect(await run()).toBe(0)
    expect(await requests()).toMatchObject([{ outcome: 'waits-for-deliveries', doneAt: null, email }])
    expect((await client.delivery.findFirstOrThrow()).body).not.toHaveLength(0)
    expect(await client.customer.count({ where: { email } })).toBe(0)
    expect(await run()).toBe(0)

    // It tells of one more order.
    const customerId = await addCustomer(database, { key: `email:${email}`, email })
    await addOrder(database, { customerId, email })
    await client.delivery.update({ where: { id: waiting.id }, data: { state: 'applied' } })
    laterBy(5)
    expect(await run()).toBe(1)
    expect(await whereHeld(client, [email])).toEqual([])
    expect(await requests()).toMatchObject([{ outcome: 'erased', counts: { customers: 2, orders: 2, deliveries: 1 } }])
  })

  test('one received after the request does not hold it up', async () => {
    await addDelivery(email, { state: 'waiting', receivedAt: minutesAfter(clock.now(), 1) })
    await ask()
    expect(await run()).toBe(1)
  })

  test('a mail that is just being handed over is left, and erased when it has landed', async () => {
    const { messageId } = await addAda()
    await client.message.update({ where: { id: messageId }, data: { state: 'sending', sentAt: null } })
    await ask()
    expect(await run()).toBe(0)
    expect(await requests()).toMatchObject([{ outcome: 'waits-for-mail', retryAt: minutesAfter(clock.now(), 1) }])
    expect(await client.message.findFirst()).toMatchObject({ state: 'sending', toEmail: email })
    await client.message.update({ where: { id: messageId }, data: { state: 'sent', sentAt: clock.now() } })
    laterBy(1)
    expect(await run()).toBe(1)
    expect(await whereHeld(client, [email, 'Adalinde'])).toEqual([])
  })
})

describe('what is under way while a person is erased', () => {
  const mail = {
    ...{ to: email, from: { name: 'Tea', address: 'hi@shop.example' }, replyTo: null, subject: 'Thank you, Adalinde' },
    ...{
      html: 'Adalinde',
      text: 'Adalinde',
      messageId: '<1@x>',
      date: noon,
      listUnsubscribeUrl: 'https://x.example/u',
    },
  }

  test('a mail that was made from what was read before is not kept', async () => {
    const { messageId } = await addAda()
    await ask()
    await run()
    const { id: templateVersionId } = await client.templateVersion.create({
      data: { templateKey: 'x', number: 1, digest: 'x', subject: '', preheader: '', mjml: '', createdAt: noon },
    })
    await keepMails(client, [{ messageId, templateVersionId, mail }], clock.now())
    expect(await whereHeld(client, ['Adalinde'])).toEqual([])
  })

  test('a click on a mail from before is counted, without the program it came by', async () => {
    const { messageId } = await addAda()
    await ask()
    await run()
    const click = { clickId: 'late', messageId, linkKey: 'offer', clickedAt: clock.now(), method: 'GET' }
    await storeClicks(client, [{ ...click, userAgent: 'Mozilla/5.0 Firefox/145.0' }])
    expect(await client.click.findMany()).toMatchObject([{ isHuman: true, userAgent: '' }])
  })
})

describe('requests', () => {
  test('of the same person end one after the other; the second finds nothing', async () => {
    await addAda()
    await asked({ email, customerExternalId: '7001234567890' })
    await ask()
    expect(await run()).toBe(2)
    expect((await requests()).map(({ outcome }) => outcome)).toEqual(['erased', 'nothing-held'])
    expect(await run()).toBe(0)
  })

  test('carried out by two at once are carried out once', async () => {
    await addAda()
    const id = await ask()
    await Promise.all([carryOut({ client, clock }, id), carryOut({ client, clock }, id)])
    expect(await requests()).toMatchObject([{ outcome: 'erased', counts: { customers: 1, orders: 1, messages: 1 } }])
    expect(await carryOut({ client, clock }, id)).toBe(false)
  })

  test('broken off between rows and raw deliveries are carried out to the end by the next run', async () => {
    await addAda()
    await addDelivery('{"customer":{"id":7001234567890}}')
    await ask()
    await expect(run(breakingAtDeliveries())).rejects.toThrow('the process ended')
    expect(await client.customer.count({ where: { email } })).toBe(0)
    expect(await requests()).toMatchObject([{ doneAt: null, foundIds: ['7001234567890', '820982911946154508'] }])
    expect(await run()).toBe(1)
    expect(await whereHeld(client, [email, '7001234567890'])).toEqual([])
    expect(await requests()).toMatchObject([{ outcome: 'erased', counts: { customers: 1, orders: 1, deliveries: 1 } }])
  })

  /** Transactions work; what reads raw deliveries outside of them does not. */
  function breakingAtDeliveries(): PrismaClient {
    return new Proxy(client, {
      get: (target, name) =>
        name === '$queryRaw' ? () => Promise.reject(new Error('the process ended')) : Reflect.get(target, name),
    })
  }

  test('that fail leave the others alone and stay open', async () => {
    await addAda()
    await asked({ email: 'eve@example.com', counts: { customers: -1 } })
    await ask()
    await expect(run()).rejects.toThrow('1 erasures failed')
    expect(await requests()).toMatchObject([{ doneAt: null }, { outcome: 'erased' }])
  })

  test('for a whole store take it step by step, with orders that are nobody’s', async () => {
    for (let number = 0; number < 305; number += 1) await addCustomer(database)
    await addAda()
    for (let number = 0; number < 303; number += 1) await addOrder(database, { landingPage: '/?name=Adalinde' })
    await client.suppression.create({
      data: { storeId: 'shop', email, reason: 'complaint', source: 'x', createdAt: noon },
    })
    await client.suppression.create({
      data: { storeId: 'shop', email: 'eve@example.com', reason: 'manual', source: 'x', createdAt: noon },
    })
    await addDelivery('somebody', { state: 'quarantined', reason: 'order.email is "x@example.com"' })
    const file = { kind: 'orders', format: 'generic', fileName: 'o.csv', layout: {}, state: 'done', createdAt: noon }
    const refusals = { create: [{ line: 1, reason: 'odd', text: 'somebody' }] }
    await client.import.create({ data: { storeId: 'shop', ...file, refusals } })
    await addDelivery('new', { receivedAt: minutesAfter(clock.now(), 1) })
    await asked({ kind: 'erase-all' })
    expect(await run()).toBe(1)
    const held = await whereHeld(client, ['@example.com', '@mail.example', 'Adalinde', 'somebody'])
    expect(held).toEqual(['Suppression.email'])
    expect(await requests()).toMatchObject([
      { outcome: 'erased', counts: { customers: 306, orders: 304, deliveries: 1, suppressions: 1, refusalsKept: 1 } },
    ])
    expect(await client.order.count({ where: { erasedAt: null } })).toBe(0)
    expect(await client.delivery.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({ state: 'applied' })
  })
})
