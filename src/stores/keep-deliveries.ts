import type { RawRows } from '../database/raw-rows.ts'
import { rowsJson, storableText } from '../database/rows-json.ts'

export interface NewDelivery {
  readonly storeId: string
  readonly key: string
  readonly topic: string
  readonly stops: boolean
  readonly isThin?: boolean
  readonly canWait?: boolean
  /** "webhook" when left out. */
  readonly origin?: 'webhook' | 'reconcile'
  readonly orderExternalId: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly receivedAt: Date
}

/** One statement, on disk when it answers. For each delivery: whether it was new. */
export async function keepDeliveries(rows: RawRows, deliveries: readonly NewDelivery[]): Promise<boolean[]> {
  const described = describe(deliveries)
  const bodies = Buffer.concat(deliveries.map(({ body }) => body))
  // Sorted, so that two processes given the same retries lock them in one order.
  const kept = await rows.$queryRaw<{ storeId: string; key: string }[]>`
    INSERT INTO "Delivery" ("storeId", key, topic, stops, "orderExternalId", "isAsking", "canWait", origin,
      headers, body, "receivedAt")
    SELECT "storeId", key, topic, stops, "orderExternalId", coalesce("isThin", false),
      coalesce("canWait", false), coalesce(origin, 'webhook'), headers, substring(bodies FROM starts FOR bytes),
      "receivedAt"
    FROM (SELECT ${bodies}::bytea AS bodies) AS every_body,
      json_to_recordset(${rowsJson(described)}::json)
        AS x("storeId" text, key text, topic text, stops boolean, "orderExternalId" text, "isThin" boolean,
          "canWait" boolean, origin text, headers jsonb, starts int, bytes int, "receivedAt" timestamptz)
    ORDER BY "storeId", key
    ON CONFLICT ("storeId", key) DO NOTHING
    RETURNING "storeId", key`
  const fresh = new Set(kept.map(nameOf))
  // The first of several with one key is the new one: `delete` says true once.
  return described.map((row) => fresh.delete(nameOf(row)))
}

/** The bodies travel as one run of bytes, just as they came; each row says where its own starts, counted from 1. */
function describe(deliveries: readonly NewDelivery[]) {
  let starts = 1
  return deliveries.map(({ key, body, ...delivery }) => {
    const row = { ...delivery, key: storableText(key), starts, bytes: body.length }
    starts += body.length
    return row
  })
}

function nameOf({ storeId, key }: { storeId: string; key: string }): string {
  return `${storeId}\n${key}`
}
