import type { PrismaClient } from '../database/client.ts'
import { groupCommit } from '../database/group-commit.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { type ArrivedClick, tidy } from './click.ts'
import { createSpool } from './spool.ts'
import { storeClicks } from './store-clicks.ts'

export interface ClickKeeper {
  /** Never rejects and never takes a quarter of a second: the customer's redirect waits for it. */
  keep(click: ArrivedClick): Promise<void>
  /** Job: puts spooled clicks into the database. Safe to run twice or in several processes. */
  drainSpool(): Promise<number>
  /** Waits for clicks that are still on their way to disk. After the last `keep`. */
  close(): Promise<void>
}

export interface KeeperParts {
  readonly client: PrismaClient
  readonly clock: Clock
  /** Where clicks wait while the database is down; files beside it, named after it. */
  readonly spoolFile: string
  readonly log: Log
}

const storeBudgetMs = 150
const spoolBudgetMs = 80
/** So many clicks under way mean that the database hangs: further ones go to disk at once. */
const mostUnderWay = 2_000

export function createClickKeeper({ client, clock, spoolFile, log }: KeeperParts): ClickKeeper {
  const spool = createSpool(spoolFile, clock)
  const report = reporter(log)
  const store = async (clicks: readonly ArrivedClick[]) => {
    const { unknown } = await storeClicks(client, clicks)
    if (unknown > 0) log.info('clicks on erased messages were dropped', { count: unknown })
  }
  const commit = groupCommit<ArrivedClick, void>(async (clicks) => {
    await store(clicks)
    return clicks.map(() => undefined)
  })
  const storeInTime = withinTime(commit, storeBudgetMs)
  const writing = new Set<Promise<void>>()
  const spoolInTime = withinTime((click) => tracked(writing, spool.add(click)), spoolBudgetMs)
  return {
    async keep(arrived) {
      const click = tidy(arrived)
      const stored = await storeInTime(click)
      report.stored(stored)
      if (stored.kind !== 'done') report.spooled(await spoolInTime(click))
    },
    drainSpool: () => spool.drain(store),
    async close() {
      await Promise.allSettled(writing)
    },
  }
}

function tracked(writing: Set<Promise<void>>, write: Promise<void>): Promise<void> {
  const done = write.finally(() => writing.delete(done))
  writing.add(done)
  return done
}

type InTime =
  | { readonly kind: 'done' }
  | { readonly kind: 'late' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** Waits for `work` only so long. Late work goes on, and what becomes of it no longer matters to the caller. */
function withinTime(
  work: (click: ArrivedClick) => Promise<void>,
  budgetMs: number,
): (click: ArrivedClick) => Promise<InTime> {
  let underWay = 0
  return (click) =>
    new Promise((resolve) => {
      if (underWay >= mostUnderWay) return resolve({ kind: 'late' })
      underWay += 1
      const timer = setTimeout(() => resolve({ kind: 'late' }), budgetMs)
      const settle = (outcome: InTime) => {
        underWay -= 1
        clearTimeout(timer)
        resolve(outcome)
      }
      work(click).then(
        () => settle({ kind: 'done' }),
        (error: unknown) => settle({ kind: 'failed', error }),
      )
    })
}

/** Says once when the database goes away and once when it is back, not at every click. */
function reporter(log: Log) {
  let isAway = false
  return {
    stored(outcome: InTime) {
      if (outcome.kind === 'done' && isAway) log.info('clicks are kept in the database again')
      if (outcome.kind === 'failed' && !isAway) log.error('clicks wait on disk for the database', outcome.error)
      if (outcome.kind === 'late' && !isAway) log.info('clicks wait on disk: the database is slow')
      isAway = outcome.kind !== 'done'
    },
    spooled(outcome: InTime) {
      if (outcome.kind === 'failed') log.error('a click could not be kept on disk either', outcome.error)
      if (outcome.kind === 'late') log.info('the disk is slow: a click may be lost if the process ends now')
    },
  }
}
