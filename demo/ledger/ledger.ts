import type { Order } from '../world/shop.ts'

/** What really happened, written down by the simulator while it happens; the app's figures are held against it. */
export interface Ledger {
  /** Every moment the app's clock was moved to. A step's number is its place here. */
  readonly steps: Date[]
  readonly orders: Order[]
  /** By order id. */
  readonly news: Map<string, News>
  readonly mails: Mail[]
  readonly clicks: Click[]
  /** Normalised address → the step after which the app knew. */
  readonly unsubscribed: Map<string, number>
  readonly posted: { webhooks: number; repeated: number; forged: number; broken: number }
}

/** The step after which the app had been told each thing of an order; undefined: never. */
export interface News {
  paid?: number
  cancelled?: number
  refundedInFull?: number
}

/** A mail as its reader found it in the mailbox. */
export interface Mail {
  readonly id: string
  readonly to: string
  readonly orderNumber: string
  readonly receivedAt: Date
  readonly step: number
  readonly storeLink: string
  readonly offerLinks: readonly string[]
  readonly unsubscribeUrl: string
  readonly code: string | null
}

export interface Click {
  readonly mail: Mail
  readonly at: Date
  readonly isHuman: boolean
  readonly link: 'offer' | 'store'
  readonly clickId: string
  /** Where the app sent the reader. */
  readonly location: URL
}

export function openLedger(): Ledger {
  return {
    steps: [],
    orders: [],
    news: new Map(),
    mails: [],
    clicks: [],
    unsubscribed: new Map(),
    posted: { webhooks: 0, repeated: 0, forged: 0, broken: 0 },
  }
}

export function currentStep({ steps }: Ledger): number {
  return steps.length - 1
}

/** Notes what the app has now been told; the first telling counts. */
export function noteNews(ledger: Ledger, orderId: string, tells: Readonly<Record<keyof News, boolean>>): void {
  const step = currentStep(ledger)
  const known = ledger.news.get(orderId) ?? {}
  if (tells.paid) known.paid ??= step
  if (tells.cancelled) known.cancelled ??= step
  if (tells.refundedInFull) known.refundedInFull ??= step
  ledger.news.set(orderId, known)
}

/** Addresses are the same whatever their capitals. */
export function addressOf(order: Order): string | null {
  return order.kind === 'no-address' ? null : (order.customer?.email.toLowerCase() ?? null)
}

/** Paid, and not a test, a replacement or cancelled: what every figure counts. */
export function isCounted(order: Order): boolean {
  return order.kind !== 'test' && order.kind !== 'replacement' && order.cancelledAt === null
}
