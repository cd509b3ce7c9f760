import { attributeDue } from '../src/attribution/attribute.ts'
import type { PrismaClient } from '../src/database/client.ts'
import type { Database } from '../src/database/database.ts'
import { tidyDatabase } from '../src/database/tidy.ts'
import { deliverDue } from '../src/emails/deliver.ts'
import type { Delivering } from '../src/emails/delivering.ts'
import { forgetOldMails } from '../src/emails/forget.ts'
import { markInDoubt } from '../src/emails/outbox.ts'
import { planMessages } from '../src/emails/plan.ts'
import { importDue } from '../src/imports/due.ts'
import { forgetImports } from '../src/imports/forget.ts'
import { joinTwins } from '../src/imports/join-twins.ts'
import type { ClickKeeper } from '../src/links/keep-clicks.ts'
import { eraseDue } from '../src/privacy/erase.ts'
import { rollUp } from '../src/reports/roll-up.ts'
import { applyWaiting } from '../src/stores/apply.ts'
import { type AskParts, askWaiting } from '../src/stores/ask.ts'
import { forgetOldDeliveries } from '../src/stores/forget.ts'
import { lookAfterHooks } from '../src/stores/look-after-hooks.ts'
import { reconcileStores } from '../src/stores/reconcile.ts'
import { forgetOldRuns } from './forget.ts'
import type { Job } from './runner.ts'

/** What the jobs work with; app.ts puts it together. */
export interface Working extends Delivering, Pick<AskParts, 'keys' | 'callApi'> {
  readonly client: PrismaClient
  readonly clicks: ClickKeeper
  readonly kind: Database['kind']
  readonly importFolder: string
}

/** The timetable. Order matters only for the stepped clock, which runs it from top to bottom. */
export function timetable(working: Working): readonly Job[] {
  const { client, clock, clicks, kind } = working
  const tidy: Job = { name: 'tidy the database', cron: '0 47 3 * * *', daily: true, run: () => tidyDatabase(client) }
  return [
    { name: 'ask what thin deliveries mean', cron: '* * * * * *', untilDone: true, run: () => askWaiting(working) },
    { name: 'apply deliveries', cron: '* * * * * *', untilDone: true, run: () => applyWaiting(working) },
    {
      name: 'keep spooled clicks',
      cron: '*/10 * * * * *',
      shared: true,
      everywhere: true,
      run: () => clicks.drainSpool(),
    },
    { name: 'import files', cron: '* * * * * *', untilDone: true, everywhere: true, run: () => importDue(working) },
    { name: 'join products told twice', cron: '40 * * * * *', run: () => joinTwins(client) },
    { name: 'hold orders against the platforms', cron: '20 * * * * *', run: () => reconcileStores(working) },
    { name: 'erase what was asked to be erased', cron: '*/5 * * * * *', run: () => eraseDue(working) },
    { name: 'plan messages for new orders', cron: '*/2 * * * * *', untilDone: true, run: () => planMessages(working) },
    { name: 'mark what is in doubt', cron: '*/30 * * * * *', run: () => markInDoubt(client, clock.now()) },
    { name: 'deliver what is due', cron: '* * * * * *', untilDone: true, shared: true, run: () => deliverDue(working) },
    { name: 'attribute orders to clicks', cron: '*/5 * * * * *', untilDone: true, run: () => attributeDue(working) },
    { name: 'roll up touched days', cron: '*/5 * * * * *', untilDone: true, run: () => rollUp(working) },
    { name: 'look after webhooks', cron: '0 7 4 * * *', daily: true, run: () => lookAfterHooks(working) },
    { name: 'forget old webhook bodies', cron: '0 17 3 * * *', daily: true, run: () => forgetOldDeliveries(working) },
    {
      name: 'forget old imports',
      cron: '0 22 3 * * *',
      daily: true,
      everywhere: true,
      run: () => forgetImports(working),
    },
    { name: 'forget old mails', cron: '0 27 3 * * *', daily: true, run: () => forgetOldMails(working) },
    { name: 'forget old job runs', cron: '0 37 3 * * *', daily: true, run: () => forgetOldRuns(working) },
    ...(kind === 'embedded' ? [tidy] : []),
  ]
}
