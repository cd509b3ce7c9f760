/** A message's whole life. Only outbox.ts changes it after planning. */
export const messageStateNames = [
  'planned',
  /** Handed to the mailer; nobody knows yet. Never more than the mailer has connections. */
  'sending',
  'sent',
  /** The holdout of a store that sends it nothing: the time it would have left is `dueAt`. */
  'held-out',
  'skipped',
  'refused',
  'failed',
  /** The process died, or the connection did, after handing over. Never sent again by itself. */
  'uncertain',
] as const

export type MessageState = (typeof messageStateNames)[number]

/** Why a message was not sent, or waits, each in words a marketer understands. */
export const reasons = {
  'no-address': 'The order came without an email address.',
  'test-order': 'It is a test order.',
  renewal: 'It is a subscription renewal, not a new purchase.',
  replacement: 'The order has no value: a replacement or a free sample.',
  'point-of-sale': 'The order was made in a shop, not online.',
  imported: 'The order was imported or entered by hand.',
  'too-late': 'It could not leave while it was still useful.',
  cancelled: 'The order was cancelled.',
  refunded: 'The order was refunded in full.',
  unpaid: 'The order is no longer paid.',
  unsubscribed: 'The customer has unsubscribed.',
  complaint: 'The customer reported an earlier mail as spam.',
  'hard-bounce': 'An earlier mail to this address was returned.',
  erased: 'The customer’s data was erased.',
  suppressed: 'The address is on the list of those not to mail.',
  'held-out': 'The customer is held out, so that the offer’s effect can be measured.',
  paused: 'Sending is paused in Settings.',
  'no-sender': 'Settings has no sender address yet.',
  'server-busy': 'The mail server asked to try again later.',
  'server-down': 'The mail server is not taking mail.',
  'address-refused': 'The mail server refused the address.',
  'content-refused': 'The mail server refused the mail.',
  'tries-spent': 'The mail server put it off too many times.',
  'could-not-render': 'The mail could not be made from its template.',
  'in-doubt': 'The process or the connection ended while handing the mail over. It may have arrived.',
  'marked-not-sent': 'Someone decided not to send it.',
} as const

export type MessageReason = keyof typeof reasons
