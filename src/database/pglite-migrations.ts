import type { PGlite } from '@electric-sql/pglite'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { PrismaPGlite } from 'pglite-prisma-adapter'

/**
 * The adapter's `executeScript` neither waits for the script nor reports its failure, so a broken migration would be
 * recorded as applied. This one waits.
 */
export function migrationAdapter(store: PGlite): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPGlite(store)
  const connect = async () => {
    const adapter = await factory.connect()
    adapter.executeScript = async (script: string) => {
      await store.exec(script)
    }
    return adapter
  }
  return { provider: factory.provider, adapterName: factory.adapterName, connect, connectToShadowDb: connect }
}
