import type { PrismaClient } from './client.ts'

/**
 * Job for the embedded store, which has no autovacuum: makes room of rows that were rewritten and lets the planner know
 * how large the tables have become. A server does this by itself.
 */
export async function tidyDatabase(client: PrismaClient): Promise<number> {
  await client.$executeRawUnsafe('VACUUM (ANALYZE)')
  return 0
}

/**
 * Lets the planner know at once how large the tables have become: a server notices within minutes, in which an import
 * fills them a hundredfold and every statement reads them whole.
 */
export async function learnSizes(client: PrismaClient): Promise<void> {
  await client.$executeRawUnsafe('ANALYZE "Customer", "Order", "OrderLine", "Refund", "Product", "Variant"')
}
