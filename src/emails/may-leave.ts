import { outsideQuietHours, type QuietHours } from './due-time.ts'
import type { MessageReason } from './message.ts'
import { isTooLate } from './plan-message.ts'

/** What is asked once more when a message is due, on today's rows. */
export interface Departure extends QuietHours {
  readonly toEmail: string | null
  readonly paidAt: Date | null
  readonly cancelledAt: Date | null
  readonly isFullyRefunded: boolean
  /** Why the address must not be mailed, when it must not. */
  readonly suppression: string | null
  readonly latestUsefulHours: number
  readonly zone: string
}

export type MayLeave =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'skip'; readonly reason: MessageReason }

export function mayLeave(message: Departure, now: Date): MayLeave {
  const reason = whyNot(message, now)
  if (reason) return { kind: 'skip', reason }
  // A retry, or a process that was down, may have moved the departure into the night.
  const until = outsideQuietHours(now, message.zone, message)
  return until > now ? { kind: 'wait', until } : { kind: 'go' }
}

function whyNot(message: Departure, now: Date): MessageReason | undefined {
  if (message.toEmail === null) return 'no-address'
  if (message.cancelledAt) return 'cancelled'
  if (message.isFullyRefunded) return 'refunded'
  if (message.paidAt === null) return 'unpaid'
  if (message.suppression) return suppressionReason(message.suppression)
  return isTooLate({ paidAt: message.paidAt }, message, now) ? 'too-late' : undefined
}

function suppressionReason(suppression: string): MessageReason {
  switch (suppression) {
    case 'unsubscribed':
    case 'complaint':
    case 'hard-bounce':
      return suppression
    default:
      return 'suppressed'
  }
}
