import { Prisma, type Rows } from '../database/client.ts'
import { isToldByFile } from '../orders/told-by-file.ts'

/**
 * Job: a product that a file told under its handle and that the platform has told since is one product, for both have the
 * same page. The platform's stays, and past lines name it. Returns how many it joined.
 */
export async function joinTwins(rows: Rows): Promise<number> {
  return rows.$executeRaw`
    WITH twins AS MATERIALIZED (
      SELECT DISTINCT ON (f.id) f.id, f."storeId", f."externalId", p.id AS "platformId", p."externalId" AS "platformExternalId"
      FROM "Product" f JOIN "Product" p ON p."storeId" = f."storeId" AND p.url = f.url AND p.id <> f.id
      WHERE ${isToldByFile(Prisma.sql`f.version`)} AND NOT ${isToldByFile(Prisma.sql`p.version`)} AND p."deletedAt" IS NULL
      ORDER BY f.id, p.id
    ), named AS (
      UPDATE "OrderLine" l SET "productExternalId" = t."platformExternalId", "variantExternalId" = (
        SELECT min(v."externalId") FROM "Variant" v WHERE v."productId" = t."platformId" AND v.sku = l.sku
        HAVING count(*) = 1)
      FROM twins t, "Order" o
      WHERE l."productExternalId" = t."externalId" AND o.id = l."orderId" AND o."storeId" = t."storeId"
    )
    DELETE FROM "Product" p USING twins t WHERE p.id = t.id`
}
