import type { Rows } from '../database/client.ts'

/** What we know of a product we may offer, as the platform last told it. */
export interface CatalogProduct {
  readonly externalId: string
  readonly title: string
  readonly url: string | null
  readonly imageUrl: string | null
  readonly category: string | null
  readonly tags: readonly string[]
  readonly isActive: boolean
  readonly isDeleted: boolean
  /** In the platform's order. */
  readonly variants: readonly CatalogVariant[]
}

export interface CatalogVariant {
  readonly externalId: string
  readonly title: string
  readonly priceMinor: bigint
  readonly compareAtMinor: bigint | null
  readonly currency: string
  /** null: not tracked. */
  readonly stock: number | null
  readonly sellsWithoutStock: boolean
  readonly imageUrl: string | null
}

/** By external id; a product that was never told is absent. */
export type Catalog = ReadonlyMap<string, CatalogProduct>

interface CatalogRow
  extends Omit<CatalogProduct, 'variants'>,
    Omit<CatalogVariant, 'externalId' | 'title' | 'imageUrl'> {
  /** null on the one row of a product that has no variants. */
  readonly variantExternalId: string | null
  readonly variantTitle: string
  readonly variantImageUrl: string | null
}

/** The named products with today's variants, prices and stock, in one query. */
export async function findCatalog(rows: Rows, storeId: string, externalIds: Iterable<string>): Promise<Catalog> {
  const wanted = [...new Set(externalIds)]
  if (wanted.length === 0) return new Map()
  const found = await rows.$queryRaw<CatalogRow[]>`
    SELECT p."externalId", p.title, p.url, p."imageUrl", p.category, coalesce(p.tags, '{}') AS tags, p."isActive",
      p."deletedAt" IS NOT NULL AS "isDeleted",
      v."externalId" AS "variantExternalId", v.title AS "variantTitle", v."priceMinor", v."compareAtMinor", v.currency,
      v.stock, v."sellsWithoutStock", v."imageUrl" AS "variantImageUrl"
    FROM "Product" p LEFT JOIN "Variant" v ON v."productId" = p.id
    WHERE p."storeId" = ${storeId} AND p."externalId" = ANY(${wanted}::text[])
    ORDER BY p.id, v.position, v.id`
  return groupByProduct(found)
}

function groupByProduct(found: readonly CatalogRow[]): Catalog {
  const catalog = new Map<string, CatalogProduct & { readonly variants: CatalogVariant[] }>()
  for (const row of found) {
    const product = catalog.get(row.externalId) ?? productOf(row)
    catalog.set(row.externalId, product)
    if (row.variantExternalId !== null) product.variants.push(variantOf(row, row.variantExternalId))
  }
  return catalog
}

function productOf(row: CatalogRow) {
  const { externalId, title, url, imageUrl, category, tags, isActive, isDeleted } = row
  return { externalId, title, url, imageUrl, category, tags, isActive, isDeleted, variants: [] }
}

function variantOf(row: CatalogRow, externalId: string): CatalogVariant {
  const { priceMinor, compareAtMinor, currency, stock, sellsWithoutStock } = row
  const { variantTitle: title, variantImageUrl: imageUrl } = row
  return { externalId, title, priceMinor, compareAtMinor, currency, stock, sellsWithoutStock, imageUrl }
}
