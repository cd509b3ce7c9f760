import type { Rows } from '../database/client.ts'
import { columns } from '../database/columns.ts'
import { rowsJson } from '../database/rows-json.ts'
import { newestBy } from '../lib/newest.ts'
import type { IncomingProduct } from './incoming.ts'
import type { WrittenProduct } from './write-products.ts'

const variant = columns({
  productId: 'bigint',
  title: 'text',
  sku: 'text',
  priceMinor: 'bigint',
  compareAtMinor: 'bigint',
  costMinor: 'bigint',
  currency: 'text',
  stock: 'int',
  sellsWithoutStock: 'boolean',
  imageUrl: 'text',
  position: 'int',
})

/** Replaces the variants of the products that were written. One that two products claim belongs to the newer telling. */
export async function writeVariants(
  rows: Rows,
  storeId: string,
  written: readonly WrittenProduct[],
  products: readonly IncomingProduct[],
): Promise<void> {
  if (written.length === 0) return
  const ids = new Map(written.map((product) => [product.externalId, product.id]))
  await rows.$executeRaw`DELETE FROM "Variant" WHERE "productId" = ANY(${[...ids.values()]}::bigint[])`
  const claimed = products.flatMap(({ externalId, version, currency, variants }) => {
    const productId = ids.get(externalId)
    return productId ? variants.map((one) => ({ ...one, productId, currency, version })) : []
  })
  if (claimed.length === 0) return
  const newest = newestBy(claimed, (one) => one.externalId)
  await rows.$executeRaw`
    INSERT INTO "Variant" ("storeId", "externalId", ${variant.names})
    SELECT ${storeId}::text, "externalId", ${variant.names}
    FROM json_to_recordset(${rowsJson(newest)}::json) AS x("externalId" text, version text, ${variant.typed})
    ORDER BY "externalId"
    ON CONFLICT ("storeId", "externalId") DO UPDATE SET ${variant.overwrite}
    WHERE (SELECT p.version FROM "Product" p WHERE p.id = "Variant"."productId") COLLATE "C"
      < (SELECT p.version FROM "Product" p WHERE p.id = EXCLUDED."productId") COLLATE "C"`
}
