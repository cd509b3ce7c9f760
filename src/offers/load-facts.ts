import { type Catalog, findCatalog } from '../catalog/find-catalog.ts'
import type { Rows } from '../database/client.ts'
import { type Facts, factsOf, type OrderTold } from './facts.ts'

export interface FactsWanted {
  readonly orderId: bigint
  readonly customerId: bigint | null
  /** Its day in the store's zone is the rule's day. */
  readonly decidedAt: Date
  /** Leaves out what the customer bought later: a dry run. null: everything counts. */
  readonly ownedUntil: Date | null
}

/** Facts by order, with the catalog they and the offers need, in three queries whatever the number of orders. */
export async function loadFacts(
  rows: Rows,
  storeId: string,
  wanted: readonly FactsWanted[],
  offeredProductIds: Iterable<string>,
): Promise<{ facts: ReadonlyMap<bigint, Facts>; catalog: Catalog }> {
  const asked = wanted.map(({ orderId, customerId, ...times }) => {
    return { orderId: `${orderId}`, customerId: customerId?.toString(), ...times }
  })
  const asJson = JSON.stringify(asked)
  const orders = await loadOrders(rows, storeId, asJson)
  const owned = await loadOwned(rows, storeId, asJson)
  const bought = [...orders.values()].flatMap((order) => order.lines.flatMap((line) => line.productExternalId ?? []))
  const catalog = await findCatalog(rows, storeId, [...bought, ...offeredProductIds])
  const findProduct = (externalId: string) => catalog.get(externalId)
  const facts = new Map<bigint, Facts>()
  for (const [id, order] of orders) facts.set(id, factsOf(order, owned.get(id) ?? [], findProduct))
  return { facts, catalog }
}

interface OrderRow extends Omit<OrderTold, 'lines'> {
  readonly id: bigint
  readonly productExternalId: string | null
  /** null on the one row of an order without products. */
  readonly unitMinor: bigint | null
}

async function loadOrders(rows: Rows, storeId: string, asJson: string): Promise<Map<bigint, OrderTold>> {
  const found = await rows.$queryRaw<OrderRow[]>`
    SELECT o.id, o.currency, o."linesMinor" AS "itemsMinor", o.nth, o.country,
      to_char(x."decidedAt" AT TIME ZONE s."timeZone", 'YYYY-MM-DD') AS date,
      l."productExternalId", l."unitMinor"
    FROM json_to_recordset(${asJson}::json) AS x("orderId" bigint, "decidedAt" timestamptz)
    JOIN "Order" o ON o.id = x."orderId" AND o."storeId" = ${storeId}
    JOIN "Store" s ON s.id = o."storeId"
    LEFT JOIN "OrderLine" l ON l."orderId" = o.id AND l.kind = 'product'
    ORDER BY o.id, l.position`
  const orders = new Map<bigint, OrderTold & { lines: { productExternalId: string | null; unitMinor: bigint }[] }>()
  for (const { id, productExternalId, unitMinor, ...told } of found) {
    const order = orders.get(id) ?? { ...told, lines: [] }
    orders.set(id, order)
    if (unitMinor !== null) order.lines.push({ productExternalId, unitMinor })
  }
  return orders
}

/** A refunded item stays owned: what a customer sent back is not offered to them again. */
async function loadOwned(rows: Rows, storeId: string, asJson: string): Promise<Map<bigint, string[]>> {
  const found = await rows.$queryRaw<{ orderId: bigint; productExternalId: string }[]>`
    SELECT DISTINCT x."orderId", l."productExternalId"
    FROM json_to_recordset(${asJson}::json) AS x("orderId" bigint, "customerId" bigint, "ownedUntil" timestamptz)
    JOIN "Order" o ON o."customerId" = x."customerId" AND o."storeId" = ${storeId}
      AND o."paidAt" IS NOT NULL AND o."cancelledAt" IS NULL
      AND (x."ownedUntil" IS NULL OR o."placedAt" <= x."ownedUntil")
    JOIN "OrderLine" l ON l."orderId" = o.id AND l.kind = 'product' AND l."productExternalId" IS NOT NULL`
  const owned = new Map<bigint, string[]>()
  for (const { orderId, productExternalId } of found) {
    const list = owned.get(orderId)
    if (list) list.push(productExternalId)
    else owned.set(orderId, [productExternalId])
  }
  return owned
}
