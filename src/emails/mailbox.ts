import { createTransport } from 'nodemailer'
import type { PrismaClient } from '../database/client.ts'
import { groupCommit } from '../database/group-commit.ts'
import { rowsJson } from '../database/rows-json.ts'
import type { Clock } from '../lib/clock.ts'
import type { Mailer, OutgoingMail } from './mailer.ts'
import { faultOf, rawMessage } from './raw-message.ts'

/** Enough that one commit takes many mails. */
const connections = 32

/** Keeps mail where Settings has no SMTP: the app shows it as an inbox would, and nothing leaves the machine. */
export function createMailboxMailer({ client, clock }: { client: PrismaClient; clock: Clock }): Mailer {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const keep = groupCommit((mails: MailboxRow[]) => insertMails(client, mails))
  return {
    name: 'mailbox',
    connections,
    async send(mail) {
      const fault = faultOf(mail)
      if (fault) return { kind: 'refused', ...fault }
      const { message } = await writer.sendMail(rawMessage(mail))
      await keep(rowOf(mail, message, clock.now()))
      return { kind: 'accepted', reply: '250 kept in the mailbox' }
    },
    close: async () => undefined,
  }
}

interface MailboxRow {
  readonly recipient: string
  readonly sender: string
  readonly subject: string
  /** base64 */
  readonly raw: string
  readonly receivedAt: Date
}

function rowOf(mail: OutgoingMail, message: unknown, receivedAt: Date): MailboxRow {
  if (!Buffer.isBuffer(message)) throw new Error('the mail was not written to a buffer')
  const sender = mail.from.name === '' ? mail.from.address : `${mail.from.name} <${mail.from.address}>`
  return { recipient: mail.to, sender, subject: mail.subject, raw: message.toString('base64'), receivedAt }
}

async function insertMails(client: PrismaClient, rows: MailboxRow[]): Promise<boolean[]> {
  await client.$executeRaw`
    INSERT INTO "MailboxMail" (recipient, sender, subject, raw, "receivedAt")
    SELECT recipient, sender, subject, decode(raw, 'base64'), "receivedAt"
    FROM json_to_recordset(${rowsJson(rows)}::json)
      AS x(recipient text, sender text, subject text, raw text, "receivedAt" timestamptz)`
  return rows.map(() => true)
}
