import { Prisma, type PrismaClient } from '../../database/client.ts'
import { readIdCursor } from '../cursor.ts'
import type { ProductQuery, ProductRow } from '../schemas/product.ts'
import { showMoney } from '../show-money.ts'

type ListedProduct = Prisma.ProductGetPayload<{ include: { variants: true } }>

/** By title, deleted ones left out. A variant beyond the fiftieth is not shown: nobody picks it from a list. */
export async function listProducts(client: PrismaClient, { store, q, cursor, limit }: ProductQuery) {
  const after = cursor === undefined ? undefined : readIdCursor(cursor)
  const ids = await client.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM "Product" WHERE "storeId" = ${store} AND "deletedAt" IS NULL
      ${after === undefined ? Prisma.empty : Prisma.sql`AND (lower(title), id) > (SELECT lower(title), id FROM "Product" WHERE id = ${after})`}
      ${q ? Prisma.sql`AND (strpos(lower(title), ${q.toLowerCase()}) > 0 OR "externalId" = ${q})` : Prisma.empty}
    ORDER BY lower(title), id LIMIT ${limit + 1}`
  const found = await client.product.findMany({
    where: { id: { in: ids.slice(0, limit).map((row) => row.id) } },
    include: { variants: { orderBy: [{ position: 'asc' }, { id: 'asc' }], take: 50 } },
  })
  const byId = new Map(found.map((product) => [product.id, product]))
  const products = ids.flatMap(({ id }) => byId.get(id) ?? [])
  const last = products.at(-1)
  return { items: products.map(showProduct), nextCursor: ids.length > limit && last ? last.id.toString() : null }
}

function showProduct(product: ListedProduct): ProductRow {
  const { externalId, title, imageUrl, url, category, tags, isActive, variants } = product
  return {
    ...{ externalId, title, imageUrl, url, category, tags, isActive },
    variants: variants.map((variant) => ({
      externalId: variant.externalId,
      title: variant.title,
      price: showMoney(variant.priceMinor, variant.currency),
      stock: variant.stock,
    })),
  }
}
