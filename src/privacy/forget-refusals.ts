import { Prisma, type PrismaClient } from '../database/client.ts'
import { isRefusalOf } from './named-in.ts'
import type { Traces } from './traces.ts'

/** Removes what refused rows of imported files said of the person; how many were refused stays. Returns how many. */
export function forgetRefusals(client: PrismaClient, storeId: string, who: Traces | 'everybody'): Promise<number> {
  return client.$executeRaw`
    DELETE FROM "ImportRefusal" r USING "Import" i
    WHERE i.id = r."importId" AND i."storeId" = ${storeId}::text
      AND ${who === 'everybody' ? Prisma.sql`true` : isRefusalOf(who)}`
}
