import { Prisma, type PrismaClient } from '../../database/client.ts'
import { erasedCounts, outcomes, type RequestKind } from '../../privacy/request.ts'
import { notFound } from '../problem.ts'
import type { PrivacyRequestRow } from '../schemas/privacy.ts'

interface ListedRequest {
  readonly id: bigint
  readonly kind: RequestKind
  readonly origin: string
  readonly email: string | null
  readonly orders: number
  readonly requestedAt: Date
  readonly dueAt: Date
  readonly doneAt: Date | null
  readonly outcome: string | null
  readonly counts: unknown
}

const shown = 200
const words = new Map<string, string>(Object.entries(outcomes))

export async function listRequests(client: PrismaClient, storeId: string, now: Date): Promise<PrivacyRequestRow[]> {
  const rows = await selectRequests(client, Prisma.sql`r."storeId" = ${storeId}::text`)
  return rows.map((row) => showRequest(row, now))
}

/** Throws AppError `no-such-request`. */
export async function loadRequest(client: PrismaClient, id: bigint, now: Date): Promise<PrivacyRequestRow> {
  const [row] = await selectRequests(client, Prisma.sql`r.id = ${id}::bigint`)
  if (!row) throw notFound('request', id.toString())
  return showRequest(row, now)
}

/** Open ones first, the most pressing on top. Where the platform told only its own id, we may know the address. */
function selectRequests(client: PrismaClient, where: Prisma.Sql): Promise<ListedRequest[]> {
  return client.$queryRaw<ListedRequest[]>`
    SELECT r.id, r.kind, r.origin, coalesce(r.email, (SELECT c.email FROM "Customer" c WHERE c."storeId" = r."storeId"
        AND c."externalId" = r."customerExternalId" AND c.email IS NOT NULL ORDER BY c.id LIMIT 1)) AS email,
      cardinality(r."orderExternalIds") AS orders, r."requestedAt", r."dueAt", r."doneAt", r.outcome, r.counts
    FROM "PrivacyRequest" r WHERE ${where}
    ORDER BY r."doneAt" IS NOT NULL, CASE WHEN r."doneAt" IS NULL THEN r."dueAt" END, r."doneAt" DESC, r.id DESC
    LIMIT ${shown}`
}

function showRequest({ id, kind, origin, email, orders, ...row }: ListedRequest, now: Date): PrivacyRequestRow {
  return {
    ...{ id: id.toString(), kind, origin, email, orders },
    requestedAt: row.requestedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    isOverdue: row.doneAt === null && row.dueAt < now,
    doneAt: row.doneAt?.toISOString() ?? null,
    outcome: row.outcome,
    outcomeText: row.outcome === null ? null : (words.get(row.outcome) ?? row.outcome),
    counts: erasedCounts.parse(row.counts),
  }
}
