import { join } from 'node:path'
import { createRunner, type Runner } from '../jobs/runner.ts'
import { timetable } from '../jobs/schedule.ts'
import { type Config, readDkim } from './config.ts'
import { type Database, openDatabase } from './database/open.ts'
import { createMailboxMailer } from './emails/mailbox.ts'
import type { Mailer } from './emails/mailer.ts'
import { endAllLeases, markInDoubt } from './emails/outbox.ts'
import { createSmtpMailer } from './emails/smtp.ts'
import { ensureTemplateVersions } from './emails/template-versions.ts'
import { type Clock, realClock, SteppedClock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import { projectRoot } from './lib/root.ts'
import { secretFromFile } from './lib/secret-file.ts'
import { deriveKeys } from './lib/secrets.ts'
import { createClickKeeper } from './links/keep-clicks.ts'
import type { StoreAdapter } from './stores/adapter.ts'
import { bigcommerce } from './stores/bigcommerce.ts'
import { callApi } from './stores/call-api.ts'
import { createReceiver } from './stores/receive.ts'
import { saleor } from './stores/saleor.ts'
import { shopify } from './stores/shopify.ts'
import { standard } from './stores/standard.ts'
import { stripe } from './stores/stripe.ts'
import { woocommerce } from './stores/woocommerce.ts'
import { createWeb } from './web/app.ts'

/** Every platform a store can be on. */
const adapters: readonly StoreAdapter[] = [shopify, woocommerce, bigcommerce, stripe, saleor, standard]

export interface App {
  readonly web: ReturnType<typeof createWeb>
  readonly runner: Runner
  readonly database: Database
  readonly mailer: Mailer
  close(): Promise<void>
}

/** The composition root: opens the database and puts every part together. Starts nothing. */
export async function createApp(config: Config, log: Log): Promise<App> {
  const database = await openDatabase(
    { url: config.DATABASE_URL, dataFolder: config.dataFolder, connections: config.DATABASE_CONNECTIONS },
    log,
  )
  const clock = config.CLOCK === 'real' ? realClock : new SteppedClock(new Date(config.CLOCK))
  const mailer = createMailer(config, database, clock)
  await makeReady(database, clock)
  let isStopping = false
  const { web, runner, clicks } = assemble({ config, log, database, clock, mailer, mustStop: () => isStopping })
  return {
    web,
    runner,
    database,
    mailer,
    async close() {
      isStopping = true
      await clicks.close()
      await runner.stop()
      await mailer.close()
      await database.close()
    },
  }
}

interface Opened {
  readonly config: Config
  readonly log: Log
  readonly database: Database
  readonly clock: Clock
  readonly mailer: Mailer
  readonly mustStop: () => boolean
}

function assemble({ config, log, database, clock, mailer, mustStop }: Opened) {
  const { client, direct, locks } = database
  const keys = deriveKeys(config.SECRET ?? secretFromFile(config.dataFolder))
  const publicUrl = publicUrlOf(config)
  const clicks = createClickKeeper({ client, clock, log, spoolFile: join(config.dataFolder, 'clicks.spool') })
  const importFolder = join(config.dataFolder, 'imports')
  const common = { client, direct, clock, log, adapters, publicUrl, importFolder }
  const jobs = timetable({
    ...common,
    keys,
    callApi,
    kind: database.kind,
    clicks,
    mailer,
    mustStop,
    linkKey: keys.links,
  })
  const runner = createRunner({ jobs, locks, client, clock, log })
  const web = createWeb({
    ...common,
    keys,
    callApi,
    clicks,
    receive: createReceiver({ rows: direct, clock, adapters, keys }),
    mailerName: mailer.name,
    adminFolder: join(projectRoot, 'dist', 'admin'),
    ...(clock instanceof SteppedClock ? { steppedClock: stepper(clock, runner) } : {}),
  })
  return { web, runner, clicks }
}

/** The embedded store has one process, so what an earlier one was at when it ended need not wait for its lease. */
async function makeReady({ client, kind }: Database, clock: Clock): Promise<void> {
  if (kind === 'embedded') await endAllLeases(client)
  await markInDoubt(client, clock.now())
  await ensureTemplateVersions(client)
}

function createMailer(config: Config, { client }: Database, clock: Clock): Mailer {
  if (!config.SMTP_HOST) return createMailboxMailer({ client, clock })
  return createSmtpMailer({
    host: config.SMTP_HOST,
    port: config.SMTP_PORT,
    secure: config.SMTP_SECURE,
    user: config.SMTP_USER,
    password: config.SMTP_PASSWORD,
    connections: config.SMTP_CONNECTIONS,
    dkim: readDkim(config),
  })
}

function publicUrlOf(config: Config): string {
  return (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/+$/, '')
}

/** Moves the clock and lets every job come to rest before it answers. */
function stepper(clock: SteppedClock, runner: Runner) {
  return {
    async advance(to: Date) {
      clock.advanceTo(to)
      return { did: await runner.settle(), now: clock.now() }
    },
  }
}
