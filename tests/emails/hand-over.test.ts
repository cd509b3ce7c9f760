import { beforeEach, expect, test } from 'vitest'
import { handOver } from '../../src/emails/hand-over.ts'
import type { Mailer, Outcome, OutgoingMail } from '../../src/emails/mailer.ts'
import { claimDue } from '../../src/emails/outbox.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addDueMessage, addThankYouFlow } from '../support/outbox-rows.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const { client, direct } = database
const clock = new SteppedClock(new Date('2026-11-24T10:00:00Z'))
const accepted: Outcome = { kind: 'accepted', reply: '250 ok' }

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  await addThankYouFlow(database)
})

/** Answers as told, and watches how many mails are in the air and what the table says meanwhile. */
function watchedMailer(connections: number, answer: (to: string) => Outcome) {
  const seen = { sent: [] as string[], mostAtOnce: 0, mostSending: 0 }
  let flying = 0
  const mailer: Mailer = {
    name: 'watched',
    connections,
    async send(mail) {
      flying += 1
      seen.sent.push(mail.to)
      seen.mostAtOnce = Math.max(seen.mostAtOnce, flying)
      seen.mostSending = Math.max(seen.mostSending, await client.message.count({ where: { state: 'sending' } }))
      flying -= 1
      return answer(mail.to)
    },
    close: async () => undefined,
  }
  return { mailer, seen }
}

async function claimReady(names: readonly string[]) {
  for (const name of names) await addDueMessage(database, name)
  const claim = await claimDue(client, 100, clock.now())
  const rows = await client.message.findMany({ orderBy: { id: 'asc' } })
  const ready = rows.map((row) => ({ id: row.id, attempts: row.attempts, mail: mailTo(row.toEmail ?? '') }))
  return { claim, ready }
}

function mailTo(to: string): OutgoingMail {
  const from = { name: 'Nordlicht Tea', address: 'hello@shop.example' }
  const text = 'Thank you.'
  const listUnsubscribeUrl = 'https://notch.example/u/x'
  return {
    from,
    replyTo: null,
    to,
    subject: text,
    html: text,
    text,
    messageId: `<${to}>`,
    listUnsubscribeUrl,
    date: clock.now(),
  }
}

test('everybody is mailed once and never more are in doubt than there are connections', async () => {
  const names = Array.from({ length: 23 }, (_, n) => `buyer${n}`)
  const { claim, ready } = await claimReady(names)
  const { mailer, seen } = watchedMailer(4, () => accepted)
  expect(await handOver({ direct, clock, mailer, log: silentLog, mustStop: () => false }, claim, ready)).toEqual({
    settled: 23,
    accepted: 23,
    downReply: undefined,
  })
  expect(seen.sent.toSorted()).toEqual(names.map((name) => `${name}@example.com`).toSorted())
  expect(seen.mostAtOnce).toBeLessThanOrEqual(4)
  expect(seen.mostSending).toBeLessThanOrEqual(4)
  expect(await client.message.count({ where: { state: 'sent' } })).toBe(23)
})

test('a permanent refusal settles that row alone', async () => {
  const { claim, ready } = await claimReady(['good', 'bad', 'fine'])
  const refused: Outcome = { kind: 'refused', because: 'address', reply: '550 no such user' }
  const { mailer } = watchedMailer(1, (to) => (to.startsWith('bad') ? refused : accepted))
  await handOver({ direct, clock, mailer, log: silentLog, mustStop: () => false }, claim, ready)
  const states = await client.message.findMany({ orderBy: { id: 'asc' }, select: { state: true } })
  expect(states.map((row) => row.state)).toEqual(['sent', 'refused', 'sent'])
})

test('a server that goes down stops the rest, which keep their tries', async () => {
  const { claim, ready } = await claimReady(['a', 'b', 'c', 'd'])
  const down: Outcome = { kind: 'down', reply: '421 closing' }
  const { mailer, seen } = watchedMailer(1, (to) => (to.startsWith('a') ? accepted : down))
  const handed = await handOver({ direct, clock, mailer, log: silentLog, mustStop: () => false }, claim, ready)
  expect(handed).toMatchObject({ accepted: 1, downReply: '421 closing' })
  expect(seen.sent).toHaveLength(2)
  expect(await client.message.findMany({ where: { state: 'planned' }, select: { attempts: true } })).toEqual([
    { attempts: 0 },
    { attempts: 0 },
    { attempts: 0 },
  ])
})

test('a mailer that throws leaves that one message in doubt and the others sent', async () => {
  const { claim, ready } = await claimReady(['a', 'b'])
  const { mailer } = watchedMailer(2, (to) => {
    if (to.startsWith('a')) throw new Error('broken mailer')
    return accepted
  })
  await handOver({ direct, clock, mailer, log: silentLog, mustStop: () => false }, claim, ready)
  const rows = await client.message.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map((row) => [row.state, row.detail])).toEqual([
    ['uncertain', 'broken mailer'],
    ['sent', '250 ok'],
  ])
})

test('nothing to hand over is nothing done', async () => {
  const { claim } = await claimReady([])
  const { mailer } = watchedMailer(2, () => accepted)
  expect(await handOver({ direct, clock, mailer, log: silentLog, mustStop: () => false }, claim, [])).toEqual({
    settled: 0,
    accepted: 0,
    downReply: undefined,
  })
})

test('an address that the server calls dead is not mailed again; one it only blocks is', async () => {
  const { claim, ready } = await claimReady(['dead', 'blocked'])
  const refused = (reply: string): Outcome => ({ kind: 'refused', because: 'address', reply })
  const { mailer } = watchedMailer(2, (to) => refused(to.startsWith('dead') ? '550 5.1.1 no such user' : '550 go away'))
  await handOver({ direct, clock, mailer, log: silentLog, mustStop: () => false }, claim, ready)
  expect(await client.suppression.findMany()).toMatchObject([
    { email: 'dead@example.com', reason: 'hard-bounce', source: 'mail server', messageId: ready[0]?.id },
  ])
})

test('a process that is asked to stop lets what is in the air land and starts nothing more', async () => {
  const { claim, ready } = await claimReady(['a', 'b', 'c', 'd'])
  let stopping = false
  const { mailer, seen } = watchedMailer(2, () => {
    stopping = true
    return accepted
  })
  await handOver({ direct, clock, mailer, log: silentLog, mustStop: () => stopping }, claim, ready)
  expect(seen.sent).toHaveLength(2)
  const states = await client.message.findMany({ orderBy: { id: 'asc' }, select: { state: true } })
  expect(states.map((row) => row.state)).toEqual(['sent', 'sent', 'planned', 'planned'])
})

test('a database that is away for a moment costs no doubt: what was started and not heard of is started', async () => {
  const { claim, ready } = await claimReady(['a', 'b', 'c'])
  let cuts = 0
  const forgetful = client.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const answer = await query(args)
        cuts += 1
        if (cuts <= 2) throw new Error('the connection was lost after the commit')
        return answer
      },
    },
  })
  const { mailer, seen } = watchedMailer(2, () => accepted)
  // The extended client is the same client; its type leaves out what is not used here.
  const outbox = { direct: forgetful, clock, mailer, log: silentLog, mustStop: () => false }
  await handOver(outbox, claim, ready)
  expect(seen.sent.toSorted()).toEqual(['a@example.com', 'b@example.com', 'c@example.com'])
  expect(await client.message.count({ where: { state: 'sent' } })).toBe(3)
})
