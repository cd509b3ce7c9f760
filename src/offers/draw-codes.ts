import type { Rows } from '../database/client.ts'

export interface CodeWanted {
  readonly messageId: bigint
  readonly pool: string
}

export interface CodeDrawn {
  readonly pool: string
  readonly code: string
}

/**
 * Gives each message a code of its own from its pool, in two queries whatever their number. A message that has one
 * keeps it; concurrent draws take different codes; a message is absent from the answer when its pool is empty.
 */
export async function drawCodes(
  rows: Rows,
  storeId: string,
  wanted: readonly CodeWanted[],
  now: Date,
): Promise<ReadonlyMap<bigint, CodeDrawn>> {
  if (wanted.length === 0) return new Map()
  const asJson = JSON.stringify(wanted.map(({ messageId, pool }) => ({ messageId: `${messageId}`, pool })))
  await rows.$executeRaw`
    WITH wanted AS (
      SELECT x.*, row_number() OVER (PARTITION BY x.pool ORDER BY x."messageId") AS place
      FROM json_to_recordset(${asJson}::json) AS x("messageId" bigint, pool text)
      WHERE NOT EXISTS (SELECT FROM "DiscountCode" had WHERE had."messageId" = x."messageId")
    ), free AS MATERIALIZED (
      SELECT needs.pool, code.id
      FROM (SELECT pool, count(*) AS many FROM wanted GROUP BY pool) needs
      CROSS JOIN LATERAL (
        SELECT id FROM "DiscountCode"
        WHERE "storeId" = ${storeId} AND pool = needs.pool AND "messageId" IS NULL
        LIMIT needs.many FOR UPDATE SKIP LOCKED
      ) code
    ), numbered AS (
      SELECT pool, id, row_number() OVER (PARTITION BY pool ORDER BY id) AS place FROM free
    )
    UPDATE "DiscountCode" code SET "messageId" = wanted."messageId", "issuedAt" = ${now}::timestamptz
    FROM numbered JOIN wanted USING (pool, place)
    WHERE code.id = numbered.id`
  return findCodes(rows, storeId, wanted)
}

async function findCodes(rows: Rows, storeId: string, wanted: readonly CodeWanted[]): Promise<Map<bigint, CodeDrawn>> {
  const ids = wanted.map(({ messageId }) => messageId)
  const found = await rows.$queryRaw<{ messageId: bigint; pool: string; code: string }[]>`
    SELECT "messageId", pool, code FROM "DiscountCode"
    WHERE "storeId" = ${storeId} AND "messageId" = ANY(${ids}::bigint[])`
  return new Map(found.map(({ messageId, ...drawn }) => [messageId, drawn]))
}
