import {
  countUnread,
  listMailbox,
  loadMailboxMail,
  loadRawMailboxMail,
  markMailboxMail,
} from '../../emails/mailbox-read.ts'
import { readIdCursor } from '../cursor.ts'
import { showEntry, showMailboxMail } from '../mailbox/show-mail.ts'
import { apiRouter } from '../router.ts'
import * as routes from '../routes/mailbox.ts'
import type { WebServices } from '../services.ts'

export function mailboxHandlers({ client }: WebServices) {
  return apiRouter()
    .openapi(routes.listMailbox, async (context) => {
      const { to, cursor } = context.req.valid('query')
      const page = await listMailbox(client, {
        ...(to ? { to } : {}),
        ...(cursor ? { cursor: readIdCursor(cursor) } : {}),
      })
      const nextCursor = page.nextCursor?.toString() ?? null
      return context.json({ items: page.items.map(showEntry), nextCursor, unread: await countUnread(client, to) }, 200)
    })
    .openapi(routes.readMail, async (context) => {
      const mail = await loadMailboxMail(client, BigInt(context.req.valid('param').id))
      return context.json(showMailboxMail(mail), 200)
    })
    .openapi(routes.readRawMail, async (context) => {
      const raw = await loadRawMailboxMail(client, BigInt(context.req.valid('param').id))
      // A download, never a page of ours: a mail may hold anything.
      context.header('content-disposition', 'attachment; filename="mail.eml"')
      return context.body(Uint8Array.from(raw), 200, { 'content-type': 'message/rfc822' })
    })
    .openapi(routes.markMailRead, async (context) => {
      await markMailboxMail(client, BigInt(context.req.valid('param').id), context.req.valid('json').isRead)
      return context.json({ done: true as const }, 200)
    })
}
