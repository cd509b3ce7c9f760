import type { Rows } from '../database/client.ts'

export type SuppressionReason = 'unsubscribed' | 'complaint' | 'hard-bounce' | 'manual'

export interface NewSuppression {
  readonly storeId: string
  /** Normalised. */
  readonly email: string
  readonly reason: SuppressionReason
  readonly source: string
  readonly messageId: bigint | null
}

/**
 * From now on the address is not mailed. Returns the row's id. The latest reason stays, except that unsubscribing softens
 * no other one: a person may take back what they did themselves, not a complaint, a bounce or what the shop decided.
 */
export async function suppress(rows: Rows, suppression: NewSuppression, now: Date): Promise<bigint> {
  const { storeId, email, reason, source, messageId } = suppression
  const [row] = await rows.$queryRaw<{ id: bigint }[]>`
    INSERT INTO "Suppression" ("storeId", email, reason, source, "messageId", "createdAt")
    VALUES (${storeId}, ${email}, ${reason}, ${source}, ${messageId}::bigint, ${now}::timestamptz)
    ON CONFLICT ("storeId", email) DO UPDATE SET
      reason = CASE WHEN EXCLUDED.reason = 'unsubscribed' THEN "Suppression".reason ELSE EXCLUDED.reason END,
      source = CASE WHEN EXCLUDED.reason = 'unsubscribed' THEN "Suppression".source ELSE EXCLUDED.source END,
      "messageId" = CASE WHEN EXCLUDED.reason = 'unsubscribed' THEN "Suppression"."messageId" ELSE EXCLUDED."messageId" END
    RETURNING id`
  if (!row) throw new Error('an insert returned no row')
  return row.id
}

/** Takes back what the person did themselves; a complaint or a bounce stays. Returns whether there was one. */
export async function unsuppress(
  rows: Rows,
  storeId: string,
  email: string,
  reason: SuppressionReason,
): Promise<boolean> {
  const removed = await rows.suppression.deleteMany({ where: { storeId, email, reason } })
  return removed.count > 0
}
