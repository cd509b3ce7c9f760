import type { Rows } from './client.ts'

/**
 * Lets one transaction at a time record what a store says; held until it ends. A refund and its order that arrive in two
 * processes at once would otherwise not see each other, and a customer's orders would be numbered from half of them.
 * Whoever records for several stores takes them in the order of their ids.
 */
export async function recordAlone(rows: Rows, storeId: string): Promise<void> {
  await rows.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`record ${storeId}`}::text, 0))`
}
