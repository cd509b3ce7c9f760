import { PrismaPGlite } from 'pglite-prisma-adapter'
import type { Log } from '../lib/log.ts'
import { createClient } from './client.ts'
import type { Database } from './database.ts'
import { openEmbedded } from './embedded.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { processLocks } from './job-locks.ts'
import { migrate } from './migrate.ts'
import { migrationAdapter } from './pglite-migrations.ts'

export async function openEmbeddedDatabase(folder: string, log: Log): Promise<Database> {
  const lock = await lockFolder(folder)
  try {
    log.info('opening the embedded database', { folder })
    return await openLocked(folder, lock, log)
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function openLocked(folder: string, lock: FolderLock, log: Log): Promise<Database> {
  const store = await openEmbedded(folder)
  const client = createClient(new PrismaPGlite(store))
  try {
    const applied = await migrate(client, migrationAdapter(store))
    if (applied.length > 0) log.info('migrated the database', { applied })
  } catch (error) {
    await store.close()
    throw error
  }
  const close = async () => {
    await client.$disconnect()
    await store.close()
    await lock.release()
  }
  return { kind: 'embedded', client, direct: client, locks: processLocks(), close }
}
