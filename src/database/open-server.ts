import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Log } from '../lib/log.ts'
import { advisoryLocks, lockNumber } from './advisory-locks.ts'
import { createClient } from './client.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { rawRowsOn, rawTypes } from './raw-rows.ts'
import { statementNames } from './statement-names.ts'

/** Prisma's adapter writes instants without a zone, so every session must be in UTC. */
const sessionOptions = '-c TimeZone=UTC'
/** Intake and the outbox commit one batch after the other; more would only wait for the same disk. */
const directConnections = 4

export async function openServerDatabase(url: string, connections: number, log: Log): Promise<Database> {
  log.info('opening the PostgreSQL server', { host: new URL(url).host })
  const nameOf = statementNames()
  const adapter = new PrismaPg(
    { connectionString: url, max: connections, options: sessionOptions },
    { statementNameGenerator: nameOf },
  )
  const client = createClient(adapter)
  const pool = openPool({ connectionString: url, max: 16 }, log)
  const directPool = openPool({ connectionString: url, max: directConnections, types: rawTypes(pg.types) }, log)
  const applied = await migrateAlone(pool, () => migrate(client, adapter))
  if (applied.length > 0) log.info('migrated the database', { applied })
  return {
    kind: 'server',
    client,
    direct: rawRowsOn(directPool, nameOf),
    locks: advisoryLocks(pool),
    async close() {
      await client.$disconnect()
      await Promise.all([pool.end(), directPool.end()])
    },
  }
}

function openPool(settings: pg.PoolConfig, log: Log): pg.Pool {
  const pool = new pg.Pool({ ...settings, options: sessionOptions })
  pool.on('error', (error) => log.error('an idle database connection was lost', error))
  return pool
}

/** Processes that start together wait for each other here, so a migration is applied once. */
async function migrateAlone<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const connection = await pool.connect()
  try {
    await connection.query('SELECT pg_advisory_lock($1::bigint)', [lockNumber('migrate')])
    return await work()
  } finally {
    connection.release(true)
  }
}
