import { isDeepStrictEqual } from 'node:util'
import type { Rows } from '../database/client.ts'
import { AppError } from '../errors.ts'
import { type RuleBody, ruleBody } from './rule.ts'

/** A rule at its newest version. */
export interface StoredRule {
  readonly id: bigint
  readonly storeId: string
  readonly name: string
  /** Lower is asked first. */
  readonly priority: number
  readonly isEnabled: boolean
  readonly versionId: bigint
  readonly version: number
  readonly savedAt: Date
  readonly savedBy: string
  /** null: written by a version of the app whose rules this one cannot read. */
  readonly body: RuleBody | null
}

/** A store's rules in the order in which they are asked, disabled ones in their places, the fallback last. */
export async function listRules(rows: Rows, storeId: string): Promise<StoredRule[]> {
  const found = await rows.$queryRaw<StoredRow[]>`
    SELECT r.id, r."storeId", r.name, r.priority, r."isEnabled", v.id AS "versionId", v.number AS version,
      v."createdAt" AS "savedAt", v."createdBy" AS "savedBy", v.body
    FROM "Rule" r
    JOIN LATERAL (SELECT * FROM "RuleVersion" WHERE "ruleId" = r.id ORDER BY number DESC LIMIT 1) v ON true
    WHERE r."storeId" = ${storeId}
    ORDER BY r.priority, r.id`
  return found.map((row) => ({ ...row, body: ruleBody.safeParse(row.body).data ?? null }))
}

interface StoredRow extends Omit<StoredRule, 'body'> {
  readonly body: unknown
}

/** Throws AppError `no-such-rule`. */
export async function loadRule(rows: Rows, ruleId: bigint): Promise<StoredRule> {
  const rule = await rows.rule.findUnique({ where: { id: ruleId }, select: { storeId: true } })
  const found = rule && (await listRules(rows, rule.storeId)).find(({ id }) => id === ruleId)
  if (!found) throw new AppError('no-such-rule', 404, `There is no rule ${ruleId}.`)
  return found
}

/** Whether saving this body would say anything new. */
export function saysTheSame(stored: StoredRule, body: RuleBody): boolean {
  return isDeepStrictEqual(stored.body, body)
}
