import type { IncomingProduct } from '../catalog/incoming.ts'
import { recordProducts } from '../catalog/record.ts'
import { Prisma, type Rows } from '../database/client.ts'
import type { IncomingOrder } from '../orders/incoming.ts'
import { recordOrders } from '../orders/record.ts'
import { isToldByFile } from '../orders/told-by-file.ts'
import type { DueImport } from './import-row.ts'
import { joinTwins } from './join-twins.ts'
import { nameProducts } from './known-products.ts'
import { fileMarkOf } from './version.ts'

export async function recordPastOrders(rows: Rows, one: DueImport, orders: readonly IncomingOrder[], now: Date) {
  const ids = orders.map((order) => order.externalId)
  // What an earlier file told of their refunds is void, for this one may tell of none.
  await rows.$executeRaw`
    DELETE FROM "Refund" WHERE "storeId" = ${one.storeId} AND "orderExternalId" = ANY(${ids}::text[])
      AND ${isToldByFile(Prisma.sql`version`)} AND version COLLATE "C" < ${fileMarkOf(one.createdAt)}`
  await recordOrders(rows, one.storeId, await nameProducts(rows, one.storeId, orders), now)
}

export async function recordPastProducts(rows: Rows, one: DueImport, products: readonly IncomingProduct[]) {
  await recordProducts(rows, one.storeId, products)
  await joinTwins(rows)
}
