import { Prisma, type PrismaClient } from '../../database/client.ts'
import { readIdCursor } from '../cursor.ts'
import type { ProductQuery } from '../schemas/product.ts'
import { showProduct, variantOrder } from './show-product.ts'

/** By title, deleted ones left out. A variant beyond the fiftieth is not shown: nobody picks it from a list. */
export async function listProducts(client: PrismaClient, { store, q, isActive, cursor, limit }: ProductQuery) {
  const after = cursor === undefined ? undefined : readIdCursor(cursor)
  const ids = await client.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM "Product" p WHERE "storeId" = ${store} AND "deletedAt" IS NULL
      ${after === undefined ? Prisma.empty : Prisma.sql`AND (lower(title), id) > (SELECT lower(title), id FROM "Product" WHERE id = ${after})`}
      ${isActive ? Prisma.sql`AND "isActive" = ${isActive === 'true'}` : Prisma.empty} ${q ? containing(q) : Prisma.empty}
    ORDER BY lower(title), id LIMIT ${limit + 1}`
  const found = await client.product.findMany({
    where: { id: { in: ids.slice(0, limit).map((row) => row.id) } },
    include: { variants: { orderBy: [...variantOrder], take: 50 } },
  })
  const byId = new Map(found.map((product) => [product.id, product]))
  const products = ids.flatMap(({ id }) => byId.get(id) ?? [])
  const last = products.at(-1)
  return { items: products.map(showProduct), nextCursor: ids.length > limit && last ? last.id.toString() : null }
}

function containing(q: string): Prisma.Sql {
  const part = q.toLowerCase()
  return Prisma.sql`AND (strpos(lower(title), ${part}) > 0 OR "externalId" = ${q}
    OR EXISTS (SELECT FROM "Variant" v WHERE v."productId" = p.id AND strpos(lower(v.sku), ${part}) > 0))`
}
