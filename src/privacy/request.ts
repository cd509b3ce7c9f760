import { z } from 'zod'

/** What a person's data is asked for: to hand it over, to erase one person, or to erase every customer of the store. */
export const requestKinds = ['export', 'erase', 'erase-all'] as const
export type RequestKind = (typeof requestKinds)[number]

/** What came of a request, or what an open one waits for, in words for the owner. */
export const outcomes = {
  erased: 'What was held is erased. Figures stay as they were.',
  'nothing-held': 'Nothing was held that had to go.',
  answered: 'The data was handed over.',
  overtaken: 'The person was erased before this was answered.',
  'waits-for-deliveries':
    'Erased, but for deliveries that name the person and are not read yet. The rest follows by itself when they are.',
  'waits-for-mail': 'Erased, but for a mail that is just being handed over. The rest follows by itself within minutes.',
} as const

export type Outcome = keyof typeof outcomes

const count = z.int().min(0).default(0)

/** How much of what was erased or emptied. Orders and messages stay as rows, without the person. */
export const erasedCounts = z.object({
  customers: count,
  orders: count,
  messages: count,
  /** As they were sent, in the built-in mailbox too. */
  mails: count,
  clicks: count,
  suppressions: count,
  /** Webhook bodies. */
  deliveries: count,
  /** What else named the person: the audit, other requests, refused rows of imported files. */
  notes: count,
  /** Unsubscribed or complained: these addresses stay, so that nobody mails them again. */
  refusalsKept: count,
})

export type ErasedCounts = z.infer<typeof erasedCounts>

export const noCounts: ErasedCounts = erasedCounts.parse({})

/** Of one request carried out in several passes: each finds what is left. A refusal that stays is found every time. */
export function addCounts(a: ErasedCounts, b: ErasedCounts): ErasedCounts {
  return {
    customers: a.customers + b.customers,
    orders: a.orders + b.orders,
    messages: a.messages + b.messages,
    mails: a.mails + b.mails,
    clicks: a.clicks + b.clicks,
    suppressions: a.suppressions + b.suppressions,
    deliveries: a.deliveries + b.deliveries,
    notes: a.notes + b.notes,
    refusalsKept: Math.max(a.refusalsKept, b.refusalsKept),
  }
}

export function isNothing({ refusalsKept: _, ...gone }: ErasedCounts): boolean {
  return Object.values(gone).every((number) => number === 0)
}
