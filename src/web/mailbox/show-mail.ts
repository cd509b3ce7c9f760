import type { MailboxEntry, MailboxMessage } from '../../emails/mailbox-read.ts'
import type { MailboxMailJson, MailboxRow } from '../schemas/mailbox.ts'

export function showEntry({ id, to, from, subject, isRead, receivedAt }: MailboxEntry): MailboxRow {
  return { id: id.toString(), to, from, subject, isRead, receivedAt: receivedAt.toISOString() }
}

export function showMailboxMail(mail: MailboxMessage): MailboxMailJson {
  return { ...showEntry(mail), headers: [...mail.headers], html: mail.html || null, text: mail.text || null }
}
