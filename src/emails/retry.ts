import { addMinutes } from './due-time.ts'
import type { Outcome } from './mailer.ts'
import type { MessageReason, MessageState } from './message.ts'

/** Minutes before each further try. Greylisting lets a mail in after 5 to 15; a full mailbox may take a day. */
const waits = [5, 15, 60, 180, 360, 720, 1440] as const

export interface Settlement {
  readonly state: MessageState
  readonly reason: MessageReason | null
  readonly detail: string
  readonly attempts: number
  /** The server said that there is no such address: nobody mails it again. */
  readonly isDeadAddress?: boolean
  /** Only when it goes back to waiting. */
  readonly dueAt: Date | null
}

/** What becomes of a message after the mailer's answer. `attempts` are the tries already spent on it. */
export function settlementOf(outcome: Outcome, attempts: number, now: Date): Settlement {
  const detail = outcome.reply
  switch (outcome.kind) {
    case 'accepted':
      return { state: 'sent', reason: null, detail, attempts: attempts + 1, dueAt: null }
    case 'refused':
      return {
        state: 'refused',
        reason: `${outcome.because}-refused`,
        detail,
        attempts: attempts + 1,
        isDeadAddress: outcome.because === 'address' && namesDeadAddress(detail),
        dueAt: null,
      }
    case 'busy':
      return tryAgain(detail, attempts + 1, now)
    case 'down':
      // The server's fault: nobody's try is spent, and the circuit decides when to ask again.
      return { state: 'planned', reason: 'server-down', detail, attempts, dueAt: now }
    case 'unknown':
      return { state: 'uncertain', reason: 'in-doubt', detail, attempts: attempts + 1, dueAt: null }
    default:
      return outcome satisfies never
  }
}

/**
 * RFC 3463: 5.1.x and 5.2.1 say that the address is wrong or closed. A bare 550 may as well be a block of ours, and
 * must not strike customers off for good.
 */
function namesDeadAddress(reply: string): boolean {
  return /\b5\.(?:1\.(?:0|1|2|3|6|10)|2\.1)\b/.test(reply)
}

function tryAgain(detail: string, spent: number, now: Date): Settlement {
  const wait = waits[spent - 1]
  if (wait === undefined) return { state: 'refused', reason: 'tries-spent', detail, attempts: spent, dueAt: null }
  return { state: 'planned', reason: 'server-busy', detail, attempts: spent, dueAt: addMinutes(now, wait) }
}
