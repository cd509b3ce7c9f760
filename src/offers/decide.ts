import type { Rows } from '../database/client.ts'
import type { Arm } from '../experiments/assign.ts'
import { loadActiveRules } from './active-rules.ts'
import { type ActiveRule, type Choice, chooseOffers } from './choose.ts'
import { type DecisionMade, decisionOf, readDecision, type StoredDecision } from './decision.ts'
import { type CodeWanted, drawCodes } from './draw-codes.ts'
import { type FactsWanted, loadFacts } from './load-facts.ts'
import { productsNamedIn } from './products-named.ts'

export interface DecideRequest {
  readonly store: { readonly id: string; readonly currency: string }
  readonly now: Date
  readonly messages: readonly MessageToDecide[]
}

export interface MessageToDecide {
  readonly messageId: bigint
  readonly orderId: bigint
  readonly customerId: bigint | null
  readonly arm: Arm
}

/**
 * What each message offers, on today's catalog: an entry for every message. At most eight queries whatever their
 * number. Writes only the codes it draws; deciding again gives a message the code it has.
 */
export async function decideOffers(rows: Rows, request: DecideRequest): Promise<Map<bigint, DecisionMade>> {
  const { store, now, messages } = request
  if (messages.length === 0) return new Map()
  const rules = await loadActiveRules(rows, store.id)
  const { facts, catalog } = await loadFacts(rows, store.id, factsWanted(request), productsOf(rules))
  const choices = messages.map(({ messageId, orderId, arm }) => {
    const told = facts.get(orderId)
    const choice = told ? chooseOffers(rules, { facts: told, catalog, sellsIn: store.currency }, arm) : orderMissing
    return { messageId, choice }
  })
  const codes = await drawCodes(rows, store.id, codesWanted(choices), now)
  return new Map(choices.map(({ messageId, choice }) => [messageId, decisionOf(choice, codes.get(messageId), catalog)]))
}

const orderMissing: Choice = {
  rule: null,
  offers: [],
  trace: { outcome: 'order-missing', rules: [], rulesNotAsked: 0 },
}

function factsWanted({ messages, now }: DecideRequest): FactsWanted[] {
  // Two flows may ask about one order at once.
  const byOrder = new Map(messages.map((message) => [message.orderId, message]))
  return [...byOrder.values()].map(({ orderId, customerId }) => ({
    orderId,
    customerId,
    decidedAt: now,
    ownedUntil: null,
  }))
}

/** Those a rule offers, and those its condition names, for their titles. */
function productsOf(rules: readonly ActiveRule[]): string[] {
  return rules.flatMap(({ body }) => (body ? productsNamedIn(body) : []))
}

function codesWanted(choices: readonly { messageId: bigint; choice: Choice }[]): CodeWanted[] {
  return choices.flatMap(({ messageId, choice: { rule } }) => {
    const discount = rule?.body.discount
    return discount?.kind === 'pool' ? [{ messageId, pool: discount.pool }] : []
  })
}

/**
 * Keeps each message's decision once and answers with what is kept: the first decision stays, whoever made it, so a
 * mail that is tried again shows what it showed before. One query, or two when some were there already.
 */
export async function saveDecisions(
  rows: Rows,
  decisions: ReadonlyMap<bigint, DecisionMade>,
  now: Date,
): Promise<Map<bigint, DecisionMade>> {
  if (decisions.size === 0) return new Map()
  const inserted = await rows.$queryRaw<{ messageId: bigint }[]>`
    INSERT INTO "Decision" ("messageId", "ruleVersionId", offers, trace, "decidedAt")
    SELECT x."messageId", x."ruleVersionId", x.offers, x.trace, ${now}::timestamptz
    FROM json_to_recordset(${asJson(decisions)}::json)
      AS x("messageId" bigint, "ruleVersionId" bigint, offers jsonb, trace jsonb)
    ON CONFLICT ("messageId") DO NOTHING
    RETURNING "messageId"`
  const isNew = new Set(inserted.map(({ messageId }) => messageId))
  const others = [...decisions.keys()].filter((messageId) => !isNew.has(messageId))
  return new Map([...decisions, ...(await findDecisions(rows, others))])
}

function asJson(decisions: ReadonlyMap<bigint, DecisionMade>): string {
  const rows = [...decisions].map(([messageId, { ruleVersionId, offers, trace }]) => {
    return { messageId: `${messageId}`, ruleVersionId: ruleVersionId?.toString(), offers, trace }
  })
  return JSON.stringify(rows)
}

/** Before a message that never left is decided anew, on today's price and stock. */
export async function forgetDecisions(rows: Rows, messageIds: readonly bigint[]): Promise<void> {
  await rows.decision.deleteMany({ where: { messageId: { in: [...messageIds] } } })
}

/** The decisions kept for these messages; a message without one is absent. */
export async function findDecisions(rows: Rows, messageIds: readonly bigint[]): Promise<Map<bigint, DecisionMade>> {
  if (messageIds.length === 0) return new Map()
  const found = await rows.$queryRaw<(StoredDecision & { readonly messageId: bigint })[]>`
    SELECT "messageId", "ruleVersionId", offers, trace FROM "Decision"
    WHERE "messageId" = ANY(${[...messageIds]}::bigint[])`
  return new Map(found.map((row) => [row.messageId, readDecision(row)]))
}
