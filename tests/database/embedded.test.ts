import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEmbedded } from '../../src/database/embedded.ts'
import { lockFolder } from '../../src/database/folder-lock.ts'
import { openDatabase } from '../../src/database/open.ts'
import { tidyDatabase } from '../../src/database/tidy.ts'
import { silentLog } from '../../src/lib/log.ts'
import { addStore } from '../support/rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'notch-embedded-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the store commits to disk, whatever its defaults are', async () => {
  const store = await openEmbedded(join(folder, 'settings'))
  const { rows } = await store.query<Record<string, string>>(
    `SELECT current_setting('fsync') AS fsync, current_setting('wal_sync_method') AS method, current_setting('TimeZone') AS zone,
       current_setting('synchronous_commit') AS synchronous`,
  )
  expect(rows).toEqual([{ fsync: 'on', method: 'fsync', zone: 'UTC', synchronous: 'on' }])
  await store.close()
})

test('writing goes on when one log segment is full and the next begins', async () => {
  const store = await openEmbedded(join(folder, 'segments'))
  await store.exec('CREATE TABLE lines (id bigserial PRIMARY KEY, text text NOT NULL)')
  // A segment is 16 MB; random text, as what repeats is compressed away.
  for (let n = 0; n < 60; n += 1) {
    await store.query(
      `INSERT INTO lines (text) SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 20000)`,
    )
  }
  const { rows } = await store.query<{ count: number; written: boolean }>(
    `SELECT count(*)::int AS count, pg_current_wal_lsn() - '0/0'::pg_lsn > 3 * 16 * 1024 * 1024 AS written FROM lines`,
  )
  expect(rows).toEqual([{ count: 60, written: true }])
  await store.close()
})

test('a folder that one process has open is refused to a second, with the way out', async () => {
  const settings = { dataFolder: join(folder, 'taken'), connections: 2 }
  const first = await openDatabase(settings, silentLog)
  await expect(openDatabase(settings, silentLog)).rejects.toThrow(
    /in use by another Notch process.*DATA_DIR.*DATABASE_URL/,
  )
  await first.close()
  const again = await openDatabase(settings, silentLog)
  await again.close()
})

test('a lock whose process is gone is free', async () => {
  const first = await lockFolder(join(folder, 'lock'))
  await expect(lockFolder(join(folder, 'lock'))).rejects.toThrow('in use')
  await first.release()
  const second = await lockFolder(join(folder, 'lock'))
  await second.release()
})

test('a schema newer than this version is refused, and an older one is brought up to date', async () => {
  const settings = { dataFolder: join(folder, 'newer'), connections: 2 }
  const database = await openDatabase(settings, silentLog)
  await database.client.$executeRaw`
    INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
    VALUES ('x', 'x', now(), '29991231000000_from_the_future', now(), 1)`
  await database.close()
  await expect(openDatabase(settings, silentLog)).rejects.toThrow(/29991231000000_from_the_future.*does not know/)
})

test('tidying lets the planner know how many rows there are', async () => {
  const database = await openDatabase({ dataFolder: join(folder, 'tidy'), connections: 2 }, silentLog)
  await addStore(database)
  const known = () =>
    database.client.$queryRaw`SELECT reltuples::int AS rows FROM pg_class WHERE oid = '"Store"'::regclass`
  expect(await known()).toEqual([{ rows: -1 }])
  await tidyDatabase(database.client)
  expect(await known()).toEqual([{ rows: 1 }])
  await database.close()
})
