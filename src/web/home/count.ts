import type { PrismaClient } from '../../database/client.ts'
import { isCounted } from '../../orders/counted.ts'
import type { Counts } from '../schemas/home.ts'
import { showMoney } from '../show-money.ts'

interface CountRow {
  readonly deliveries: number
  readonly orders: number
  readonly planned: number
  readonly sent: number
  readonly humanClicks: number
  readonly scannerClicks: number
  readonly creditedOrders: number
  readonly creditedNet: bigint
}

/**
 * What one store did since `since`. Orders count as in the report, by when they were placed; credit in another
 * currency than the store's is left out, since nothing is added across currencies.
 */
export async function countSince(
  client: PrismaClient,
  storeId: string,
  currency: string,
  since: Date,
): Promise<Counts> {
  const [row] = await client.$queryRaw<CountRow[]>`
    WITH x AS (SELECT ${storeId}::text AS store, ${since}::timestamptz AS since)
    SELECT
      (SELECT count(*)::int FROM "Delivery" d WHERE d."storeId" = x.store AND d."receivedAt" >= x.since) AS deliveries,
      (SELECT count(*)::int FROM "Order" o WHERE o."storeId" = x.store AND o."placedAt" >= x.since
        AND ${isCounted('o')}) AS orders,
      (SELECT count(*)::int FROM "Message" m WHERE m."storeId" = x.store AND m."createdAt" >= x.since) AS planned,
      (SELECT count(*)::int FROM "Message" m WHERE m."storeId" = x.store AND m."sentAt" >= x.since
        -- What was sent since then was planned at most the longest useful time (90 days) before; the index is by planning.
        AND m."createdAt" >= x.since - interval '90 days') AS sent,
      clicks.human AS "humanClicks", clicks.scanner AS "scannerClicks",
      credit.orders AS "creditedOrders", credit.net AS "creditedNet"
    FROM x,
      LATERAL (SELECT count(*) FILTER (WHERE c."isHuman")::int AS human, count(*) FILTER (WHERE NOT c."isHuman")::int AS scanner
        FROM "Click" c WHERE c."storeId" = x.store AND c."clickedAt" >= x.since) clicks,
      LATERAL (SELECT count(*)::int AS orders, coalesce(sum(a."netMinor"), 0)::bigint AS net
        FROM "Order" o JOIN "Attribution" a ON a."orderId" = o.id AND a.currency = ${currency}
        WHERE o."storeId" = x.store AND o."placedAt" >= x.since) credit`
  if (!row) throw new Error('a query of counts returned no row')
  const { creditedNet, ...counts } = row
  return { ...counts, creditedNet: showMoney(creditedNet, currency) }
}
