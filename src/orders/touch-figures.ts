import type { Rows } from '../database/client.ts'
import type { WrittenOrder } from './write-orders.ts'

/**
 * Marks the store's days whose figures these orders change: the day each was placed (and was said to be placed before),
 * and the day its customer (and the one it had before) was assigned to an arm.
 */
export async function touchFigures(
  rows: Rows,
  storeId: string,
  orderIds: readonly bigint[],
  written: readonly WrittenOrder[],
): Promise<void> {
  if (orderIds.length === 0) return
  const placedBefore = written.map((order) => order.placedAtBefore).filter((at) => at !== null)
  const customersBefore = written.map((order) => order.customerIdBefore).filter((id) => id !== null)
  await rows.$executeRaw`
    WITH changed AS (SELECT "placedAt", "customerId" FROM "Order" WHERE id = ANY(${orderIds}::bigint[])),
    touched AS (
      SELECT "placedAt" AS at FROM changed
      UNION SELECT unnest(${placedBefore}::timestamptz[])
      UNION SELECT "assignedAt" FROM "Assignment" WHERE "customerId" IN (
        SELECT "customerId" FROM changed UNION SELECT unnest(${customersBefore}::bigint[]))
    )
    INSERT INTO "MetricTouch" ("storeId", day)
    SELECT DISTINCT s.id, (t.at AT TIME ZONE s."timeZone")::date FROM "Store" s CROSS JOIN touched t
    WHERE s.id = ${storeId}::text`
}
