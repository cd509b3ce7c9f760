import type { PrismaClient } from '../../src/database/client.ts'

/** Every column of every table in which any of these texts stands, whatever its case: "Order.email". */
export async function whereHeld(client: PrismaClient, texts: readonly string[]): Promise<string[]> {
  const columns = await client.$queryRaw<{ table: string; column: string; type: string }[]>`
    SELECT table_name AS "table", column_name AS "column", data_type AS type FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' AND data_type IN ('text', 'jsonb', 'bytea', 'ARRAY')
    ORDER BY 1, 2`
  const held: string[] = []
  for (const { table, column, type } of columns) {
    const text = type === 'bytea' ? `encode("${column}", 'escape')` : `"${column}"::text`
    const found = await client.$queryRawUnsafe<unknown[]>(
      `SELECT 1 FROM "${table}" WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) t WHERE position(lower(t) IN lower(${text})) > 0) LIMIT 1`,
      texts,
    )
    if (found.length > 0) held.push(`${table}.${column}`)
  }
  return held
}
