/** A way out for mail. Contract for smtp.ts and mailbox.ts; both pass tests/emails/mailer-conformance.ts. */
export interface Mailer {
  /** As shown on pages and kept in Circuit.mailer: "smtp mail.example.com:587", "mailbox". */
  readonly name: string
  /** How many mails it hands over at once; never more messages than this are in doubt after a crash. */
  readonly connections: number
  /** Never throws for what a server did: that is an Outcome. */
  send(mail: OutgoingMail): Promise<Outcome>
  close(): Promise<void>
}

export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo: string | null
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
  /** With angle brackets; made by us, so that a bounce can be matched. */
  readonly messageId: string
  readonly listUnsubscribeUrl: string
  readonly date: Date
}

/** "accepted" is not "delivered". `unknown` is the honest answer when the connection died after the message left us. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly reply: string }
  | { readonly kind: 'refused'; readonly because: 'address' | 'content'; readonly reply: string }
  /** This message may go later: a temporary reply to it. */
  | { readonly kind: 'busy'; readonly reply: string }
  /** The server itself is not taking mail (no connection, sign-in refused, 421): nobody's try is spent. */
  | { readonly kind: 'down'; readonly reply: string }
  | { readonly kind: 'unknown'; readonly reply: string }
