import { Prisma } from '../database/client.ts'
import { patternOf, type Traces } from './traces.ts'

/** SQL over a "Delivery" `d`: it told of one of these orders. */
export type ToldOf = Prisma.Sql

/** SQL over a "Delivery" `d`: it told of an order that was erased. */
export const toldOfErased: ToldOf = Prisma.sql`EXISTS (
  SELECT 1 FROM "OrderErasure" e WHERE e."storeId" = d."storeId" AND e."externalId" = d."orderExternalId")`

export function toldOfOrders(externalIds: readonly string[]): ToldOf {
  return Prisma.sql`d."orderExternalId" = ANY(${externalIds}::text[])`
}

/** SQL over a "Delivery" `d` that still says something: it told of these orders, or names the person anywhere. */
export function isAbout(who: Traces, toldOf: ToldOf): Prisma.Sql {
  const pattern = patternOf(who)
  const isNamedIn = (bytes: Prisma.Sql) =>
    pattern === null ? Prisma.sql`false` : Prisma.sql`lower(encode(${bytes}, 'escape') COLLATE "C") ~ ${pattern}`
  const beside = Prisma.sql`convert_to(' ' || coalesce(d.answers, '') || ' ' || d.headers::text, 'UTF8')`
  return Prisma.sql`((octet_length(d.body) > 0 AND (${toldOf} OR ${isNamedIn(Prisma.sql`d.body || ${beside}`)}))
    OR ${isNamedIn(Prisma.sql`convert_to(d.reason, 'UTF8')`)})`
}
