import type { PrismaClient } from '../../database/client.ts'
import type { Troubles } from './attention.ts'

type StoreTroubles = Omit<Troubles, 'circuitReply' | 'failedJobs' | 'intake'>

const dayMs = 86_400_000

export async function findTroubles(
  client: PrismaClient,
  storeId: string,
  mailer: string,
  now: Date,
): Promise<Omit<Troubles, 'intake'>> {
  const [store] = await client.$queryRaw<StoreTroubles[]>`
    SELECT s."senderEmail" <> '' AS "hasSender", s."postalAddress" <> '' AS "hasAddress", s."sendingPaused" AS "isPaused",
      (SELECT count(*)::int FROM "Rule" r WHERE r."storeId" = s.id AND r."isEnabled") AS "enabledRules",
      (SELECT count(*)::int FROM "Delivery" d WHERE d.state = 'quarantined' AND d."storeId" = s.id) AS quarantined,
      (SELECT count(*)::int FROM "Message" m WHERE m.state = 'uncertain' AND m."storeId" = s.id) AS uncertain,
      week.refused, week.failed
    FROM "Store" s, LATERAL (
      SELECT count(*) FILTER (WHERE m.state = 'refused')::int AS refused,
        count(*) FILTER (WHERE m.state = 'failed' AND m.reason IS DISTINCT FROM 'marked-not-sent')::int AS failed
      FROM "Message" m WHERE m."storeId" = s.id AND m.state IN ('refused', 'failed')
        AND m."createdAt" >= ${new Date(now.getTime() - 7 * dayMs)}::timestamptz) week
    WHERE s.id = ${storeId}`
  if (!store) throw new Error(`store ${storeId} went away while its page was made`)
  const circuitReply = await findCircuitReply(client, mailer)
  const failedJobs = await client.$queryRaw<{ job: string; count: number }[]>`
    SELECT job, count(*)::int AS count FROM "JobRun"
    WHERE error IS NOT NULL AND "startedAt" >= ${new Date(now.getTime() - dayMs)}::timestamptz GROUP BY job ORDER BY job`
  return { ...store, circuitReply, failedJobs }
}

async function findCircuitReply(client: PrismaClient, mailer: string): Promise<string | null> {
  const [open] = await client.$queryRaw<{ reply: string }[]>`
    SELECT reply FROM "Circuit" WHERE mailer = ${mailer} AND "openUntil" > now()`
  return open?.reply ?? null
}
