import type { Rows } from '../database/client.ts'
import type { IncomingLine, IncomingOrder } from '../orders/incoming.ts'

interface Known {
  readonly sku: string | null
  readonly title: string
  readonly productExternalId: string
  readonly variantExternalId: string
}
type Ids = Pick<IncomingLine, 'productExternalId' | 'variantExternalId'>

/** Names the products of lines that tell none, by what the catalogue has of their SKU, else of their title. */
export async function nameProducts(
  rows: Rows,
  storeId: string,
  orders: readonly IncomingOrder[],
): Promise<readonly IncomingOrder[]> {
  const nameless = orders.flatMap(({ lines }) => lines.filter(isNameless))
  if (nameless.length === 0) return orders
  const known = byName(await findKnown(rows, storeId, nameless))
  if (known.size === 0) return orders
  return orders.map((order) => ({ ...order, lines: order.lines.map((line) => named(line, known)) }))
}

function isNameless(line: IncomingLine): boolean {
  return line.productExternalId === null && (line.sku !== null || line.title !== '')
}

/** Shopify writes "Sencha - 100 g" for the variant "100 g" of "Sencha". */
function findKnown(rows: Rows, storeId: string, lines: readonly IncomingLine[]): Promise<Known[]> {
  const skus = [...new Set(lines.flatMap((line) => line.sku ?? []))]
  const titles = [...new Set(lines.map((line) => line.title))]
  return rows.$queryRaw<Known[]>`
    SELECT * FROM (
      SELECT v.sku, p.title || CASE WHEN v.title = '' THEN '' ELSE ' - ' || v.title END AS title,
        p."externalId" AS "productExternalId", v."externalId" AS "variantExternalId"
      FROM "Variant" v JOIN "Product" p ON p.id = v."productId"
      WHERE v."storeId" = ${storeId}::text AND p."deletedAt" IS NULL
    ) known
    WHERE sku = ANY(${skus}::text[]) OR title = ANY(${titles}::text[])`
}

/** What two products share names neither. */
function byName(known: readonly Known[]): ReadonlyMap<string, Ids | null> {
  const names = new Map<string, Ids | null>()
  const add = (name: string, ids: Ids) => {
    const other = names.get(name)
    const isSame = other === undefined || other?.variantExternalId === ids.variantExternalId
    names.set(name, isSame ? ids : null)
  }
  for (const { sku, title, productExternalId, variantExternalId } of known) {
    const ids = { productExternalId, variantExternalId }
    if (sku !== null) add(`sku ${sku}`, ids)
    add(`title ${title}`, ids)
  }
  return names
}

function named(line: IncomingLine, known: ReadonlyMap<string, Ids | null>): IncomingLine {
  if (!isNameless(line)) return line
  const bySku = line.sku === null ? undefined : known.get(`sku ${line.sku}`)
  return { ...line, ...(bySku ?? known.get(`title ${line.title}`) ?? {}) }
}
