import type { Log } from '../lib/log.ts'
import type { Database } from './database.ts'
import { openEmbeddedDatabase } from './open-embedded.ts'
import { openServerDatabase } from './open-server.ts'

export type { Database } from './database.ts'

export interface DatabaseSettings {
  /** A postgres:// URL; without one the embedded store is used. */
  readonly url?: string | undefined
  /** Where the embedded store keeps its files. */
  readonly dataFolder: string
  /** Connections to the server; the embedded store has one. */
  readonly connections: number
}

/** Opens and migrates the database. Refuses a taken folder and a schema newer than this version. */
export function openDatabase(settings: DatabaseSettings, log: Log): Promise<Database> {
  return settings.url
    ? openServerDatabase(settings.url, settings.connections, log)
    : openEmbeddedDatabase(settings.dataFolder, log)
}
