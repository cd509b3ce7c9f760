import { Prisma, type PrismaClient } from '../database/client.ts'
import { isAbout, toldOfErased } from './named-in.ts'
import type { Traces } from './traces.ts'

/** Small enough that webhooks are kept in between, also where there is one connection. */
const atOnce = 200

export interface Forgotten {
  readonly emptied: number
  /** Received before the request and not read yet: they are left, or what they tell of would be lost. */
  readonly waiting: number
}

interface Search {
  readonly storeId: string
  readonly who: Traces | 'everybody'
  readonly requestedAt: Date
}

/**
 * Empties the raw deliveries that name the person or told of an erased order, as forgetting does by age. One that could
 * not be read can no longer be replayed.
 */
export async function forgetDeliveries(client: PrismaClient, search: Search): Promise<Forgotten> {
  const total = { emptied: 0, waiting: 0 }
  const isSought = search.who === 'everybody' ? toldBy(search.requestedAt) : isAbout(search.who, toldOfErased)
  let after: bigint | null = 0n
  while (after !== null) {
    const [pass] = await forgetSome(client, search, isSought, after)
    total.emptied += pass?.emptied ?? 0
    total.waiting += pass?.waiting ?? 0
    after = pass?.last ?? null
  }
  return total
}

interface Pass extends Forgotten {
  readonly last: bigint | null
}

function forgetSome(client: PrismaClient, search: Search, isSought: Prisma.Sql, after: bigint): Promise<Pass[]> {
  return client.$queryRaw<Pass[]>`
    WITH piece AS MATERIALIZED (
      SELECT id FROM "Delivery" WHERE "storeId" = ${search.storeId}::text AND id > ${after}::bigint ORDER BY id LIMIT ${atOnce}
    ), sought AS MATERIALIZED (
      SELECT d.id, d.state, d."receivedAt" FROM piece JOIN "Delivery" d ON d.id = piece.id WHERE ${isSought}
    ), emptied AS (
      UPDATE "Delivery" d SET body = '', headers = '{}', answers = NULL,
        reason = CASE WHEN d.state = 'quarantined' THEN 'The person it tells of was erased.' END,
        state = CASE WHEN d.state = 'quarantined' THEN 'ignored' ELSE d.state END
      FROM sought s WHERE d.id = s.id AND d.state <> 'waiting' RETURNING d.id
    )
    SELECT (SELECT max(id) FROM piece) AS last, (SELECT count(*)::int FROM emptied) AS emptied,
      (SELECT count(*)::int FROM sought
        WHERE state = 'waiting' AND "receivedAt" <= ${search.requestedAt}::timestamptz) AS waiting`
}

/** SQL over a "Delivery" `d`: what the whole store was told until then. */
function toldBy(until: Date): Prisma.Sql {
  return Prisma.sql`(d."receivedAt" <= ${until}::timestamptz AND (octet_length(d.body) > 0 OR d.reason LIKE '%@%'))`
}
