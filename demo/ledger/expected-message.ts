import type { Order } from '../world/shop.ts'
import { afterQuietHours, isQuiet } from '../world/shop-clock.ts'
import { addressOf, type Ledger } from './ledger.ts'

/** What must have become of an order's thank-you, by the app's own promises. */
export interface ExpectedMessage {
  readonly state: 'sent' | 'skipped'
  /** The app's word for why it was not sent. */
  readonly reason: string | null
  /** When it was to leave, as first planned. */
  readonly dueAt: Date
  /** The step by which the order was planned. */
  readonly plannedStep: number
  /** Whether its customer takes part in the experiment. */
  readonly isAssigned: boolean
}

const delayMs = 30 * 60_000
const usefulMs = 72 * 3_600_000

/** Undefined for an order the app never heard was paid: it has no message. */
export function expectMessage(order: Order, ledger: Ledger): ExpectedMessage | undefined {
  const news = ledger.news.get(order.id)
  if (news?.paid === undefined) return undefined
  const plannedStep = news.paid + 1
  const plannedAt = momentOf(ledger, plannedStep)
  const dueAt = afterQuietHours(new Date(Math.max(order.placedAt.getTime() + delayMs, plannedAt.getTime())))
  const planned = { dueAt, plannedStep }
  const never = whyNever(order) ?? whyNotNow(order, ledger, plannedStep) ?? tooLate(order, dueAt)
  if (never) return { ...planned, state: 'skipped', reason: never, isAssigned: false }
  const step = departure(ledger, plannedStep, dueAt)
  const reason =
    whyNotNow(order, ledger, step) ?? unsubscribed(order, ledger, step) ?? tooLate(order, momentOf(ledger, step))
  const isAssigned = !order.customer?.hasRefused
  return { ...planned, state: reason ? 'skipped' : 'sent', reason, isAssigned }
}

function whyNever({ kind }: Order): string | null {
  switch (kind) {
    case 'test':
      return 'test-order'
    case 'point-of-sale':
    case 'replacement':
    case 'no-address':
      return kind
    default:
      return null
  }
}

/** Only what had been told before that step could stop it. */
function whyNotNow(order: Order, { news }: Ledger, step: number): string | null {
  const { cancelled = Infinity, refundedInFull = Infinity } = news.get(order.id) ?? {}
  if (cancelled < step) return 'cancelled'
  return refundedInFull < step ? 'refunded' : null
}

function unsubscribed(order: Order, ledger: Ledger, step: number): string | null {
  const since = ledger.unsubscribed.get(addressOf(order) ?? '') ?? Infinity
  return since < step ? 'unsubscribed' : null
}

function tooLate(order: Order, at: Date): string | null {
  return at.getTime() > order.placedAt.getTime() + usefulMs ? 'too-late' : null
}

/** The first step at or after `dueAt` that is not in the quiet hours. */
function departure({ steps }: Ledger, from: number, dueAt: Date): number {
  const found = steps.findIndex((at, step) => step >= from && at >= dueAt && !isQuiet(at))
  if (found < 0) throw new Error(`the story ends before a message due ${dueAt.toISOString()} could leave`)
  return found
}

function momentOf({ steps }: Ledger, step: number): Date {
  const at = steps[step]
  if (!at) throw new Error(`the story has no step ${step}`)
  return at
}
