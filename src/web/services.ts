import type { PrismaClient } from '../database/client.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Keys } from '../lib/secrets.ts'
import type { ClickKeeper } from '../links/keep-clicks.ts'
import type { StoreAdapter } from '../stores/adapter.ts'
import type { CallApi } from '../stores/call-api.ts'
import type { Receiver } from '../stores/receive.ts'

/** What the web layer needs; app.ts puts it together. */
export interface WebServices {
  readonly client: PrismaClient
  readonly clock: Clock
  readonly log: Log
  readonly keys: Keys
  /** Where customers and stores reach this app, without a trailing slash: links and cookies follow it. */
  readonly publicUrl: string
  readonly adapters: readonly StoreAdapter[]
  readonly receive: Receiver
  readonly callApi: CallApi
  readonly clicks: Pick<ClickKeeper, 'keep'>
  readonly mailerName: string
  /** Where uploaded files of past orders lie until they are imported. */
  readonly importFolder: string
  /** The built admin: dist/admin. */
  readonly adminFolder: string
  /** Present when CLOCK is an instant: POST /clock moves it and the mailbox may be read without signing in. */
  readonly steppedClock?: { advance(to: Date): Promise<{ now: Date; did: number }> }
}
