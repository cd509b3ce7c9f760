import type { PrismaClient } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'
import type { ArrivedClick } from './click.ts'
import { findBursts, judge, type LinkVisit, type ScannerReason, type Visit } from './judge.ts'

interface KnownMessage {
  readonly messageId: bigint
  readonly state: string
  readonly sentAt: Date | null
}

interface Surroundings {
  readonly messages: ReadonlyMap<bigint, KnownMessage>
  readonly nearby: readonly LinkVisit[]
}

export interface StoredClicks {
  /** Clicks on messages that are no longer there (their customer was erased): dropped. */
  readonly unknown: number
}

/**
 * Judges and keeps a batch of clicks in two statements. A click that is already kept changes nothing. Orders that a
 * click explains only now, because it was spooled, become due for attribution again.
 */
export async function storeClicks(client: PrismaClient, clicks: readonly ArrivedClick[]): Promise<StoredClicks> {
  const { messages, nearby } = await loadSurroundings(client, clicks)
  const known = clicks.filter((click) => messages.has(click.messageId))
  if (known.length > 0) {
    const bursts = findBursts([...nearby.filter(isNotAmong(known)), ...known])
    await insertClicks(
      client,
      known.map((click) => judged(click, messages, bursts)),
      bursts,
    )
  }
  return { unknown: clicks.length - known.length }
}

function isNotAmong(clicks: readonly ArrivedClick[]): (visit: LinkVisit) => boolean {
  const ids = new Set(clicks.map((click) => click.clickId))
  return (visit) => !ids.has(visit.clickId)
}

function judged(click: ArrivedClick, messages: Surroundings['messages'], bursts: ReadonlySet<string>) {
  const alone = judge({ ...click, sentAt: leftAt(messages.get(click.messageId)) })
  const scannerReason: ScannerReason | null = alone ?? (bursts.has(click.clickId) ? 'burst' : null)
  return { ...click, isHuman: scannerReason === null, scannerReason }
}

function leftAt(message: KnownMessage | undefined): Visit['sentAt'] {
  return message?.state === 'sending' ? 'sending' : (message?.sentAt ?? null)
}

async function loadSurroundings(client: PrismaClient, clicks: readonly ArrivedClick[]): Promise<Surroundings> {
  const given = clicks.map(({ messageId, clickedAt }) => ({ messageId, clickedAt }))
  const rows = await client.$queryRaw<(KnownMessage & { [Column in keyof LinkVisit]: LinkVisit[Column] | null })[]>`
    SELECT DISTINCT m.id AS "messageId", m.state, m."sentAt", c."clickId", c."linkKey", c."clickedAt"
    FROM json_to_recordset(${rowsJson(given)}::json) AS x("messageId" bigint, "clickedAt" timestamptz)
    JOIN "Message" m ON m.id = x."messageId"
    LEFT JOIN "Click" c ON c."messageId" = m.id
      AND c."clickedAt" BETWEEN x."clickedAt" - interval '3 seconds' AND x."clickedAt" + interval '3 seconds'`
  const messages = new Map(rows.map((row) => [row.messageId, row]))
  const nearby = rows.flatMap(({ messageId, clickId, linkKey, clickedAt }) =>
    clickId !== null && linkKey !== null && clickedAt !== null ? [{ messageId, clickId, linkKey, clickedAt }] : [],
  )
  return { messages, nearby }
}

async function insertClicks(
  client: PrismaClient,
  clicks: readonly ReturnType<typeof judged>[],
  bursts: ReadonlySet<string>,
): Promise<void> {
  await client.$executeRaw`
    WITH kept AS (
      INSERT INTO "Click" ("clickId", "storeId", "messageId", "linkKey", "clickedAt", "isHuman", "scannerReason", method, "userAgent")
      SELECT x."clickId", m."storeId", m.id, x."linkKey", x."clickedAt", x."isHuman", x."scannerReason", x.method,
        CASE WHEN o."erasedAt" IS NULL THEN x."userAgent" ELSE '' END
      FROM json_to_recordset(${rowsJson(clicks)}::json) AS x("clickId" text, "messageId" bigint, "linkKey" text,
        "clickedAt" timestamptz, "isHuman" boolean, "scannerReason" text, method text, "userAgent" text)
      JOIN "Message" m ON m.id = x."messageId" JOIN "Order" o ON o.id = m."orderId"
      ON CONFLICT ("clickId") DO NOTHING
      RETURNING "messageId", "clickedAt"
    ), flagged AS (
      UPDATE "Click" SET "isHuman" = false, "scannerReason" = 'burst'
      WHERE "clickId" = ANY(${[...bursts]}::text[]) AND "isHuman"
      RETURNING "messageId", "clickedAt"
    )
    -- Without a look at the flag's old value: rewriting the row is what tells a running attribution to start over.
    UPDATE "Order" o SET "attributionDue" = true
    FROM (SELECT * FROM kept UNION ALL SELECT * FROM flagged) c
    JOIN "Message" m ON m.id = c."messageId"
    JOIN "Store" s ON s.id = m."storeId"
    WHERE o."customerId" = m."customerId" AND o."placedAt" >= c."clickedAt"
      AND o."placedAt" <= c."clickedAt" + make_interval(hours => 24 * s."windowDays")`
}
