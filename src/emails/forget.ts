import type { PrismaClient } from '../database/client.ts'
import type { Clock } from '../lib/clock.ts'

const keptMailDays = 400
const keptMailboxDays = 30

/** Job: forgets the texts of old mails and empties the built-in mailbox of what nobody looks for. Messages stay. */
export async function forgetOldMails({ client, clock }: { client: PrismaClient; clock: Clock }): Promise<number> {
  const now = clock.now()
  const mails = await client.mail.deleteMany({ where: { createdAt: { lt: daysBefore(now, keptMailDays) } } })
  const kept = await client.mailboxMail.deleteMany({ where: { receivedAt: { lt: daysBefore(now, keptMailboxDays) } } })
  return mails.count + kept.count
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000)
}
