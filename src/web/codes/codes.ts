import type { PrismaClient } from '../../database/client.ts'

/** Returns how many were new to the store; a code belongs to the pool it was first uploaded to. */
export function addCodes(
  client: PrismaClient,
  storeId: string,
  pool: string,
  codes: readonly string[],
): Promise<number> {
  return client.$executeRaw`
    INSERT INTO "DiscountCode" ("storeId", pool, code)
    SELECT DISTINCT ${storeId}, ${pool}, code FROM json_array_elements_text(${JSON.stringify(codes)}::json) AS x(code)
    ORDER BY code
    ON CONFLICT ("storeId", code) DO NOTHING`
}

export function listPools(client: PrismaClient, storeId: string) {
  return client.$queryRaw<{ pool: string; total: number; left: number }[]>`
    SELECT pool, count(*)::int AS total, count(*) FILTER (WHERE "messageId" IS NULL)::int AS left
    FROM "DiscountCode" WHERE "storeId" = ${storeId} GROUP BY pool ORDER BY pool`
}
