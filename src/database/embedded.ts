import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { makeFsyncReal } from './durable-files.ts'

/** PGlite's own start parameters turn fsync off with -F; without it, and with a real fsync, a commit is on disk. */
const durableParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'TimeZone=UTC',
]

/** Opens PostgreSQL inside this process on `folder`, with one fsync a commit. The caller holds the folder's lock. */
export async function openEmbedded(folder: string): Promise<PGlite> {
  mkdirSync(folder, { recursive: true })
  const store = await PGlite.create({ dataDir: join(folder, 'postgres'), startParams: durableParams })
  makeFsyncReal(store)
  return store
}
