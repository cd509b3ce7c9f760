import type { Rows } from '../database/client.ts'
import { recordAlone } from '../database/record-lock.ts'
import { newestBy } from '../lib/newest.ts'
import type { IncomingProduct, ProductRemoval } from './incoming.ts'
import { type ProductRow, writeProducts } from './write-products.ts'
import { writeVariants } from './write-variants.ts'

/** Records products with their variants; an older version never overwrites a newer one. Call inside a transaction. */
export async function recordProducts(rows: Rows, storeId: string, products: readonly IncomingProduct[]): Promise<void> {
  if (products.length === 0) return
  await recordAlone(rows, storeId)
  const newest = newestBy(products, (product) => product.externalId)
  const written = await writeProducts(
    rows,
    storeId,
    newest.map(({ currency, variants, ...product }) => ({ ...product, deletedAt: null })),
  )
  await writeVariants(rows, storeId, written, newest)
}

/**
 * Leaves a tombstone, so that an older telling that comes later does not bring the product back. It forgets what the
 * product was: removed before or after it was described, the row is the same. Call inside a transaction.
 */
export async function removeProducts(rows: Rows, storeId: string, removals: readonly ProductRemoval[]): Promise<void> {
  if (removals.length === 0) return
  await recordAlone(rows, storeId)
  const newest = newestBy(removals, (removal) => removal.externalId)
  const written = await writeProducts(rows, storeId, newest.map(tombstone))
  await writeVariants(rows, storeId, written, [])
}

function tombstone({ externalId, version, removedAt }: ProductRemoval): ProductRow {
  const nothing = { title: '', url: null, imageUrl: null, vendor: null, category: null, tags: [], isActive: false }
  return { externalId, version, deletedAt: removedAt, ...nothing }
}
