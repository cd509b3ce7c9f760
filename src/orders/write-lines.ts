import type { Rows } from '../database/client.ts'
import { columns } from '../database/columns.ts'
import { rowsJson } from '../database/rows-json.ts'
import type { IncomingOrder } from './incoming.ts'
import type { WrittenOrder } from './write-orders.ts'

const line = columns({
  externalId: 'text',
  position: 'int',
  productExternalId: 'text',
  variantExternalId: 'text',
  sku: 'text',
  title: 'text',
  quantity: 'int',
  unitMinor: 'bigint',
  discountMinor: 'bigint',
  totalMinor: 'bigint',
  taxMinor: 'bigint',
  kind: 'text',
})

/** Replaces the lines of the orders that were written; `orders` may hold others. */
export async function writeLines(
  rows: Rows,
  written: readonly WrittenOrder[],
  orders: readonly IncomingOrder[],
): Promise<void> {
  if (written.length === 0) return
  const ids = new Map(written.map((order) => [order.externalId, order.id]))
  const lines = orders.flatMap((order) => {
    const orderId = ids.get(order.externalId)
    return orderId ? order.lines.map((one, position) => ({ ...one, orderId, position })) : []
  })
  await rows.$executeRaw`DELETE FROM "OrderLine" WHERE "orderId" = ANY(${[...ids.values()]}::bigint[])`
  await rows.$executeRaw`
    INSERT INTO "OrderLine" ("orderId", ${line.names})
    SELECT "orderId", ${line.names}
    FROM json_to_recordset(${rowsJson(lines)}::json) AS x("orderId" bigint, ${line.typed})`
}
