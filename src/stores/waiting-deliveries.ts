import { Prisma, type Rows } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'

/** A delivery that was taken to be applied, with what its adapter wants to know of the store. */
export interface WaitingDelivery {
  readonly id: bigint
  readonly storeId: string
  readonly platform: string
  readonly currency: string
  readonly storefrontUrl: string
  readonly topic: string
  readonly stops: boolean
  readonly headers: Readonly<Record<string, string>>
  /** As base64: through the driver, bytes take thirty times as long as text. */
  readonly bodyBase64: string
  readonly attempts: number
  readonly receivedAt: Date
  /** JSON of the platform's API's answers, of a thin one. */
  readonly answers: string | null
}

/** Where a delivery stands after it was tried. `waiting`: to be tried again. */
export interface Standing {
  readonly id: bigint
  readonly storeId: string
  readonly state: 'applied' | 'ignored' | 'quarantined' | 'waiting'
  readonly reason: string | null
  readonly attempts: number
  /** The order it told of; null where it told of none, or could not be read. */
  readonly orderExternalId: string | null
  /** Of one that waits: not before. */
  readonly retryAt: Date | null
}

const maxDeliveries = 200
const maxBytes = 8_000_000

/**
 * Takes the oldest deliveries that wait and may be tried, or those of `ids`, for as long as the transaction lasts: what
 * can wait after all others.
 */
export function takeWaiting(rows: Rows, now: Date, ids?: readonly bigint[]): Promise<WaitingDelivery[]> {
  const among = ids ? Prisma.sql`AND id = ANY(${ids}::bigint[])` : Prisma.empty
  return rows.$queryRaw<WaitingDelivery[]>`
    WITH taken AS MATERIALIZED (
      SELECT id, "canWait", octet_length(body) AS bytes FROM "Delivery" WHERE state = 'waiting' AND NOT "isAsking"
        AND ("retryAt" IS NULL OR "retryAt" <= ${now}::timestamptz) ${among}
      ORDER BY "canWait", id LIMIT ${maxDeliveries} FOR UPDATE SKIP LOCKED
    ), sized AS (SELECT id, sum(bytes) OVER (ORDER BY "canWait", id) - bytes AS before FROM taken)
    SELECT d.id, d."storeId", s.platform, s.currency, s."storefrontUrl", d.topic, d.stops, d.headers,
      encode(d.body, 'base64') AS "bodyBase64", d.attempts, d."receivedAt", d.answers
    FROM sized JOIN "Delivery" d ON d.id = sized.id JOIN "Store" s ON s.id = d."storeId"
    WHERE sized.before < ${maxBytes} ORDER BY d.id`
}

/**
 * A delivery that another process settled in the meantime stays as it is. One that told of an erased order is forgotten at
 * once, as its body names the person that is no longer to be known.
 */
export async function settle(rows: Rows, standings: readonly Standing[], now: Date): Promise<void> {
  await rows.$executeRaw`
    UPDATE "Delivery" d SET state = x.state, reason = x.reason, attempts = x.attempts, "retryAt" = x."retryAt",
      "settledAt" = CASE WHEN x.state = 'waiting' THEN NULL ELSE ${now}::timestamptz END,
      "orderExternalId" = coalesce(x."orderExternalId", d."orderExternalId"),
      body = CASE WHEN x."isErased" THEN '' ELSE d.body END,
      headers = CASE WHEN x."isErased" THEN '{}' ELSE d.headers END,
      answers = CASE WHEN x."isErased" THEN NULL ELSE d.answers END
    FROM (
      SELECT s.*, e."externalId" IS NOT NULL AS "isErased"
      FROM json_to_recordset(${rowsJson(standings)}::json) AS s(id bigint, "storeId" text, state text, reason text,
        attempts int, "orderExternalId" text, "retryAt" timestamptz)
      LEFT JOIN "OrderErasure" e ON e."storeId" = s."storeId" AND e."externalId" = s."orderExternalId"
    ) x
    WHERE d.id = x.id AND d.state = 'waiting'`
}
