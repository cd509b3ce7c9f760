import type { SqlDriverAdapterFactory } from '@prisma/client/runtime/client'
import { Prisma, PrismaClient } from './generated/client.ts'

export { Prisma, PrismaClient }

/** What a module needs to read or write: the client itself or an open transaction. */
export type Rows = Prisma.TransactionClient

export function createClient(adapter: SqlDriverAdapterFactory): PrismaClient {
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 30_000, timeout: 120_000 } })
}
