import { Prisma, type PrismaClient } from '../../database/client.ts'
import { pageFrom, readCursor } from '../cursor.ts'
import type { SuppressionQuery, SuppressionRow } from '../schemas/suppression.ts'

interface ListedSuppression {
  readonly id: bigint
  readonly at: Date
  readonly email: string
  readonly reason: string
  readonly source: string
}

export async function listSuppressions(client: PrismaClient, { store, q, cursor, limit }: SuppressionQuery) {
  const place = readCursor(cursor)
  const rows = await selectSuppressions(
    client,
    Prisma.sql`"storeId" = ${store} AND ("createdAt", id) < (${place.at}::timestamptz, ${place.id}::bigint)
      ${q ? Prisma.sql`AND strpos(email, ${q.toLowerCase()}) > 0` : Prisma.empty}`,
    limit + 1,
  )
  const { items, nextCursor } = pageFrom(rows, limit)
  return { items: items.map(showSuppression), nextCursor }
}

export async function findSuppression(client: PrismaClient, id: bigint): Promise<SuppressionRow | undefined> {
  const [row] = await selectSuppressions(client, Prisma.sql`id = ${id}`, 1)
  return row && showSuppression(row)
}

function selectSuppressions(client: PrismaClient, where: Prisma.Sql, limit: number): Promise<ListedSuppression[]> {
  return client.$queryRaw<ListedSuppression[]>`
    SELECT id, "createdAt" AS at, email, reason, source FROM "Suppression"
    WHERE ${where} ORDER BY "createdAt" DESC, id DESC LIMIT ${limit}`
}

function showSuppression({ id, at, ...row }: ListedSuppression): SuppressionRow {
  return { ...row, id: id.toString(), createdAt: at.toISOString() }
}
