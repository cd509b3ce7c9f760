import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Log } from '../lib/log.ts'
import { advisoryLocks, lockNumber } from './advisory-locks.ts'
import { createClient } from './client.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { statementNames } from './statement-names.ts'

/** Prisma's adapter writes instants without a zone, so every session must be in UTC. */
const sessionOptions = '-c TimeZone=UTC'

export async function openServerDatabase(url: string, connections: number, log: Log): Promise<Database> {
  log.info('opening the PostgreSQL server', { host: new URL(url).host })
  const adapter = new PrismaPg(
    { connectionString: url, max: connections, options: sessionOptions },
    { statementNameGenerator: statementNames() },
  )
  const client = createClient(adapter)
  const pool = new pg.Pool({ connectionString: url, max: 16, options: sessionOptions })
  pool.on('error', (error) => log.error('an idle database connection was lost', error))
  const applied = await migrateAlone(pool, () => migrate(client, adapter))
  if (applied.length > 0) log.info('migrated the database', { applied })
  return {
    kind: 'server',
    client,
    locks: advisoryLocks(pool),
    async close() {
      await client.$disconnect()
      await pool.end()
    },
  }
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
