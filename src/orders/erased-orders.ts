import type { Rows } from '../database/client.ts'
import type { IncomingOrder } from './incoming.ts'
import { withoutPerson } from './without-person.ts'

/** The same orders, those that were erased without their customer: a late telling must not bring anybody back. */
export async function leaveOutErased(
  rows: Rows,
  storeId: string,
  orders: readonly IncomingOrder[],
): Promise<readonly IncomingOrder[]> {
  const ids = orders.map((order) => order.externalId)
  const found = await rows.$queryRaw<{ externalId: string }[]>`
    SELECT "externalId" FROM "OrderErasure"
    WHERE "storeId" = ${storeId}::text AND "externalId" = ANY(${ids}::text[])`
  if (found.length === 0) return orders
  const erased = new Set(found.map((order) => order.externalId))
  return orders.map((order) => (erased.has(order.externalId) ? withoutPerson(order) : order))
}
