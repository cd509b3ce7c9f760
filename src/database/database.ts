import type { PrismaClient } from './generated/client.ts'
import type { JobLocks } from './job-locks.ts'
import type { RawRows } from './raw-rows.ts'

/** An open, migrated database of either kind. */
export interface Database {
  readonly kind: 'embedded' | 'server'
  readonly client: PrismaClient
  /** For the hot paths. On the server it has connections of its own; the embedded store's only one is the client's. */
  readonly direct: RawRows
  readonly locks: JobLocks
  close(): Promise<void>
}
