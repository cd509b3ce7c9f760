import PostalMime, { type Email } from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Mailer } from '../../src/emails/mailer.ts'
import { outgoingMail } from './mails.ts'

export interface MailerUnderTest {
  readonly mailer: Mailer
  /** Every message that went out, as it went over the wire, oldest first. */
  received(): Promise<string[]>
  close(): Promise<void>
}

/** What every way out for mail promises. A new mailer's test calls this and adds its own failures. */
export function mailerConformance(name: string, open: () => Promise<MailerUnderTest>): void {
  describe(`${name}, as every mailer`, () => {
    let under: MailerUnderTest
    beforeAll(async () => {
      under = await open()
    })
    afterAll(async () => {
      await under.mailer.close()
      await under.close()
    })
    const send = async (changes: Parameters<typeof outgoingMail>[0] = {}) => {
      const outcome = await under.mailer.send(outgoingMail(changes))
      expect(outcome).toMatchObject({ kind: 'accepted' })
      const raw = (await under.received()).at(-1) ?? ''
      return { raw, mail: await PostalMime.parse(raw) }
    }

    test('says who it is and how many mails it holds at once', () => {
      expect(under.mailer.name).not.toBe('')
      expect(under.mailer.connections).toBeGreaterThan(0)
    })

    test('a customer gets the mail with subject, both parts and our Message-ID', async () => {
      const { mail } = await send()
      expect(mail).toMatchObject({
        subject: 'Thank you for your order, Mia',
        from: { name: 'Nordlicht Tea', address: 'hello@shop.example' },
        to: [{ address: 'mia@customers.example' }],
        messageId: '<notch.1.0123456789abcdef@shop.example>',
      })
      expect(mail.html?.trim()).toBe('<p>Thank you for your order, <b>Mia</b>.</p>')
      expect(mail.text?.trim()).toBe('Thank you for your order, Mia.')
      expect(new Date(mail.date ?? '')).toEqual(new Date('2026-11-24T10:00:00Z'))
    })

    test('a mail program can offer one-click unsubscribing, and the header is not folded', async () => {
      const url = `https://mail.example/u/${'a'.repeat(90)}`
      const { raw, mail } = await send({ listUnsubscribeUrl: url })
      expect(headersOf(mail, 'list-unsubscribe')).toEqual([`<${url}>`])
      expect(headersOf(mail, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
      expect(raw).toMatch(new RegExp(`^List-Unsubscribe: <${url}>\r$`, 'm'))
    })

    test('umlauts, quotes and emoji arrive as they were written', async () => {
      const subject = "Danke für deine Bestellung bei O'Neil & Söhne 🍵"
      const { mail } = await send({
        subject,
        from: { name: 'O\'Neil & Söhne, "Tee"', address: 'tee@shop.example' },
        html: '<p>Grüße aus Zürich — ありがとう</p>',
        text: 'Grüße aus Zürich — ありがとう\n',
      })
      expect(mail.subject).toBe(subject)
      expect(mail.from).toEqual({ name: 'O\'Neil & Söhne, "Tee"', address: 'tee@shop.example' })
      expect(mail.html).toContain('Grüße aus Zürich — ありがとう')
      expect(mail.text).toContain('Grüße aus Zürich — ありがとう')
    })

    test.each([
      ['subject', { subject: 'Thank you\r\nBcc: everyone@evil.example' }],
      ['sender name', { from: { name: 'Shop\r\nBcc: everyone@evil.example', address: 'hello@shop.example' } }],
      ['bare line feed in the subject', { subject: 'Thank you\nBcc: everyone@evil.example\n\nbody' }],
      ['message id', { messageId: '<a@b>\r\nBcc: everyone@evil.example' }],
    ])('a line break in the %s adds no header', async (_where, changes) => {
      const { mail } = await send(changes)
      expect(mail.headers.filter(({ key }) => key === 'bcc')).toEqual([])
      expect(mail.to).toEqual([{ name: '', address: 'mia@customers.example' }])
    })

    test.each([
      '',
      'mia',
      'mia@x.example, eve@evil.example',
      'mia@x.example\r\nRCPT TO:<eve@evil.example>',
      '<mia@x.example>',
    ])('an address that is none (%j) is refused before it leaves', async (to) => {
      const before = (await under.received()).length
      expect(await under.mailer.send(outgoingMail({ to }))).toMatchObject({ kind: 'refused', because: 'address' })
      expect(await under.received()).toHaveLength(before)
    })

    test('replies go to the reply address, and no program is named', async () => {
      const { mail } = await send({ replyTo: 'help@shop.example' })
      expect(mail.replyTo).toEqual([{ name: '', address: 'help@shop.example' }])
      expect(headersOf(mail, 'x-mailer')).toEqual([])
    })

    test('the same mail is the same message, byte for byte', async () => {
      const one = await send()
      const other = await send()
      expect(ownPart(other.raw)).toBe(ownPart(one.raw))
    })

    test('as many as it says go at the same time, each once', async () => {
      const before = (await under.received()).length
      const count = under.mailer.connections
      const mails = Array.from({ length: count }, (_, index) => outgoingMail({ to: `customer-${index}@x.example` }))
      const outcomes = await Promise.all(mails.map((mail) => under.mailer.send(mail)))
      expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
      const added = (await under.received()).slice(before)
      const recipients = added.map((raw) => /^To: <?(.+?)>?\r$/m.exec(raw)?.[1])
      expect(new Set(recipients)).toEqual(new Set(mails.map(({ to }) => to)))
      expect(added).toHaveLength(count)
    })
  })
}

function headersOf(mail: Email, key: string): string[] {
  return mail.headers.filter((header) => header.key === key).map(({ value }) => value)
}

/** Without what a server or a signature puts above it. */
function ownPart(raw: string): string {
  return raw.slice(raw.indexOf('From: '))
}
