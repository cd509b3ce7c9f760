import type { Rows } from '../database/client.ts'
import { columns } from '../database/columns.ts'
import { rowsJson } from '../database/rows-json.ts'
import type { IncomingProduct } from './incoming.ts'

export type ProductRow = Omit<IncomingProduct, 'currency' | 'variants'> & { readonly deletedAt: Date | null }

export interface WrittenProduct {
  readonly id: bigint
  readonly externalId: string
}

const told = columns({
  title: 'text',
  url: 'text',
  imageUrl: 'text',
  vendor: 'text',
  category: 'text',
  tags: 'text[]',
  isActive: 'boolean',
  deletedAt: 'timestamptz',
  version: 'text',
})

/** `products` holds each product once. Returns those that were new or newer than what we had. */
export function writeProducts(rows: Rows, storeId: string, products: readonly ProductRow[]): Promise<WrittenProduct[]> {
  return rows.$queryRaw<WrittenProduct[]>`
    INSERT INTO "Product" ("storeId", "externalId", ${told.names})
    SELECT ${storeId}::text, "externalId", ${told.names}
    FROM json_to_recordset(${rowsJson(products)}::json) AS x("externalId" text, ${told.typed})
    ORDER BY "externalId"
    ON CONFLICT ("storeId", "externalId") DO UPDATE SET ${told.overwrite}
    WHERE "Product".version COLLATE "C" < EXCLUDED.version COLLATE "C"
    RETURNING id, "externalId"`
}
