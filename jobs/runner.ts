import cron, { type ScheduledTask } from 'node-cron'
import type { PrismaClient } from '../src/database/client.ts'
import type { JobLocks } from '../src/database/job-locks.ts'
import type { Clock } from '../src/lib/clock.ts'
import type { Log } from '../src/lib/log.ts'

/** One line of the timetable. `run` does a bounded piece of work and says how much it did. */
export interface Job {
  readonly name: string
  /** Six fields, seconds first, UTC. */
  readonly cron: string
  /** Runs in processes that only serve pages too: its work lies on their own disk. */
  readonly everywhere?: boolean
  /** Housekeeping: a stepped clock runs it at the first step of a day only. */
  readonly daily?: boolean
  /** Called again at once while it still did something. */
  readonly untilDone?: boolean
  /** Several processes may do this one at a time each: its rows are claimed one by one. */
  readonly shared?: boolean
  run(): Promise<number>
}

export interface Runner {
  /** `all`, or only those jobs that every process runs. */
  start(jobs: 'all' | 'everywhere'): void
  /** Lets running jobs end and starts no more. */
  stop(): Promise<void>
  /** Runs every job, in order, until a whole round has nothing left to do. For the stepped clock. */
  settle(): Promise<number>
}

export interface RunnerParts {
  readonly jobs: readonly Job[]
  readonly locks: JobLocks
  readonly client: PrismaClient
  readonly clock: Clock
  readonly log: Log
}

export function createRunner(parts: RunnerParts): Runner {
  const running = new Map<string, Promise<void>>()
  let tasks: ScheduledTask[] = []
  let stopping = false
  let tidied = ''

  const tick = (job: Job) => {
    if (stopping || running.has(job.name)) return
    const run = runLocked(parts, job, () => stopping).finally(() => running.delete(job.name))
    running.set(job.name, run)
  }

  return {
    start(which) {
      const jobs = parts.jobs.filter((job) => which === 'all' || job.everywhere)
      tasks = jobs.map((job) => cron.schedule(job.cron, () => tick(job), { timezone: 'UTC', noOverlap: true }))
    },
    async stop() {
      stopping = true
      await Promise.all(tasks.map((task) => task.destroy()))
      await Promise.all(running.values())
    },
    async settle() {
      const today = parts.clock.now().toISOString().slice(0, 10)
      const isNewDay = today !== tidied
      tidied = today
      return settle(parts, isNewDay ? parts.jobs : parts.jobs.filter((job) => !job.daily))
    },
  }
}

async function runLocked(parts: RunnerParts, job: Job, mustStop: () => boolean): Promise<void> {
  const work = async () => {
    while ((await runOnce(parts, job)) > 0 && job.untilDone && !mustStop());
  }
  try {
    await (job.shared ? work() : parts.locks.runAlone(job.name, work))
  } catch (error) {
    // The database itself is away: there is nowhere to keep a JobRun, and the next tick asks again.
    parts.log.error(`the job "${job.name}" could not run`, error)
  }
}

/** A failure is logged and kept, and counts as nothing done: the next tick tries again. */
async function runOnce(parts: RunnerParts, job: Job): Promise<number> {
  const startedAt = parts.clock.now()
  const began = performance.now()
  try {
    return await job.run()
  } catch (error) {
    parts.log.error(`the job "${job.name}" failed`, error)
    const tookMs = Math.round(performance.now() - began)
    const text = error instanceof Error ? error.message : String(error)
    await parts.client.jobRun.create({ data: { job: job.name, startedAt, tookMs, error: text.slice(0, 2000) } })
    return 0
  }
}

const mostRounds = 1000

async function settle(parts: RunnerParts, jobs: readonly Job[]): Promise<number> {
  let total = 0
  for (let round = 0; round < mostRounds; round += 1) {
    let did = 0
    for (const job of jobs) did += await runOnce(parts, job)
    if (did === 0) return total
    total += did
  }
  throw new Error(`the jobs did not come to rest in ${mostRounds} rounds`)
}
