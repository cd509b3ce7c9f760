import { beforeEach, describe, expect, test } from 'vitest'
import { createMailboxMailer } from '../../src/emails/mailbox.ts'
import {
  countUnread,
  listMailbox,
  loadMailboxMail,
  loadRawMailboxMail,
  markMailboxMail,
} from '../../src/emails/mailbox-read.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { mailerConformance } from './mailer-conformance.ts'
import { outgoingMail } from './mails.ts'

const database = await testDatabase()
const { client } = database
const now = new Date('2026-11-24T10:00:05Z')
const mailer = createMailboxMailer({ client, clock: { now: () => now } })

mailerConformance('The mailbox', async () => ({
  mailer,
  received: async () =>
    (await client.mailboxMail.findMany({ orderBy: { id: 'asc' } })).map(({ raw }) => Buffer.from(raw).toString('utf8')),
  close: async () => undefined,
}))

describe('the built-in inbox', () => {
  beforeEach(() => emptyTables(database))

  test('shows a mail as a mail program would', async () => {
    await mailer.send(outgoingMail({ subject: "O'Neil & Söhne", text: 'Grüße\n' }))
    const [entry] = (await listMailbox(client, {})).items
    expect(entry).toMatchObject({
      to: 'mia@customers.example',
      from: 'Nordlicht Tea <hello@shop.example>',
      subject: "O'Neil & Söhne",
      isRead: false,
      receivedAt: now,
    })
    const mail = await loadMailboxMail(client, entry?.id ?? 0n)
    expect(mail).toMatchObject({ subject: "O'Neil & Söhne", text: expect.stringContaining('Grüße') })
    expect(mail.html).toContain('<b>Mia</b>')
    expect(mail.headers).toContainEqual({ name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' })
  })

  test('the raw message is what would have gone over the wire', async () => {
    await mailer.send(outgoingMail())
    const [entry] = (await listMailbox(client, {})).items
    const raw = Buffer.from(await loadRawMailboxMail(client, entry?.id ?? 0n)).toString('utf8')
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/mail\.example\/u\/Jx0aQm7rT2>\r$/m)
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('one customer sees only their own mail, newest first, page by page', async () => {
    for (let index = 0; index < 53; index += 1) await mailer.send(outgoingMail({ subject: `Mail ${index}` }))
    await mailer.send(outgoingMail({ to: 'ben@customers.example' }))
    const first = await listMailbox(client, { to: ' Mia@Customers.example ' })
    expect(first.items).toHaveLength(50)
    expect(first.items[0]?.subject).toBe('Mail 52')
    const rest = await listMailbox(client, { to: 'mia@customers.example', cursor: first.nextCursor ?? 0n })
    expect(rest.items.map(({ subject }) => subject)).toEqual(['Mail 2', 'Mail 1', 'Mail 0'])
    expect(rest.nextCursor).toBeNull()
  })

  test('reading a mail takes it off the unread count, and it can be unread again', async () => {
    await mailer.send(outgoingMail())
    await mailer.send(outgoingMail({ to: 'ben@customers.example' }))
    const [newest] = (await listMailbox(client, {})).items
    await markMailboxMail(client, newest?.id ?? 0n, true)
    expect(await countUnread(client)).toBe(1)
    expect(await countUnread(client, 'ben@customers.example')).toBe(0)
    await markMailboxMail(client, newest?.id ?? 0n, false)
    expect(await countUnread(client)).toBe(2)
  })

  test('a mail that is not there says so', async () => {
    await expect(loadMailboxMail(client, 404n)).rejects.toMatchObject({ code: 'no-such-mail', status: 404 })
    await expect(loadRawMailboxMail(client, 404n)).rejects.toMatchObject({ status: 404 })
    await expect(markMailboxMail(client, 404n, true)).rejects.toMatchObject({ status: 404 })
  })

  test('a crowd of mails is kept in few commits, each once', async () => {
    const mails = Array.from({ length: 200 }, (_, index) => outgoingMail({ to: `c${index}@x.example` }))
    const outcomes = await Promise.all(mails.map((mail) => mailer.send(mail)))
    expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
    expect(await client.mailboxMail.count()).toBe(200)
    expect(await client.mailboxMail.groupBy({ by: ['recipient'] })).toHaveLength(200)
  })
})
