import type { PrismaClient, Rows } from '../database/client.ts'
import { rowsJson } from '../database/rows-json.ts'
import { type Arm, armOf } from '../experiments/assign.ts'
import type { Clock } from '../lib/clock.ts'
import { localDay } from '../lib/zones.ts'
import { type FlowTiming, type PaidOrder, type PlannedMessage, planMessage } from './plan-message.ts'

const batch = 500

interface Candidate extends PaidOrder, FlowTiming {
  readonly storeId: string
  readonly orderId: bigint
  readonly flowId: bigint | null
  readonly customerId: bigint | null
  readonly customerKey: string
  readonly assignedArm: Arm | null
  readonly holdoutSalt: string
  readonly holdoutShare: number
  readonly storeZone: string
}

/** Job: gives each newly paid order its messages, one for each flow that fits. Returns how many orders it considered. */
export async function planMessages({ client, clock }: { client: PrismaClient; clock: Clock }): Promise<number> {
  const now = clock.now()
  return client.$transaction(async (rows) => {
    const candidates = await takeCandidates(rows)
    if (candidates.length === 0) return 0
    const planned = candidates.flatMap((candidate) => planOne(candidate, now))
    await insertMessages(rows, planned, now)
    await insertAssignments(rows, planned)
    return markPlanned(rows, candidates, now)
  })
}

type Planned = PlannedMessage & { readonly candidate: Candidate & { readonly flowId: bigint } }

function planOne(candidate: Candidate, now: Date): Planned[] {
  const { flowId } = candidate
  if (flowId === null) return []
  const customer = { salt: candidate.holdoutSalt, storeId: candidate.storeId, key: candidate.customerKey }
  const arm = candidate.assignedArm ?? armOf(customer, candidate.holdoutShare)
  return [{ ...planMessage(candidate, candidate, arm, now), candidate: { ...candidate, flowId } }]
}

/** Orders without an enabled flow come once with a null flow, so that they too are marked as considered. */
function takeCandidates(rows: Rows): Promise<Candidate[]> {
  return rows.$queryRaw<Candidate[]>`
    WITH due AS (
      SELECT * FROM "Order" WHERE "plannedAt" IS NULL AND "paidAt" IS NOT NULL
      ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED
    )
    SELECT o."storeId", o.id AS "orderId", f.id AS "flowId", o."customerId", o.email, o."paidAt", o."cancelledAt",
      o."isFullyRefunded", o."isTest", o."isRenewal", o."isReplacement", o."erasedAt" IS NOT NULL AS "isErased", o.source,
      coalesce(c.consent, 'unasked') AS consent, coalesce(c.key, '') AS "customerKey",
      coalesce(c."timeZone", s."timeZone") AS zone, s."timeZone" AS "storeZone",
      s."holdoutSalt", s."holdoutShare", s."holdoutGets", s."quietFromMinute", s."quietToMinute",
      f."delayMinutes", f."latestUsefulHours", a.arm AS "assignedArm"
    FROM due o
    JOIN "Store" s ON s.id = o."storeId"
    LEFT JOIN "Flow" f ON f."storeId" = o."storeId" AND f.trigger = 'paid' AND f."isEnabled"
    LEFT JOIN "Customer" c ON c.id = o."customerId"
    LEFT JOIN "Assignment" a ON a."customerId" = o."customerId"
    ORDER BY o.id`
}

async function insertMessages(rows: Rows, planned: readonly Planned[], now: Date): Promise<void> {
  const values = planned.map(({ candidate, state, reason, arm, dueAt }) => ({
    storeId: candidate.storeId,
    orderId: candidate.orderId,
    flowId: candidate.flowId,
    customerId: candidate.customerId,
    toEmail: candidate.email,
    state,
    reason,
    arm,
    dueAt,
    settledAt: state === 'planned' ? null : now,
  }))
  await rows.$executeRaw`
    INSERT INTO "Message" ("storeId", "orderId", "flowId", "customerId", "toEmail", state, reason, arm, "dueAt", "settledAt", "createdAt")
    SELECT x."storeId", x."orderId", x."flowId", x."customerId", x."toEmail", x.state, x.reason, x.arm, x."dueAt", x."settledAt", ${now}::timestamptz
    FROM json_to_recordset(${rowsJson(values)}::json) AS x("storeId" text, "orderId" bigint, "flowId" bigint,
      "customerId" bigint, "toEmail" text, state text, reason text, arm text, "dueAt" timestamptz, "settledAt" timestamptz)
    ON CONFLICT ("orderId", "flowId") DO NOTHING`
}

/** A customer is assigned once, by the first message; the figures of that day are touched. */
async function insertAssignments(rows: Rows, planned: readonly Planned[]): Promise<void> {
  const first = new Map<bigint, Planned>()
  for (const message of planned) {
    const { customerId } = message.candidate
    if (message.arm === 'none' || customerId === null) continue
    const earlier = first.get(customerId)
    if (!earlier || message.dueAt < earlier.dueAt) first.set(customerId, message)
  }
  const values = [...first].map(([customerId, { candidate, arm, dueAt }]) => ({
    customerId,
    storeId: candidate.storeId,
    arm,
    holdoutShare: candidate.holdoutShare,
    assignedAt: dueAt,
    day: localDay(dueAt, candidate.storeZone),
  }))
  await rows.$executeRaw`
    WITH given AS (
      SELECT * FROM json_to_recordset(${rowsJson(values)}::json)
        AS x("customerId" bigint, "storeId" text, arm text, "holdoutShare" int, "assignedAt" timestamptz, day date)
    ), assigned AS (
      INSERT INTO "Assignment" ("customerId", "storeId", arm, "holdoutShare", "assignedAt")
      SELECT "customerId", "storeId", arm, "holdoutShare", "assignedAt" FROM given ON CONFLICT ("customerId") DO NOTHING
      RETURNING "customerId"
    )
    INSERT INTO "MetricTouch" ("storeId", day)
    SELECT DISTINCT g."storeId", g.day FROM given g JOIN assigned USING ("customerId")`
}

async function markPlanned(rows: Rows, candidates: readonly Candidate[], now: Date): Promise<number> {
  const ids = [...new Set(candidates.map((candidate) => candidate.orderId))]
  return rows.$executeRaw`UPDATE "Order" SET "plannedAt" = ${now}::timestamptz WHERE id = ANY(${ids}::bigint[])`
}
