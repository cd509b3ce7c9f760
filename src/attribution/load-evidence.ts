import { Prisma, type PrismaClient } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'
import { groupBy } from '../lib/group-by.ts'
import { readClickId } from '../links/token.ts'
import { claimedClickIds } from './claims.ts'
import type { Candidate, Evidence } from './credit.ts'
import type { DueOrder } from './due-orders.ts'

type ClickIdRow = Found & { readonly clickId: string; readonly clickedAt: Date | null }
type ClickRow = Found & { readonly clickId: string; readonly clickedAt: Date; readonly isHuman: boolean }

/** A candidate with the order it was found for. */
interface Found extends Candidate {
  readonly dueId: bigint
}

/** SQL: a Candidate from a "Message" `m`. One whose fate is unknown counts as sent when it was due: it may have arrived. */
const candidate = Prisma.sql`m.id AS "messageId", m."storeId", m."orderId", m."customerId",
  coalesce(m."sentAt", CASE WHEN m.state IN ('sending', 'uncertain') THEN m."dueAt" END) AS "sentAt"`

/** All evidence for a batch of orders, in three queries. */
export async function loadEvidence(
  client: PrismaClient,
  linkKey: Buffer,
  orders: readonly DueOrder[],
): Promise<(order: DueOrder) => Evidence> {
  const counted = orders.filter((order) => order.isCounted)
  const clickIds = groupByOrder(await loadClickIds(client, linkKey, counted))
  const codes = groupByOrder(await loadCodes(client, counted))
  const clicks = groupByOrder(await loadClicks(client, counted))
  return ({ id, windowDays }) => ({
    windowDays,
    clickIds: clickIds.get(id) ?? [],
    codes: codes.get(id) ?? [],
    clicks: clicks.get(id) ?? [],
  })
}

function groupByOrder<Row extends Found>(rows: readonly Row[]): Map<bigint, (Row & { message: Candidate })[]> {
  return groupBy(
    rows.map((row) => ({ ...row, message: row })),
    (row) => row.dueId,
  )
}

/** Only ids whose signature holds; the message may still be another store's, which `credit` refuses. */
async function loadClickIds(client: PrismaClient, linkKey: Buffer, orders: readonly DueOrder[]): Promise<ClickIdRow[]> {
  const claims = orders.flatMap((order) =>
    claimedClickIds(order).flatMap((clickId, place) => {
      const messageId = readClickId(linkKey, clickId)
      return messageId === undefined ? [] : [{ dueId: order.id, place, clickId, messageId }]
    }),
  )
  if (claims.length === 0) return []
  return client.$queryRaw<ClickIdRow[]>`
    SELECT x."dueId", ${candidate}, x."clickId", c."clickedAt"
    FROM json_to_recordset(${rowsJson(claims)}::json)
      AS x("dueId" bigint, place int, "clickId" text, "messageId" bigint)
    JOIN "Message" m ON m.id = x."messageId"
    LEFT JOIN "Click" c ON c."clickId" = x."clickId"
    ORDER BY x."dueId", x.place`
}

/** Customers type codes in any case. Looked up by plain equality, so that the index serves. */
function spellings(code: string): string[] {
  return [...new Set([code, code.toUpperCase(), code.toLowerCase()])]
}

async function loadCodes(client: PrismaClient, orders: readonly DueOrder[]): Promise<Found[]> {
  const used = orders.flatMap((order) =>
    order.discountCodes.flatMap((typed, place) =>
      spellings(typed).map((code) => ({ dueId: order.id, storeId: order.storeId, place, code })),
    ),
  )
  if (used.length === 0) return []
  return client.$queryRaw<Found[]>`
    SELECT x."dueId", ${candidate}
    FROM json_to_recordset(${rowsJson(used)}::json) AS x("dueId" bigint, "storeId" text, place int, code text)
    JOIN "DiscountCode" d ON d."storeId" = x."storeId" AND d.code = x.code
    JOIN "Message" m ON m.id = d."messageId"
    ORDER BY x."dueId", x.place`
}

async function loadClicks(client: PrismaClient, orders: readonly DueOrder[]): Promise<ClickRow[]> {
  const ids = orders.filter((order) => order.customerId !== null).map((order) => order.id)
  if (ids.length === 0) return []
  return client.$queryRaw<ClickRow[]>`
    SELECT o.id AS "dueId", ${candidate}, c."clickId", c."clickedAt", c."isHuman"
    FROM "Order" o
    JOIN "Store" s ON s.id = o."storeId"
    JOIN "Message" m ON m."customerId" = o."customerId"
    JOIN "Click" c ON c."messageId" = m.id AND c."isHuman" AND c."clickedAt" <= o."placedAt"
      AND c."clickedAt" >= o."placedAt" - make_interval(hours => 24 * s."windowDays")
    WHERE o.id = ANY(${ids}::bigint[])`
}
