import { beforeEach, describe, expect, test } from 'vitest'
import { createRunner, type Job } from '../../jobs/runner.ts'
import { SteppedClock } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import { emptyTables, testDatabase } from '../support/database.ts'

const database = await testDatabase()
const { client, locks } = database
const morning = new Date('2026-11-24T08:00:00Z')
const nextMorning = new Date('2026-11-25T08:00:00Z')

beforeEach(() => emptyTables(database))

function runnerOf(jobs: readonly Job[], clock = new SteppedClock(morning)) {
  return { clock, runner: createRunner({ jobs, locks, client, clock, log: silentLog }) }
}

/** Does one piece of work at a time until none is left, and counts its runs. */
function jobWith(pieces: number, changes: Partial<Job> = {}) {
  const seen = { runs: 0, left: pieces }
  const run = async () => {
    seen.runs += 1
    if (seen.left === 0) return 0
    seen.left -= 1
    return 1
  }
  return { seen, job: { name: 'work', cron: '* * * * * *', run, ...changes } }
}

/** Resolves when `done` holds; looked at again whenever the event loop comes round. */
async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setImmediate(resolve))
}

describe('a stepped clock', () => {
  test('runs every job until a whole round has nothing left', async () => {
    const [first, second] = [jobWith(3), jobWith(1, { name: 'other' })]
    const { runner } = runnerOf([first.job, second.job])
    expect(await runner.settle()).toBe(4)
    expect([first.seen.left, second.seen.left]).toEqual([0, 0])
    expect(await runner.settle()).toBe(0)
  })

  test('lets an earlier job see what a later one left for it', async () => {
    const waiting = { first: 0, second: 1 }
    const first: Job = { name: 'first', cron: '', run: async () => take('first') }
    const second: Job = {
      name: 'second',
      cron: '',
      run: async () => {
        const did = take('second')
        waiting.first += did
        return did
      },
    }
    const take = (name: keyof typeof waiting) => {
      const had = waiting[name]
      waiting[name] = 0
      return had
    }
    expect(await runnerOf([first, second]).runner.settle()).toBe(2)
    expect(waiting).toEqual({ first: 0, second: 0 })
  })

  test('tidies once a day, not at every step', async () => {
    const { seen, job } = jobWith(0, { daily: true })
    const { runner, clock } = runnerOf([job])
    await runner.settle()
    await runner.settle()
    expect(seen.runs).toBe(1)
    clock.advanceTo(nextMorning)
    await runner.settle()
    expect(seen.runs).toBe(2)
  })

  test('says so when the jobs never come to rest', async () => {
    const restless: Job = { name: 'restless', cron: '', run: async () => 1 }
    await expect(runnerOf([restless]).runner.settle()).rejects.toThrow('did not come to rest')
  })

  test('never goes backwards', () => {
    const clock = new SteppedClock(nextMorning)
    clock.advanceTo(morning)
    expect(clock.now()).toEqual(nextMorning)
  })
})

describe('a failing job', () => {
  test('is kept with its reason and keeps no other from running', async () => {
    const broken: Job = { name: 'broken', cron: '', run: () => Promise.reject(new Error('the disk is full')) }
    const { seen, job } = jobWith(1)
    await runnerOf([broken, job]).runner.settle()
    expect(seen.left).toBe(0)
    const [run] = await client.jobRun.findMany()
    expect(run).toMatchObject({ job: 'broken', error: 'the disk is full', startedAt: morning })
  })
})

describe('by the timetable', () => {
  test('a job runs again at once while it has work, and stops when it is told to', async () => {
    const { seen, job } = jobWith(5, { untilDone: true })
    const { runner } = runnerOf([job])
    runner.start('all')
    await until(() => seen.left === 0 && seen.runs > 5)
    await runner.stop()
    const runs = seen.runs
    await new Promise((resolve) => setImmediate(resolve))
    expect(seen.runs).toBe(runs)
  })

  test('stopping waits for the run under way', async () => {
    const seen = { began: false, ended: false }
    let finish: () => void = () => undefined
    const slow: Job = {
      name: 'slow',
      cron: '* * * * * *',
      run: async () => {
        seen.began = true
        await new Promise<void>((resolve) => {
          finish = resolve
        })
        seen.ended = true
        return 0
      },
    }
    const { runner } = runnerOf([slow])
    runner.start('all')
    await until(() => seen.began)
    const stopped = runner.stop()
    finish()
    await stopped
    expect(seen.ended).toBe(true)
  })

  test('two runners never run one job at the same time', async () => {
    const seen = { now: 0, most: 0, runs: 0 }
    const job: Job = {
      name: 'alone',
      cron: '* * * * * *',
      run: async () => {
        seen.now += 1
        seen.runs += 1
        seen.most = Math.max(seen.most, seen.now)
        await client.jobRun.count()
        seen.now -= 1
        return 0
      },
    }
    const runners = [runnerOf([job]).runner, runnerOf([job]).runner]
    for (const runner of runners) runner.start('all')
    await until(() => seen.runs >= 2)
    await Promise.all(runners.map((runner) => runner.stop()))
    expect(seen.most).toBe(1)
  })
})
