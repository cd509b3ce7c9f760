import { type Database, openDatabase } from '../../src/database/open.ts'
import { silentLog } from '../../src/lib/log.ts'
import { admin, databaseUrl } from '../support/prepare-databases.ts'

const server = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** A migrated database of its own on the PostgreSQL server, for benches that compare with peers on the same one. */
export async function withServerDatabase<T>(work: (database: Database, url: string) => Promise<T>): Promise<T> {
  const name = `notch_bench_${process.pid}_${Date.now()}`
  const url = databaseUrl(server, name)
  await admin(server, `CREATE DATABASE ${name}`)
  try {
    const database = await openDatabase({ url, dataFolder: '', connections: 10 }, silentLog)
    try {
      return await work(database, url)
    } finally {
      await database.close()
    }
  } finally {
    await admin(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
}

/** Items a second of `work`, which handles `count` of them. */
export async function rateOf(count: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return count / ((performance.now() - began) / 1000)
}
