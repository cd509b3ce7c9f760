import type { OutgoingMail } from '../../src/emails/mailer.ts'

/** A mail as deliver.ts hands it over. */
export function outgoingMail(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    from: { name: 'Nordlicht Tea', address: 'hello@shop.example' },
    replyTo: null,
    to: 'mia@customers.example',
    subject: 'Thank you for your order, Mia',
    html: '<p>Thank you for your order, <b>Mia</b>.</p>',
    text: 'Thank you for your order, Mia.\n',
    messageId: '<notch.1.0123456789abcdef@shop.example>',
    listUnsubscribeUrl: 'https://mail.example/u/Jx0aQm7rT2',
    date: new Date('2026-11-24T10:00:00Z'),
    ...changes,
  }
}
