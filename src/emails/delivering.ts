import type { PrismaClient } from '../database/client.ts'
import type { RawRows } from '../database/raw-rows.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { StoreAdapter } from '../stores/adapter.ts'
import type { Mailer } from './mailer.ts'

/** What the deliver job works with. */
export interface Delivering {
  readonly client: PrismaClient
  /** For the outbox itself. */
  readonly direct: RawRows
  readonly clock: Clock
  readonly log: Log
  readonly mailer: Mailer
  readonly adapters: readonly StoreAdapter[]
  readonly linkKey: Buffer
  readonly publicUrl: string
  /** True once the process is asked to stop. */
  readonly mustStop: () => boolean
}
