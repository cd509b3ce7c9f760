import type { PrismaClient } from './client.ts'

/**
 * Job for the embedded store, which has no autovacuum: makes room of rows that were rewritten and lets the planner know
 * how large the tables have become. A server does this by itself.
 */
export async function tidyDatabase(client: PrismaClient): Promise<number> {
  await client.$executeRawUnsafe('VACUUM (ANALYZE)')
  return 0
}
