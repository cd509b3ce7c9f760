import type { Arm } from '../experiments/assign.ts'
import type { Consent, OrderSource } from '../orders/incoming.ts'
import { mayReceiveOffers } from './consent.ts'
import { addMinutes, outsideQuietHours, type QuietHours } from './due-time.ts'
import type { MessageReason, MessageState } from './message.ts'

/** A newly paid order with what decides about its message. */
export interface PaidOrder {
  readonly email: string | null
  readonly paidAt: Date
  readonly cancelledAt: Date | null
  readonly isFullyRefunded: boolean
  readonly isTest: boolean
  readonly isRenewal: boolean
  readonly isReplacement: boolean
  /** Its customer was erased. */
  readonly isErased: boolean
  readonly source: OrderSource
  readonly consent: Consent
  /** The customer's zone, else the store's. */
  readonly zone: string
}

export interface FlowTiming extends QuietHours {
  readonly delayMinutes: number
  readonly latestUsefulHours: number
  readonly holdoutGets: 'plain' | 'nothing'
}

export interface PlannedMessage {
  readonly state: MessageState
  readonly reason: MessageReason | null
  /** none: takes no part in the experiment. */
  readonly arm: Arm | 'none'
  readonly dueAt: Date
}

/** One message for one order and flow. `arm` is what the customer is, or would be, assigned to. */
export function planMessage(order: PaidOrder, flow: FlowTiming, arm: Arm, now: Date): PlannedMessage {
  const earliest = addMinutes(order.paidAt, flow.delayMinutes)
  const dueAt = outsideQuietHours(earliest > now ? earliest : now, order.zone, flow)
  const reason = whyNot(order) ?? (isTooLate(order, flow, dueAt) ? 'too-late' : undefined)
  if (reason) return { state: 'skipped', reason, arm: 'none', dueAt }
  if (!mayReceiveOffers(order.consent)) return { state: 'planned', reason: null, arm: 'none', dueAt }
  if (arm === 'held-out' && flow.holdoutGets === 'nothing') return { state: 'held-out', reason: 'held-out', arm, dueAt }
  return { state: 'planned', reason: null, arm, dueAt }
}

function whyNot(order: PaidOrder): MessageReason | undefined {
  if (order.isTest) return 'test-order'
  if (order.isRenewal || order.source === 'subscription') return 'renewal'
  if (order.source === 'pos') return 'point-of-sale'
  if (order.source === 'import' || order.source === 'draft') return 'imported'
  if (order.isReplacement) return 'replacement'
  if (order.isErased) return 'erased'
  if (order.email === null) return 'no-address'
  if (order.cancelledAt) return 'cancelled'
  return order.isFullyRefunded ? 'refunded' : undefined
}

/** A store platform may tell of an order a day late; a thank-you that comes too late is worse than none. */
export function isTooLate(order: { paidAt: Date }, flow: { latestUsefulHours: number }, at: Date): boolean {
  return at > addMinutes(order.paidAt, flow.latestUsefulHours * 60)
}
