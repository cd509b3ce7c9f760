import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { TestProject } from 'vitest/node'
import { createClient } from '../../src/database/client.ts'
import { migrate } from '../../src/database/migrate.ts'
import { knownMigrations } from '../../src/database/migrations.ts'
import { openServerDatabase } from '../../src/database/open-server.ts'
import { migrationAdapter } from '../../src/database/pglite-migrations.ts'
import { silentLog } from '../../src/lib/log.ts'
import { projectRoot } from '../../src/lib/root.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty embedded store to clone; absent when a server is used. */
    snapshotFile: string | undefined
    /** A migrated, empty database on the server to clone, with the server's admin URL. */
    template: { adminUrl: string; name: string } | undefined
  }
}

/** Migrates once; every test file then clones. TEST_DATABASE_URL picks a PostgreSQL server instead of the embedded store. */
export default async function prepare(project: TestProject): Promise<() => Promise<void>> {
  const adminUrl = process.env['TEST_DATABASE_URL']
  return adminUrl ? prepareServer(project, adminUrl) : prepareEmbedded(project)
}

async function prepareEmbedded(project: TestProject): Promise<() => Promise<void>> {
  const file = join(projectRoot, 'node_modules', '.notch', `test-snapshot-${digestOfMigrations()}.tar`)
  if (!existsSync(file)) await makeSnapshot(file)
  project.provide('snapshotFile', file)
  project.provide('template', undefined)
  return async () => undefined
}

/** Making one takes seconds, so it is kept for as long as the migrations are the same. */
async function makeSnapshot(file: string): Promise<void> {
  const store = await PGlite.create({ startParams: [...PGlite.defaultStartParams, '-c', 'TimeZone=UTC'] })
  await migrate(createClient(new PrismaPGlite(store)), migrationAdapter(store))
  const bytes = Buffer.from(await (await store.dumpDataDir('none')).arrayBuffer())
  await store.close()
  mkdirSync(dirname(file), { recursive: true })
  // Renamed into place, so that another run never reads half a file.
  writeFileSync(`${file}.${process.pid}`, bytes)
  renameSync(`${file}.${process.pid}`, file)
}

function digestOfMigrations(): string {
  // Another PGlite may hold another PostgreSQL, which does not open the older one's files.
  const hash = createHash('sha256').update(
    readFileSync(join(projectRoot, 'node_modules/@electric-sql/pglite/package.json')),
  )
  for (const { name, sql } of knownMigrations()) hash.update(`${name}\n${sql}\n`)
  return hash.digest('hex').slice(0, 16)
}

async function prepareServer(project: TestProject, adminUrl: string): Promise<() => Promise<void>> {
  const name = `notch_test_template_${process.pid}`
  await admin(adminUrl, `CREATE DATABASE ${name}`)
  const database = await openServerDatabase(databaseUrl(adminUrl, name), 2, silentLog)
  await database.close()
  project.provide('snapshotFile', undefined)
  project.provide('template', { adminUrl, name })
  return () => admin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

export function databaseUrl(adminUrl: string, name: string): string {
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return url.href
}

export async function admin(adminUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
