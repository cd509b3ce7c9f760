import { z } from 'zod'
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
  const { title, id } = readCursor(cursor)
  const pattern = containing(q)
  const found = await rows.$queryRaw<{ id: bigint; externalId: string; sortTitle: string }[]>`
    SELECT p.id, p."externalId", lower(p.title) COLLATE "C" AS "sortTitle" FROM "Product" p
    WHERE p."storeId" = ${storeId} AND p."deletedAt" IS NULL
      AND (lower(p.title) COLLATE "C", p.id) > (${title}::text COLLATE "C", ${id}::bigint)
      AND (p.title ILIKE ${pattern} OR p.category ILIKE ${pattern} OR array_to_string(p.tags, ' ') ILIKE ${pattern}
        OR EXISTS (SELECT FROM "Variant" v WHERE v."productId" = p.id AND v.sku ILIKE ${pattern}))
    ORDER BY "sortTitle", p.id LIMIT ${limit + 1}::int`
  const page = found.slice(0, limit)
  const catalog = await findCatalog(
    rows,
    storeId,
    page.map(({ externalId }) => externalId),
  )
  const last = page.at(-1)
  return {
    items: page.flatMap(({ externalId }) => catalog.get(externalId) ?? []),
    nextCursor: found.length > limit && last ? writeCursor(last.sortTitle, last.id) : null,
  }
}

function containing(q: string): string {
  const literal = q
    .replaceAll('\0', '')
    .trim()
    .replace(/[\\%_]/g, '\\$&')
  return `%${literal}%`
}

const written = z.tuple([z.string(), z.string().regex(/^\d{1,18}$/)])

function writeCursor(title: string, id: bigint): string {
  return Buffer.from(JSON.stringify([title, id.toString()])).toString('base64url')
}

function readCursor(cursor: string | undefined): { title: string; id: bigint } {
  if (cursor === undefined) return { title: '', id: 0n }
  const parsed = written.safeParse(readJson(cursor))
  if (!parsed.success) throw new AppError('bad-cursor', 400, 'cursor: is not a nextCursor of this list')
  return { title: parsed.data[0].replaceAll('\0', ''), id: BigInt(parsed.data[1]) }
}

function readJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
