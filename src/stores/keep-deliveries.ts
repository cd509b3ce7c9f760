import type { PrismaClient } from '../database/client.ts'
import { rowsJson, storableText } from '../database/rows-json.ts'

export interface NewDelivery {
  readonly storeId: string
  readonly key: string
  readonly topic: string
  readonly stops: boolean
  readonly orderExternalId: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly receivedAt: Date
}

/** One statement, on disk when it answers. For each delivery: whether it was new. */
export async function keepDeliveries(client: PrismaClient, deliveries: readonly NewDelivery[]): Promise<boolean[]> {
  const rows = deliveries.map(({ key, body, ...delivery }) => ({
    ...delivery,
    key: storableText(key),
    body: body.toString('base64'),
  }))
  // Sorted, so that two processes given the same retries lock them in one order.
  const kept = await client.$queryRaw<{ storeId: string; key: string }[]>`
    INSERT INTO "Delivery" ("storeId", key, topic, stops, "orderExternalId", headers, body, "receivedAt")
    SELECT "storeId", key, topic, stops, "orderExternalId", headers, decode(body, 'base64'), "receivedAt"
    FROM json_to_recordset(${rowsJson(rows)}::json)
      AS x("storeId" text, key text, topic text, stops boolean, "orderExternalId" text, headers jsonb, body text,
        "receivedAt" timestamptz)
    ORDER BY "storeId", key
    ON CONFLICT ("storeId", key) DO NOTHING
    RETURNING "storeId", key`
  const fresh = new Set(kept.map(nameOf))
  // The first of several with one key is the new one: `delete` says true once.
  return rows.map((row) => fresh.delete(nameOf(row)))
}

function nameOf({ storeId, key }: { storeId: string; key: string }): string {
  return `${storeId}\n${key}`
}
