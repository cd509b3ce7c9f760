import type { PrismaClient, Rows } from '../database/client.ts'
import { AppError } from '../errors.ts'
import { parseRuleBody, type RuleBody } from './rule.ts'
import { listRules, loadRule, type StoredRule, saysTheSame } from './stored-rule.ts'

export interface RuleGiven {
  readonly name: string
  /** Checked here. */
  readonly body: unknown
  /** Lower is asked first. Left out: behind the store's other rules, or where the rule was. */
  readonly priority?: number
  readonly savedBy: string
}

/** The fallback's priority; no other rule may reach it. */
export const fallbackPriority = 1_000_000
const priorityStep = 10

/** Throws AppError `bad-rule`, `second-fallback` or `no-such-store`. */
export async function createRule(
  client: PrismaClient,
  { storeId, ...given }: RuleGiven & { storeId: string },
): Promise<StoredRule> {
  const name = nameOf(given)
  const body = parseRuleBody(given.body)
  return inStore(client, storeId, async (tx) => {
    const others = await listRules(tx, storeId)
    if (body.isFallback) refuseSecondFallback(others)
    const priority = priorityOf(body, given.priority ?? lastPriority(others) + priorityStep)
    const { id } = await tx.rule.create({ data: { storeId, name, priority }, select: { id: true } })
    await tx.ruleVersion.create({ data: { ruleId: id, number: 1, body, createdBy: given.savedBy } })
    return loadRule(tx, id)
  })
}

/**
 * Saves what changed: a new body as a new version (the old ones stay as they are), a name or priority in place.
 * Throws AppError `bad-rule`, `second-fallback` or `no-such-rule`.
 */
export async function saveRuleVersion(
  client: PrismaClient,
  { ruleId, ...given }: RuleGiven & { ruleId: bigint },
): Promise<StoredRule> {
  const name = nameOf(given)
  const body = parseRuleBody(given.body)
  const { storeId } = await loadRule(client, ruleId)
  return inStore(client, storeId, async (tx) => {
    const rule = await loadRule(tx, ruleId)
    const others = (await listRules(tx, storeId)).filter(({ id }) => id !== ruleId)
    if (body.isFallback && rule.isEnabled) refuseSecondFallback(others)
    const place = given.priority ?? (isFallback(rule) ? lastPriority(others) + priorityStep : rule.priority)
    await tx.rule.update({ where: { id: ruleId }, data: { name, priority: priorityOf(body, place) } })
    if (!saysTheSame(rule, body)) {
      await tx.ruleVersion.create({ data: { ruleId, number: rule.version + 1, body, createdBy: given.savedBy } })
    }
    return loadRule(tx, ruleId)
  })
}

/** Throws AppError `no-such-rule`, or `second-fallback` when another fallback is enabled. */
export async function setRuleEnabled(client: PrismaClient, ruleId: bigint, isEnabled: boolean): Promise<StoredRule> {
  const { storeId } = await loadRule(client, ruleId)
  return inStore(client, storeId, async (tx) => {
    const rule = await loadRule(tx, ruleId)
    if (isEnabled && isFallback(rule)) {
      refuseSecondFallback((await listRules(tx, storeId)).filter(({ id }) => id !== ruleId))
    }
    await tx.rule.update({ where: { id: ruleId }, data: { isEnabled } })
    return { ...rule, isEnabled }
  })
}

/** Asks the rules in this order from now on; every rule of the store but fallbacks is named once, or AppError `bad-order`. */
export async function reorderRules(
  client: PrismaClient,
  storeId: string,
  ruleIds: readonly bigint[],
): Promise<StoredRule[]> {
  return inStore(client, storeId, async (tx) => {
    const rules = await listRules(tx, storeId)
    const movable = new Set(rules.filter((rule) => !isFallback(rule)).map(({ id }) => id))
    const named = ruleIds.filter((id) => movable.has(id))
    const isWhole = new Set(named).size === movable.size && named.length === movable.size
    if (!isWhole || ruleIds.some((id) => !rules.some((rule) => rule.id === id))) {
      throw new AppError('bad-order', 422, `The order must name each of the store’s ${movable.size} rules once.`)
    }
    const places = named.map((id, place) => ({ id: `${id}`, priority: (place + 1) * priorityStep }))
    await tx.$executeRaw`
      UPDATE "Rule" r SET priority = x.priority
      FROM json_to_recordset(${JSON.stringify(places)}::json) AS x(id bigint, priority int) WHERE r.id = x.id`
    return listRules(tx, storeId)
  })
}

/** A rule that decided for some message is disabled instead, so that what was sent can still be explained. */
export async function deleteRule(
  client: PrismaClient,
  ruleId: bigint,
): Promise<{ readonly kind: 'deleted' | 'disabled' }> {
  const { storeId } = await loadRule(client, ruleId)
  return inStore(client, storeId, async (tx) => {
    const used = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM "Decision" d JOIN "RuleVersion" v ON v.id = d."ruleVersionId" WHERE v."ruleId" = ${ruleId} LIMIT 1`
    if (used.length > 0) await tx.rule.update({ where: { id: ruleId }, data: { isEnabled: false } })
    else await tx.rule.delete({ where: { id: ruleId } })
    return { kind: used.length > 0 ? 'disabled' : 'deleted' }
  })
}

/** One change at a time for each store, so that two people cannot both make a fallback. Deliveries may still come in. */
function inStore<T>(client: PrismaClient, storeId: string, change: (tx: Rows) => Promise<T>): Promise<T> {
  return client.$transaction(async (tx) => {
    const store = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Store" WHERE id = ${storeId} FOR NO KEY UPDATE`
    if (store.length === 0) throw new AppError('no-such-store', 404, `There is no store "${storeId}".`)
    return change(tx)
  })
}

function isFallback({ body }: StoredRule): boolean {
  return body?.isFallback === true
}

function refuseSecondFallback(others: readonly StoredRule[]): void {
  const first = others.find((rule) => rule.isEnabled && isFallback(rule))
  if (!first) return
  const message = `The store already has the fallback rule ‘${first.name}’. Disable it first, or make this one an ordinary rule.`
  throw new AppError('second-fallback', 409, message)
}

function priorityOf({ isFallback: isLast }: RuleBody, wanted: number): number {
  return isLast ? fallbackPriority : Math.max(0, Math.min(Math.trunc(wanted), fallbackPriority - 1))
}

function lastPriority(rules: readonly StoredRule[]): number {
  return Math.max(0, ...rules.filter((rule) => !isFallback(rule)).map((rule) => rule.priority))
}

function nameOf({ name }: RuleGiven): string {
  const trimmed = name.trim()
  if (trimmed !== '' && trimmed.length <= 100 && !/[\p{Cc}\p{Cs}]/u.test(trimmed)) return trimmed
  throw new AppError('bad-rule', 422, 'A rule needs a name of 1 to 100 plain characters.')
}
