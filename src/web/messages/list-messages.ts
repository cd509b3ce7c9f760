import { Prisma, type PrismaClient } from '../../database/client.ts'
import { pageFrom, readCursor } from '../cursor.ts'
import type { MessageQuery, MessageRow } from '../schemas/message.ts'
import { type ListedMessage, showRow } from './show-row.ts'

/** Newest first. The page is cut before clicks and credit are looked up, so a page costs the same in any store. */
export async function listMessages(client: PrismaClient, query: MessageQuery) {
  const place = readCursor(query.cursor)
  const rows = await selectMessages(
    client,
    Prisma.sql`m."storeId" = ${query.store} AND (m."createdAt", m.id) < (${place.at}::timestamptz, ${place.id}::bigint)
      ${equals('state', query.state)} ${equals('arm', query.arm)} ${contains(query.q)}`,
    query.limit + 1,
  )
  const { items, nextCursor } = pageFrom(rows, query.limit)
  return { items: items.map(showRow), nextCursor }
}

export async function findMessageRow(client: PrismaClient, id: bigint): Promise<MessageRow | undefined> {
  const [row] = await selectMessages(client, Prisma.sql`m.id = ${id}`, 1)
  return row && showRow(row)
}

function equals(column: 'state' | 'arm', value: string | undefined): Prisma.Sql {
  return value === undefined ? Prisma.empty : Prisma.sql`AND m.${Prisma.raw(`"${column}"`)} = ${value}`
}

function contains(text: string | undefined): Prisma.Sql {
  if (!text) return Prisma.empty
  const part = text.toLowerCase()
  return Prisma.sql`AND (strpos(m."toEmail", ${part}) > 0 OR strpos(lower(o.number), ${part}) > 0)`
}

function selectMessages(client: PrismaClient, where: Prisma.Sql, limit: number): Promise<ListedMessage[]> {
  return client.$queryRaw<ListedMessage[]>`
    WITH page AS (
      SELECT m.*, o.number FROM "Message" m JOIN "Order" o ON o.id = m."orderId"
      WHERE ${where} ORDER BY m."createdAt" DESC, m.id DESC LIMIT ${limit}
    )
    SELECT p.id, p."createdAt" AS at, p."storeId", p.number, p."toEmail", p.state, p.reason, p.detail, p.arm, p.subject,
      p."dueAt", p."sentAt", d.offers, clicks.human, clicks.scanner, credit.orders AS "creditedOrders",
      credit.net AS "creditedNet", credit.currency AS "creditedCurrency"
    FROM page p
    LEFT JOIN "Decision" d ON d."messageId" = p.id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE c."isHuman")::int AS human, count(*) FILTER (WHERE NOT c."isHuman")::int AS scanner
      FROM "Click" c WHERE c."messageId" = p.id) clicks
    LEFT JOIN LATERAL (
      SELECT a.currency, count(*)::int AS orders, sum(a."netMinor")::bigint AS net
      FROM "Attribution" a WHERE a."messageId" = p.id
      GROUP BY a.currency ORDER BY count(*) DESC, a.currency LIMIT 1) credit ON true
    ORDER BY p."createdAt" DESC, p.id DESC`
}
