import type { Rows } from '../database/client.ts'
import { isCounted } from './counted.ts'
import type { WrittenOrder } from './write-orders.ts'

/** Numbers the counted orders of every customer whose orders moved, by the time of placing; the others get none. */
export async function numberOrders(rows: Rows, written: readonly WrittenOrder[]): Promise<void> {
  const moved = written.filter((order) => order.movesNumbers)
  const customers = new Set(moved.flatMap((order) => [order.customerId, order.customerIdBefore]))
  const ids = [...customers].filter((id) => id !== null)
  if (ids.length > 0) {
    await rows.$executeRaw`
      WITH numbered AS (
        SELECT o.id, CASE WHEN ${isCounted('o')} THEN row_number() OVER (
          PARTITION BY o."customerId", ${isCounted('o')} ORDER BY o."placedAt", o."externalId" COLLATE "C") END AS nth
        FROM "Order" o WHERE o."customerId" = ANY(${ids}::bigint[])
      )
      UPDATE "Order" o SET nth = n.nth FROM numbered n WHERE o.id = n.id AND o.nth IS DISTINCT FROM n.nth`
  }
  await unnumber(rows, moved)
}

/** An order that lost its customer is nobody's n-th. */
async function unnumber(rows: Rows, moved: readonly WrittenOrder[]): Promise<void> {
  const ids = moved.filter((order) => order.customerId === null && order.customerIdBefore !== null).map(({ id }) => id)
  if (ids.length > 0) await rows.$executeRaw`UPDATE "Order" SET nth = NULL WHERE id = ANY(${ids}::bigint[])`
}
