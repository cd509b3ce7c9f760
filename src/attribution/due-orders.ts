import type { PrismaClient } from '../database/client.ts'
import { isCounted } from '../orders/counted.ts'
import type { OrderToCredit } from './credit.ts'

/** An order whose credit is to be looked at again. */
export interface DueOrder extends OrderToCredit {
  readonly attributes: Readonly<Record<string, string>>
  readonly landingPage: string | null
  readonly discountCodes: readonly string[]
  readonly windowDays: number
  /** PostgreSQL's own mark of the row's version: any write to the order since then shows in it. */
  readonly rowVersion: string
}

export function loadDueOrders(client: PrismaClient, limit: number): Promise<DueOrder[]> {
  return client.$queryRaw<DueOrder[]>`
    SELECT o.id, o."storeId", o."customerId", o."placedAt", ${isCounted('o')} AS "isCounted",
      o.attributes, o."landingPage", coalesce(o."discountCodes", '{}') AS "discountCodes", s."windowDays", o.xmin::text AS "rowVersion"
    FROM "Order" o JOIN "Store" s ON s.id = o."storeId"
    WHERE o."attributionDue" ORDER BY o.id LIMIT ${limit}`
}
