import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { type JobLocks, processLocks } from './job-locks.ts'

/**
 * For a server: a session advisory lock on a connection of its own, which PostgreSQL drops with the process.
 * Session locks may be taken twice by their own session, so names held here are kept apart first.
 */
export function advisoryLocks(pool: Pool): JobLocks {
  const inProcess = processLocks()
  return {
    async runAlone(name, work) {
      let ran = false
      await inProcess.runAlone(name, async () => {
        ran = await withAdvisoryLock(pool, name, work)
      })
      return ran
    },
  }
}

async function withAdvisoryLock(pool: Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const connection = await pool.connect()
  let broken = false
  try {
    if (!(await take(connection, name))) return false
    await work()
    await connection.query('SELECT pg_advisory_unlock($1::bigint)', [lockNumber(name)])
    return true
  } catch (error) {
    // Closing the connection is what lets the lock go when unlocking could not be reached.
    broken = true
    throw error
  } finally {
    connection.release(broken)
  }
}

async function take(connection: PoolClient, name: string): Promise<boolean> {
  const sql = 'SELECT pg_try_advisory_lock($1::bigint) AS taken'
  const { rows } = await connection.query<{ taken: boolean }>(sql, [lockNumber(name)])
  return rows[0]?.taken === true
}

/** A stable 63-bit number from the job's name. */
export function lockNumber(name: string): string {
  return (createHash('sha256').update(`notch:${name}`).digest().readBigUInt64BE() >> 1n).toString()
}
