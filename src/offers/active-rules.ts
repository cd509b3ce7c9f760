import type { Rows } from '../database/client.ts'
import { type ActiveRule, inAskingOrder } from './choose.ts'
import { type RuleBody, ruleBody } from './rule.ts'

interface VersionRow {
  readonly ruleId: bigint
  readonly name: string
  readonly versionId: bigint
  readonly number: number
  readonly createdAt: Date
}

/** The store's enabled rules at their newest version, in the order in which they are asked. */
export async function loadActiveRules(rows: Rows, storeId: string): Promise<ActiveRule[]> {
  const versions = await rows.$queryRaw<VersionRow[]>`
    SELECT r.id AS "ruleId", r.name, v.id AS "versionId", v.number, v."createdAt"
    FROM "Rule" r
    JOIN LATERAL (SELECT * FROM "RuleVersion" WHERE "ruleId" = r.id ORDER BY number DESC LIMIT 1) v ON true
    WHERE r."storeId" = ${storeId} AND r."isEnabled"
    ORDER BY r.priority, r.id`
  const bodies = await loadBodies(rows, versions)
  return inAskingOrder(versions.map((version) => activeRule(version, bodies.get(keyOf(version)) ?? null)))
}

function activeRule({ ruleId, versionId, number, name }: VersionRow, body: RuleBody | null): ActiveRule {
  return { named: { ruleId: `${ruleId}`, versionId: `${versionId}`, version: number, name }, versionId, body }
}

/**
 * Parsed bodies of versions seen before. A version is never edited, so a body is read and checked once in a process;
 * the instant keeps a restored or emptied database, whose ids begin again, from meeting another's bodies.
 */
const parsed = new Map<string, RuleBody | null>()
const mostParsed = 5000

function keyOf({ versionId, createdAt }: Pick<VersionRow, 'versionId' | 'createdAt'>): string {
  return `${versionId} ${createdAt.getTime()}`
}

async function loadBodies(rows: Rows, versions: readonly VersionRow[]): Promise<ReadonlyMap<string, RuleBody | null>> {
  const unseen = versions.filter((version) => !parsed.has(keyOf(version))).map((version) => version.versionId)
  if (unseen.length === 0) return parsed
  if (parsed.size + unseen.length > mostParsed) parsed.clear()
  const found = await rows.$queryRaw<{ versionId: bigint; createdAt: Date; body: unknown }[]>`
    SELECT id AS "versionId", "createdAt", body FROM "RuleVersion" WHERE id = ANY(${unseen}::bigint[])`
  for (const version of found) parsed.set(keyOf(version), ruleBody.safeParse(version.body).data ?? null)
  return parsed
}
