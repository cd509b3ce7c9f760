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

/** From now on the address is not mailed. Saying it again changes nothing: the first reason stays. Returns the row's id. */
export async function suppress(rows: Rows, suppression: NewSuppression, now: Date): Promise<bigint> {
  const { storeId, email, reason, source, messageId } = suppression
  // The empty update makes RETURNING give the row that was there.
  const [row] = await rows.$queryRaw<{ id: bigint }[]>`
    INSERT INTO "Suppression" ("storeId", email, reason, source, "messageId", "createdAt")
    VALUES (${storeId}, ${email}, ${reason}, ${source}, ${messageId}::bigint, ${now}::timestamptz)
    ON CONFLICT ("storeId", email) DO UPDATE SET reason = "Suppression".reason
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
