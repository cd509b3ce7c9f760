import { beforeEach, expect, test } from 'vitest'
import { circuitState } from '../../src/emails/circuit.ts'
import { deliverDue } from '../../src/emails/deliver.ts'
import { createMailboxMailer } from '../../src/emails/mailbox.ts'
import { loadMailboxMail } from '../../src/emails/mailbox-read.ts'
import type { Mailer, Outcome } from '../../src/emails/mailer.ts'
import { ensureTemplateVersions } from '../../src/emails/template-versions.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { createRule } from '../../src/offers/rules-store.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addDueMessage, addThankYouFlow } from '../support/outbox-rows.ts'
import { addStore, testKeys } from '../support/rows.ts'

const database = await testDatabase()
const { client, direct } = database
const clock = new SteppedClock(new Date('2026-11-24T10:00:00Z'))
const mailbox = createMailboxMailer({ client, clock })

beforeEach(async () => {
  await emptyTables(database)
  await ensureTemplateVersions(client)
  await addStore(database)
  await addThankYouFlow(database)
  await addTeapotOnOffer()
})

function deliver(mailer: Mailer = mailbox) {
  const adapters = [shopify]
  const publicUrl = 'https://notch.example'
  const mustStop = () => false
  return deliverDue({
    client,
    direct,
    clock,
    log: silentLog,
    mailer,
    adapters,
    linkKey: testKeys.links,
    publicUrl,
    mustStop,
  })
}

async function addTeapotOnOffer() {
  const shared = { storeId: 'shop', version: '1', externalId: '2' }
  const product = await client.product.create({ data: { ...shared, title: 'Glass teapot', tags: [] } })
  await client.variant.create({
    data: { storeId: 'shop', productId: product.id, externalId: '20', title: '', priceMinor: 3400n, currency: 'EUR' },
  })
  const body = { condition: { kind: 'always' }, offers: [{ kind: 'cross-sell', productExternalId: '2' }] }
  await createRule(client, { storeId: 'shop', name: 'Something to brew it in', body, savedBy: 'test' })
}

const answering = (outcome: Outcome): Mailer => ({
  name: 'scripted',
  connections: 2,
  send: async () => outcome,
  close: async () => undefined,
})

const stateOf = async (id: bigint) => {
  const { state, reason } = await client.message.findUniqueOrThrow({ where: { id } })
  return [state, reason]
}

async function newestMail() {
  const [newest] = await client.mailboxMail.findMany({ orderBy: { id: 'desc' }, take: 1, select: { id: true } })
  return loadMailboxMail(client, newest?.id ?? 0n)
}

test('a due message leaves once, with its offer, and is kept as it was sent', async () => {
  const message = await addDueMessage(database, 'ida')
  expect(await deliver()).toBe(1)
  expect(await deliver()).toBe(0)
  const mail = await newestMail()
  expect(mail.text).toContain('Glass teapot')
  expect(await client.mailboxMail.count()).toBe(1)
  const kept = await client.mail.findUniqueOrThrow({ where: { messageId: message.id } })
  expect(kept.html).toBe(mail.html.trimEnd())
  expect(mail.headers).toContainEqual({ name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' })
  expect(await stateOf(message.id)).toEqual(['sent', null])
})

test('the held-out get the same mail without an offer', async () => {
  await addDueMessage(database, 'ida', { arm: 'held-out' })
  await deliver()
  expect((await newestMail()).text).not.toContain('Glass teapot')
  expect(await client.decision.findMany()).toMatchObject([{ offers: [] }])
})

test('who refuses offers after planning gets the thank-you without one', async () => {
  await addDueMessage(database, 'ida')
  await client.customer.updateMany({ data: { consent: 'refused' } })
  await deliver()
  expect((await newestMail()).text).not.toContain('Glass teapot')
  expect(await client.message.findFirst()).toMatchObject({ state: 'sent', arm: 'offer' })
})

test('a mail that is put off is decided anew, on the price of the day it leaves', async () => {
  const message = await addDueMessage(database, 'ida')
  await deliver(answering({ kind: 'busy', reply: '451 later' }))
  expect(await stateOf(message.id)).toEqual(['planned', 'server-busy'])
  await client.variant.updateMany({ data: { priceMinor: 2900n } })
  await client.message.updateMany({ data: { dueAt: clock.now() } })
  await deliver()
  expect((await newestMail()).text).toContain('€29.00')
})

test('one mail that cannot be made fails alone, with the reason', async () => {
  const [broken, fine] = [await addDueMessage(database, 'broken'), await addDueMessage(database, 'fine')]
  const other = { storeId: 'shop', key: 'other', name: 'Other', templateKey: 'no-such-template' }
  const flow = await client.flow.create({ data: other })
  await client.message.update({ where: { id: broken.id }, data: { flowId: flow.id } })
  await deliver()
  expect(await stateOf(broken.id)).toEqual(['failed', 'could-not-render'])
  expect(await stateOf(fine.id)).toEqual(['sent', null])
})

test('a server that is down opens the circuit, spends nobody’s try, and is asked again with one mail', async () => {
  for (const name of ['a', 'b', 'c']) await addDueMessage(database, name)
  const down = answering({ kind: 'down', reply: 'connect ECONNREFUSED' })
  await deliver(down)
  expect(await circuitState(client, down.name)).toBe('open')
  expect(await deliver(down)).toBe(0)
  expect(await client.message.count({ where: { state: 'planned', attempts: 0 } })).toBe(3)

  await client.$executeRaw`UPDATE "Circuit" SET "openUntil" = now() - interval '1 second'`
  expect(await circuitState(client, down.name)).toBe('probing')
  const up = { ...down, send: answering({ kind: 'accepted', reply: '250 ok' }).send }
  expect(await deliver(up)).toBe(1)
  expect(await circuitState(client, down.name)).toBe('closed')
  expect(await deliver(up)).toBe(2)
})

test('what may not leave is settled without a mail', async () => {
  const message = await addDueMessage(database, 'ida')
  await client.order.updateMany({ data: { cancelledAt: clock.now() } })
  expect(await deliver()).toBe(1)
  expect(await stateOf(message.id)).toEqual(['skipped', 'cancelled'])
  expect(await client.mailboxMail.count()).toBe(0)
})
