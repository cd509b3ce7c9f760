import { z } from '@hono/zod-openapi'
import { id, instant, pageOf, text } from './common.ts'

export const mailboxQuery = z.object({
  /** One recipient's inbox. */
  to: text(254).optional(),
  cursor: z.string().max(200).optional(),
})

const row = {
  id,
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  isRead: z.boolean(),
  receivedAt: instant,
}
const mailboxRow = z.object(row).openapi('MailboxRow')
export type MailboxRow = z.infer<typeof mailboxRow>

export const mailboxPage = pageOf(mailboxRow).extend({ unread: z.number() })

export const mailboxMail = z
  .object({
    ...row,
    headers: z.array(z.object({ name: z.string(), value: z.string() })),
    html: z.string().nullable(),
    text: z.string().nullable(),
  })
  .openapi('MailboxMail')
export type MailboxMailJson = z.infer<typeof mailboxMail>

export const read = z.object({ isRead: z.boolean().default(true) }).openapi('MarkRead')
