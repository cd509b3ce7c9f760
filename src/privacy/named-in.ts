import { Prisma } from '../database/client.ts'
import { patternOf, type Traces } from './traces.ts'

/** SQL: these bytes name the person. Whatever they are, text or not, they are read byte by byte. */
function isNamedIn(who: Traces, bytes: Prisma.Sql): Prisma.Sql {
  const pattern = patternOf(who)
  if (pattern === null) return Prisma.sql`false`
  return Prisma.sql`lower(encode(${bytes}, 'escape') COLLATE "C") ~ ${pattern}`
}

/** SQL over a "Delivery" `d`: it told of an order that was erased. */
export const toldOfErased = Prisma.sql`EXISTS (
  SELECT 1 FROM "OrderErasure" e WHERE e."storeId" = d."storeId" AND e."externalId" = d."orderExternalId")`

/** SQL over a "Delivery" `d` that still says something: it told of these orders, or names the person anywhere. */
export function isAbout(who: Traces, toldOfTheirs: Prisma.Sql): Prisma.Sql {
  const beside = Prisma.sql`convert_to(' ' || coalesce(d.answers, '') || ' ' || d.headers::text, 'UTF8')`
  const isNamed = isNamedIn(who, Prisma.sql`d.body || ${beside}`)
  return Prisma.sql`((octet_length(d.body) > 0 AND (${toldOfTheirs} OR ${isNamed}))
    OR ${isNamedIn(who, Prisma.sql`convert_to(d.reason, 'UTF8')`)})`
}

/** SQL over an "ImportRefusal" `r`: the row of a file, or why it was refused, names the person. */
export function isRefusalOf(who: Traces): Prisma.Sql {
  return isNamedIn(who, Prisma.sql`convert_to(r.text || ' ' || r.reason, 'UTF8')`)
}
