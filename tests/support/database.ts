import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { afterAll, inject } from 'vitest'
import { createClient } from '../../src/database/client.ts'
import { processLocks } from '../../src/database/job-locks.ts'
import type { Database } from '../../src/database/open.ts'
import { openServerDatabase } from '../../src/database/open-server.ts'
import { silentLog } from '../../src/lib/log.ts'
import { admin, databaseUrl } from './prepare-databases.ts'

/** A migrated, empty database for one test file, gone when the file ends. */
export async function testDatabase(): Promise<Database> {
  const template = inject('template')
  const database = template ? await cloneOnServer(template) : await cloneEmbedded()
  afterAll(() => database.close())
  return database
}

async function cloneEmbedded(): Promise<Database> {
  const file = inject('snapshotFile')
  if (!file) throw new Error('no snapshot to clone: prepare-databases.ts did not run')
  const store = await PGlite.create({
    loadDataDir: new Blob([readFileSync(file)]),
    startParams: [...PGlite.defaultStartParams, '-c', 'TimeZone=UTC'],
  })
  const client = createClient(new PrismaPGlite(store))
  const close = async () => {
    await client.$disconnect()
    await store.close()
  }
  return { kind: 'embedded', client, direct: client, locks: processLocks(), close }
}

async function cloneOnServer({ adminUrl, name }: { adminUrl: string; name: string }): Promise<Database> {
  const copy = `notch_test_${process.pid}_${Math.random().toString(36).slice(2)}`
  await admin(adminUrl, `CREATE DATABASE ${copy} TEMPLATE ${name}`)
  const database = await openServerDatabase(databaseUrl(adminUrl, copy), 8, silentLog)
  const close = async () => {
    await database.close()
    await admin(adminUrl, `DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`)
  }
  return { ...database, close }
}

/** Empties every table, for a test file that starts each test from nothing. */
export async function emptyTables({ client }: Database): Promise<void> {
  const tables = await client.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`
  await client.$executeRawUnsafe(`TRUNCATE ${tables.map((table) => table.name).join(', ')} RESTART IDENTITY CASCADE`)
}
