// How many messages a second the outbox drains with a mailer that does nothing, against job queues with a job that
// does nothing, on one PostgreSQL server. Ours asks again whether each may leave and marks it before it is handed over.
import { Logger, type Runner, run as runGraphile } from 'graphile-worker'
import PgBoss from 'pg-boss'
import type { Database } from '../../src/database/open.ts'
import { handOver } from '../../src/emails/hand-over.ts'
import type { Mailer, OutgoingMail } from '../../src/emails/mailer.ts'
import { mayLeave } from '../../src/emails/may-leave.ts'
import { claimDue, releaseClaim } from '../../src/emails/outbox.ts'
import { loadWaiting } from '../../src/emails/waiting-message.ts'
import { realClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { addThankYouFlow } from '../support/outbox-rows.ts'
import { addStore } from '../support/rows.ts'
import { rateOf, withServerDatabase } from './bench-database.ts'
import type { BenchResult } from './result.ts'

const count = 20_000
/** At most this many are with the mailer at once; the peers run as many jobs at once. */
const atOnce = 20

export function run(): Promise<BenchResult[]> {
  return withServerDatabase(async (database, url) => {
    const ours = await drainOutbox(database)
    const graphile = await drainGraphile(url)
    const boss = await drainBoss(url)
    const row = { name: 'outbox drain', unit: 'messages/s', ours, aim: 3 }
    return [
      { ...row, peer: graphile, peerName: 'graphile-worker' },
      { ...row, peer: boss, peerName: 'pg-boss' },
    ]
  })
}

async function drainOutbox(database: Database): Promise<number> {
  await addStore(database, { quietFromMinute: 0, quietToMinute: 0 })
  await addThankYouFlow(database)
  await addDue(database)
  const rate = await rateOf(count, async () => {
    while ((await drainOnce(database)) > 0);
  })
  const sent = await database.client.message.count({ where: { state: 'sent' } })
  if (sent !== count) throw new Error(`${sent} of ${count} messages were sent`)
  return rate
}

const idle: Mailer = {
  name: 'idle',
  connections: atOnce,
  send: async () => ({ kind: 'accepted', reply: '250 ok' }),
  close: async () => undefined,
}

async function drainOnce({ direct }: Database): Promise<number> {
  const now = realClock.now()
  const claim = await claimDue(direct, atOnce * 20, now)
  const going = (await loadWaiting(direct, claim.ids)).filter((message) => mayLeave(message, now).kind === 'go')
  const ready = going.map(({ id, attempts, toEmail }) => ({ id, attempts, mail: mailTo(toEmail) }))
  const { settled } = await handOver(
    { direct, clock: realClock, mailer: idle, log: silentLog, mustStop: () => false },
    claim,
    ready,
  )
  await releaseClaim(direct, claim)
  return settled
}

function mailTo(to: string): OutgoingMail {
  const from = { name: 'Nordlicht Tea', address: 'hello@shop.example' }
  const listUnsubscribeUrl = 'https://notch.example/u/x'
  return {
    from,
    replyTo: null,
    to,
    subject: '',
    html: '',
    text: '',
    messageId: `<${to}>`,
    listUnsubscribeUrl,
    date: new Date(),
  }
}

async function addDue({ client }: Database): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "Customer" ("storeId", key, email)
    SELECT 'shop', 'email:buyer' || n || '@example.com', 'buyer' || n || '@example.com' FROM generate_series(1, ${count}::int) n`
  await client.$executeRaw`
    INSERT INTO "Order" ("storeId", "externalId", number, "customerId", email, "placedAt", "paidAt", version, currency,
      "linesMinor", "totalMinor", "recordedAt")
    SELECT 'shop', id::text, id::text, id, email, now(), now(), '1', 'EUR', 3000, 3000, now() FROM "Customer"`
  await client.$executeRaw`
    INSERT INTO "Message" ("storeId", "orderId", "flowId", "customerId", "toEmail", arm, state, "dueAt", "createdAt")
    SELECT 'shop', o.id, f.id, o."customerId", o.email, 'offer', 'planned', now(), now() FROM "Order" o, "Flow" f`
  await client.$executeRaw`ANALYZE`
}

/** A line for each job would slow it down. */
const silent = new Logger(() => () => undefined)

async function drainGraphile(connectionString: string): Promise<number> {
  const options = {
    connectionString,
    concurrency: atOnce,
    maxPoolSize: 10,
    noHandleSignals: true,
    pollInterval: 100,
    logger: silent,
  }
  await (await runGraphile({ ...options, taskList: { idle: () => undefined } })).stop()
  await addGraphileJobs(connectionString)
  return rateOf(count, async () => {
    const runner = await new Promise<Runner>((resolve, reject) => {
      let done = 0
      const started = runGraphile({
        ...options,
        taskList: {
          noop: () => {
            done += 1
            if (done === count) started.then(resolve, reject)
          },
        },
      })
    })
    await runner.stop()
  })
}

async function addGraphileJobs(connectionString: string): Promise<void> {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString })
  await client.connect()
  await client.query(`SELECT graphile_worker.add_job('noop', '{}'::json) FROM generate_series(1, ${count})`)
  await client.end()
}

/** Fetched and completed in batches, which is the fastest way pg-boss offers. */
async function drainBoss(connectionString: string): Promise<number> {
  const boss = new PgBoss({ connectionString, max: 10 })
  await boss.start()
  await boss.createQueue('noop')
  await boss.insert(Array.from({ length: count }, () => ({ name: 'noop', data: {} })))
  const rate = await rateOf(count, () => drainBatches(boss))
  await boss.stop({ graceful: false })
  return rate
}

async function drainBatches(boss: PgBoss): Promise<void> {
  for (;;) {
    const jobs = await boss.fetch('noop', { batchSize: atOnce })
    if (jobs.length === 0) return
    await boss.complete(
      'noop',
      jobs.map((job) => job.id),
    )
  }
}
