import type { Rows } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'
import { type Origin, originWithoutPerson } from '../orders/without-person.ts'
import type { Person } from './find-person.ts'

/**
 * Takes the person out of customers and orders. The rows, their money, who bought together and what was credited stay, so no
 * figure changes. Orders that were only named are remembered too: one told later stays nobody's.
 */
export async function eraseOrders(
  rows: Rows,
  storeId: string,
  { customerIds, orderIds, orderExternalIds }: Person,
  now: Date,
): Promise<{ customers: number; orders: number }> {
  await rows.$executeRaw`
    INSERT INTO "OrderErasure" ("storeId", "externalId", "erasedAt")
    SELECT ${storeId}::text, x, ${now}::timestamptz FROM unnest(${orderExternalIds}::text[]) AS x
    ON CONFLICT DO NOTHING`
  const orders = await emptyOrders(rows, orderIds, now)
  const customers = await rows.$executeRaw`
    UPDATE "Customer" SET key = 'erased:' || id, "externalId" = NULL, email = NULL, "firstName" = NULL, "lastName" = NULL,
      consent = 'refused', "consentSource" = NULL, "consentVersion" = '', locale = NULL, country = NULL, "timeZone" = NULL, version = ''
    WHERE id = ANY(${customerIds}::bigint[])`
  return { customers, orders }
}

async function emptyOrders(rows: Rows, ids: readonly bigint[], now: Date): Promise<number> {
  if (ids.length === 0) return 0
  const held = await rows.$queryRaw<(Origin & { readonly id: bigint })[]>`
    SELECT id, "landingPage", referrer, attributes, coalesce(tags, '{}') AS tags FROM "Order"
    WHERE id = ANY(${ids}::bigint[]) ORDER BY id FOR UPDATE`
  const kept = held.map((order) => ({ id: order.id, ...originWithoutPerson(order) }))
  return rows.$executeRaw`
    UPDATE "Order" o SET email = NULL, "erasedAt" = coalesce(o."erasedAt", ${now}::timestamptz),
      "landingPage" = x."landingPage", referrer = x.referrer, attributes = x.attributes, tags = x.tags
    FROM json_to_recordset(${rowsJson(kept)}::json)
      AS x(id bigint, "landingPage" text, referrer text, attributes jsonb, tags text[])
    WHERE o.id = x.id`
}
