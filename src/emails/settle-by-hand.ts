import type { Rows } from '../database/client.ts'
import { touchedDays } from './outbox.ts'

/** States out of which a person may send again, knowing that it may arrive twice. */
export const resendable: readonly string[] = ['uncertain', 'refused', 'failed']

/**
 * Plans a message to leave now, when it is uncertain, refused or failed and its customer was not erased; false when not,
 * so that two presses of the button send once. Without its lease no process that still holds the old one can settle it.
 * What may have arrived keeps the time it did, as clicks on it may have come already.
 */
export async function resendMessage(rows: Rows, id: bigint, now: Date): Promise<boolean> {
  const changed = await rows.$queryRaw<unknown[]>`
    WITH settled AS (
      UPDATE "Message" SET state = 'planned', reason = NULL, detail = NULL, attempts = 0, "dueAt" = ${now}::timestamptz,
        "sentAt" = CASE WHEN state = 'uncertain' THEN "dueAt" ELSE "sentAt" END, "settledAt" = NULL,
        "leaseToken" = NULL, "leaseUntil" = NULL
      WHERE id = ${id} AND state IN ('uncertain', 'refused', 'failed')
        AND NOT EXISTS (SELECT 1 FROM "Order" o WHERE o.id = "orderId" AND o."erasedAt" IS NOT NULL)
      RETURNING id, "storeId", "sentAt"
    ), touched AS (${touchedDays})
    SELECT id FROM settled`
  return changed.length === 1
}

/** Somebody has looked and decided: an uncertain message did not arrive and will not be sent. */
export async function markNotSent(rows: Rows, id: bigint, now: Date): Promise<boolean> {
  const changed = await rows.$executeRaw`
    UPDATE "Message" SET state = 'failed', reason = 'marked-not-sent', "settledAt" = ${now}::timestamptz,
      "leaseToken" = NULL, "leaseUntil" = NULL
    WHERE id = ${id} AND state = 'uncertain'`
  return changed === 1
}
