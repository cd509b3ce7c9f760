import { createHash } from 'node:crypto'
import type { SendMailOptions } from 'nodemailer'
import { normaliseEmail } from '../lib/email-address.ts'
import type { OutgoingMail } from './mailer.ts'

/** The same RFC 5322 message from every mailer: byte for byte the same for the same mail. */
export function rawMessage(mail: OutgoingMail): SendMailOptions {
  return {
    from: { name: oneLine(mail.from.name), address: mail.from.address },
    to: { name: '', address: mail.to },
    ...(mail.replyTo ? { replyTo: { name: '', address: mail.replyTo } } : {}),
    envelope: { from: mail.from.address, to: [mail.to] },
    subject: oneLine(mail.subject),
    date: mail.date,
    messageId: oneLine(mail.messageId),
    headers: unsubscribeHeaders(mail),
    text: mail.text,
    html: mail.html,
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** RFC 8058. Kept on one line each: some relays refold a folded List-Unsubscribe and break the DKIM signature. */
function unsubscribeHeaders({ listUnsubscribeUrl }: OutgoingMail) {
  return {
    'List-Unsubscribe': { prepared: true, value: `<${new URL(listUnsubscribeUrl).href}>` },
    'List-Unsubscribe-Post': { prepared: true, value: 'List-Unsubscribe=One-Click' },
  }
}

/** Why the mail cannot become a message, or undefined. What is caught here never reaches a server. */
export function faultOf(mail: OutgoingMail): { because: 'address' | 'content'; reply: string } | undefined {
  if (!isAddress(mail.to)) return { because: 'address', reply: `"${mail.to}" is no address a mail could go to` }
  const ours = [mail.from.address, ...(mail.replyTo ? [mail.replyTo] : [])].find((address) => !isAddress(address))
  if (ours !== undefined) return { because: 'content', reply: `the sender "${ours}" is no address` }
  if (URL.canParse(mail.listUnsubscribeUrl)) return undefined
  return { because: 'content', reply: `the unsubscribe link "${mail.listUnsubscribeUrl}" is no address` }
}

/** One address and nothing that a header or an envelope could read as more. */
function isAddress(text: string): boolean {
  return normaliseEmail(text) !== undefined && !/[\s,;:()[\]\\\p{Cc}]/u.test(text)
}

/** A header ends where its line does. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
