import type { PrismaClient } from './generated/client.ts'
import type { JobLocks } from './job-locks.ts'

/** An open, migrated database of either kind. */
export interface Database {
  readonly kind: 'embedded' | 'server'
  readonly client: PrismaClient
  readonly locks: JobLocks
  close(): Promise<void>
}
