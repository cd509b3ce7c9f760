import type { Rows } from '../database/client.ts'
import { AppError } from '../errors.ts'
import { type CatalogProduct, findCatalog } from './find-catalog.ts'

export interface ProductSearch {
  readonly storeId: string
  /** Part of a title, tag, category or SKU, in any case; empty or absent for every product. */
  readonly q?: string | undefined
  readonly cursor?: string | undefined
  readonly limit?: number
}

export interface ProductPage {
  readonly items: readonly CatalogProduct[]
  readonly nextCursor: string | null
}

/** A store's products by title, deleted ones left out. Throws AppError `bad-cursor`. */
export async function findProducts(
  rows: Rows,
  { storeId, q = '', cursor, limit = 50 }: ProductSearch,
): Promise<ProductPage> {
  const after = readCursor(cursor)
  const pattern = containing(q)
  const found = await rows.$queryRaw<{ id: bigint; externalId: string }[]>`
    SELECT p.id, p."externalId" FROM "Product" p
    WHERE p."storeId" = ${storeId} AND p."deletedAt" IS NULL
      AND (${after}::bigint IS NULL
        OR (lower(p.title), p.id) > (SELECT lower(title), id FROM "Product" WHERE id = ${after}::bigint))
      AND (p.title ILIKE ${pattern} OR p.category ILIKE ${pattern} OR array_to_string(p.tags, ' ') ILIKE ${pattern}
        OR EXISTS (SELECT FROM "Variant" v WHERE v."productId" = p.id AND v.sku ILIKE ${pattern}))
    ORDER BY lower(p.title), p.id LIMIT ${limit + 1}::int`
  const page = found.slice(0, limit)
  const ids = page.map(({ externalId }) => externalId)
  const catalog = await findCatalog(rows, storeId, ids)
  const last = found.length > limit ? page.at(-1) : undefined
  return { items: ids.flatMap((id) => catalog.get(id) ?? []), nextCursor: last ? last.id.toString() : null }
}

function containing(q: string): string {
  const literal = q
    .replaceAll('\0', '')
    .trim()
    .replace(/[\\%_]/g, '\\$&')
  return `%${literal}%`
}

/** The id of the page's last product: its title is looked up, so that a cursor stays short. */
function readCursor(cursor: string | undefined): bigint | null {
  if (cursor === undefined) return null
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor)
  throw new AppError('bad-cursor', 400, 'cursor: is not a nextCursor of this list')
}
