import PostalMime from 'postal-mime'
import type { Rows } from '../database/client.ts'
import { AppError } from '../errors.ts'

export interface MailboxEntry {
  readonly id: bigint
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly isRead: boolean
  readonly receivedAt: Date
}

export interface MailboxPage {
  readonly items: readonly MailboxEntry[]
  /** Id of the last one shown, when there are more. */
  readonly nextCursor: bigint | null
}

export interface MailboxMessage extends MailboxEntry {
  /** As a mail program would show them, decoded and in order. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly html: string
  readonly text: string
}

const pageSize = 50

/** Newest first, from below `cursor`. `to` is one recipient's inbox. */
export async function listMailbox(rows: Rows, { to, cursor }: { to?: string; cursor?: bigint }): Promise<MailboxPage> {
  const found = await rows.mailboxMail.findMany({
    where: { ...(to ? { recipient: to.trim().toLowerCase() } : {}), ...(cursor ? { id: { lt: cursor } } : {}) },
    omit: { raw: true },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  })
  const items = found.slice(0, pageSize).map(entryOf)
  return { items, nextCursor: found.length > pageSize ? (items.at(-1)?.id ?? null) : null }
}

/** Throws AppError `no-such-mail` when there is none, as all here that take an id. */
export async function loadMailboxMail(rows: Rows, id: bigint): Promise<MailboxMessage> {
  const found = await rows.mailboxMail.findUnique({ where: { id }, omit: { raw: true } })
  if (!found) throw noSuchMail(id)
  const { headers, subject = '', html = '', text = '' } = await PostalMime.parse(await loadRawMailboxMail(rows, id))
  const shown = headers.map(({ originalKey, value }) => ({ name: originalKey, value }))
  return { ...entryOf(found), subject, headers: shown, html, text }
}

/** The message as it would have gone over the wire. */
export async function loadRawMailboxMail(rows: Rows, id: bigint): Promise<Uint8Array> {
  // As base64: through the embedded store's driver, bytes take many times as long as text.
  const [found] = await rows.$queryRaw<{ base64: string }[]>`
    SELECT encode(raw, 'base64') AS base64 FROM "MailboxMail" WHERE id = ${id}`
  if (!found) throw noSuchMail(id)
  return Buffer.from(found.base64, 'base64')
}

export function countUnread(rows: Rows, to?: string): Promise<number> {
  return rows.mailboxMail.count({ where: { isRead: false, ...(to ? { recipient: to.trim().toLowerCase() } : {}) } })
}

export async function markMailboxMail(rows: Rows, id: bigint, isRead: boolean): Promise<void> {
  const { count } = await rows.mailboxMail.updateMany({ where: { id }, data: { isRead } })
  if (count === 0) throw noSuchMail(id)
}

function noSuchMail(id: bigint): AppError {
  return new AppError('no-such-mail', 404, `The mailbox holds no mail ${id}. It may be older than 30 days.`)
}

function entryOf(row: Omit<MailboxEntry, 'to' | 'from'> & { recipient: string; sender: string }): MailboxEntry {
  const { id, recipient, sender, subject, isRead, receivedAt } = row
  return { id, to: recipient, from: sender, subject, isRead, receivedAt }
}
