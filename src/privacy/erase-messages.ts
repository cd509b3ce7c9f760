import { Prisma, type Rows } from '../database/client.ts'
import type { MessageReason, MessageState } from '../emails/message.ts'
import type { Person } from './find-person.ts'

const erased: MessageReason = 'erased'
const planned: MessageState = 'planned'
const sending: MessageState = 'sending'

export interface ErasedMessages {
  readonly messages: number
  readonly mails: number
  readonly clicks: number
  /** Just being handed over: left as they are, for the next pass. */
  readonly inTheAir: number
}

/**
 * Nothing more is sent to the person, and of what was sent stays only that it was: when, in which arm, with which offer.
 * Call after the orders, so that none is planned from what was read before.
 */
export async function eraseMessages(rows: Rows, storeId: string, person: Person, now: Date): Promise<ErasedMessages> {
  const found = await rows.$queryRaw<{ id: bigint; state: string }[]>`
    SELECT m.id, m.state FROM "Message" m WHERE m."storeId" = ${storeId}::text AND ${isTheirs(person)}
    ORDER BY m.id FOR UPDATE`
  const ids = found.flatMap(({ id, state }) => (state === sending ? [] : [id]))
  const messages = await rows.$executeRaw`
    UPDATE "Message" SET "toEmail" = NULL, subject = NULL, detail = NULL,
      reason = CASE WHEN state = ${planned} THEN ${erased} ELSE reason END,
      "settledAt" = CASE WHEN state = ${planned} THEN ${now}::timestamptz ELSE "settledAt" END,
      "leaseToken" = CASE WHEN state = ${planned} THEN NULL ELSE "leaseToken" END,
      "leaseUntil" = CASE WHEN state = ${planned} THEN NULL ELSE "leaseUntil" END,
      state = CASE WHEN state = ${planned} THEN 'skipped' ELSE state END
    WHERE id = ANY(${ids}::bigint[])`
  const kept = await rows.$executeRaw`DELETE FROM "Mail" WHERE "messageId" = ANY(${ids}::bigint[])`
  const shown = await rows.$executeRaw`DELETE FROM "MailboxMail" WHERE recipient = ANY(${person.emails}::text[])`
  const clicks = await rows.$executeRaw`
    UPDATE "Click" SET "userAgent" = '' WHERE "messageId" = ANY(${ids}::bigint[]) AND "userAgent" <> ''`
  return { messages, mails: kept + shown, clicks, inTheAir: found.length - ids.length }
}

/** SQL over a "Message" `m`: it is for an order of this person, or was written to them. */
function isTheirs({ orderIds, customerIds, emails }: Person): Prisma.Sql {
  return Prisma.sql`(m."orderId" = ANY(${orderIds}::bigint[]) OR m."customerId" = ANY(${customerIds}::bigint[])
    OR m."toEmail" = ANY(${emails}::text[]))`
}
