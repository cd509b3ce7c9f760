import type { PrismaClient } from '../database/client.ts'
import type { Clock } from '../lib/clock.ts'

const appliedDays = 30
const quarantinedDays = 90
const batch = 1000

/**
 * Job: empties the bodies, headers and API answers of deliveries settled 30 days ago, of quarantined ones 90 days ago. The row and
 * its key stay, so that a very late repetition is still known. Returns how many.
 */
export async function forgetOldDeliveries({ client, clock }: { client: PrismaClient; clock: Clock }): Promise<number> {
  const now = clock.now()
  let all = 0
  // In small pieces, so that webhooks are kept in between.
  for (let some = batch; some === batch; all += some) some = await forgetSome(client, now)
  return all
}

function forgetSome(client: PrismaClient, now: Date): Promise<number> {
  return client.$executeRaw`
    UPDATE "Delivery" SET body = '', headers = '{}', answers = NULL WHERE id IN (
      SELECT id FROM "Delivery" WHERE octet_length(body) > 0
        AND "settledAt" < ${now}::timestamptz - make_interval(days =>
          CASE WHEN state = 'quarantined' THEN ${quarantinedDays}::int ELSE ${appliedDays}::int END)
      ORDER BY id LIMIT ${batch})`
}
