import { Prisma, type PrismaClient } from '../../database/client.ts'
import { pageFrom, readCursor } from '../cursor.ts'
import { notFound } from '../problem.ts'
import type { DeliveryDetail, DeliveryQuery, DeliveryRow } from '../schemas/delivery.ts'
import { deliveryHeaders, deliveryOrigin, deliveryState } from '../schemas/delivery.ts'

interface ListedDelivery {
  readonly id: bigint
  readonly at: Date
  readonly storeId: string
  readonly key: string
  readonly topic: string
  readonly state: string
  readonly origin: string
  readonly isAsking: boolean
  readonly reason: string | null
  readonly attempts: number
  readonly bytes: number
  readonly settledAt: Date | null
}

/** Newest first; bodies stay in the database. */
export async function listDeliveries(client: PrismaClient, { cursor, limit, ...filter }: DeliveryQuery) {
  const place = readCursor(cursor)
  const rows = await selectDeliveries(
    client,
    Prisma.sql`("receivedAt", id) < (${place.at}::timestamptz, ${place.id}::bigint) AND ${fitting(filter)}`,
    limit + 1,
  )
  const { items, nextCursor } = pageFrom(rows, limit)
  return { items: items.map(showDelivery), nextCursor }
}

function fitting({ store, state, topic, origin, q }: Omit<DeliveryQuery, 'cursor' | 'limit'>): Prisma.Sql {
  return Prisma.sql`"storeId" = ${store}
    ${state ? Prisma.sql`AND state = ${state}` : Prisma.empty} ${topic ? Prisma.sql`AND topic = ${topic}` : Prisma.empty}
    ${origin ? Prisma.sql`AND origin = ${origin}` : Prisma.empty} ${q ? searched(store, q) : Prisma.empty}`
}

/** Each has an index of its own; an order's other deliveries could only be found by reading every row. */
function searched(store: string, q: string): Prisma.Sql {
  return Prisma.sql`AND id IN (
    SELECT id FROM "Delivery" WHERE "storeId" = ${store} AND key = ${q}
    UNION ALL SELECT id FROM "Delivery" WHERE stops AND state IN ('waiting', 'quarantined')
      AND "storeId" = ${store} AND "orderExternalId" = ${q})`
}

/** Throws AppError `no-such-delivery`. */
export async function loadDeliveryRow(client: PrismaClient, id: bigint): Promise<DeliveryRow> {
  const [row] = await selectDeliveries(client, Prisma.sql`id = ${id}`, 1)
  if (!row) throw notFound('delivery', id.toString())
  return showDelivery(row)
}

/** With its headers, and its body as text; bytes that are no UTF-8 show as �. */
export async function loadDelivery(client: PrismaClient, id: bigint): Promise<DeliveryDetail> {
  const row = await loadDeliveryRow(client, id)
  const kept = await client.delivery.findUnique({ where: { id }, select: { headers: true, body: true } })
  if (!kept) throw notFound('delivery', id.toString())
  return { ...row, headers: deliveryHeaders.parse(kept.headers), body: Buffer.from(kept.body).toString('utf8') }
}

function selectDeliveries(client: PrismaClient, where: Prisma.Sql, limit: number): Promise<ListedDelivery[]> {
  return client.$queryRaw<ListedDelivery[]>`
    SELECT id, "receivedAt" AS at, "storeId", key, topic, state, origin, "isAsking" AND state = 'waiting' AS "isAsking",
      reason, attempts, octet_length(body) AS bytes, "settledAt"
    FROM "Delivery" WHERE ${where} ORDER BY "receivedAt" DESC, id DESC LIMIT ${limit}`
}

function showDelivery({ id, at, settledAt, state, origin, ...row }: ListedDelivery): DeliveryRow {
  return {
    ...row,
    id: id.toString(),
    state: deliveryState.parse(state),
    origin: deliveryOrigin.parse(origin),
    receivedAt: at.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  }
}
