/** A message that may have led to an order. */
export interface Candidate {
  readonly messageId: bigint
  readonly storeId: string
  /** The order the message thanks for. */
  readonly orderId: bigint
  readonly customerId: bigint | null
  /** When it left; null when it never did. */
  readonly sentAt: Date | null
}

export interface OrderToCredit {
  readonly id: bigint
  readonly storeId: string
  readonly customerId: bigint | null
  readonly placedAt: Date
  /** Paid, and not cancelled, a test, a renewal or a replacement. */
  readonly isCounted: boolean
}

export interface Evidence {
  /** Click ids the order carries whose signature holds, the surest first. `clickedAt` is null when the click was not kept (yet). */
  readonly clickIds: readonly {
    readonly clickId: string
    readonly clickedAt: Date | null
    readonly message: Candidate
  }[]
  /** Codes the order used that were made for one message alone. */
  readonly codes: readonly { readonly message: Candidate }[]
  /** Kept clicks on messages of the same customer. */
  readonly clicks: readonly {
    readonly clickId: string
    readonly clickedAt: Date
    readonly isHuman: boolean
    readonly message: Candidate
  }[]
  readonly windowDays: number
}

/** Kinds of evidence, the surest first. */
type EvidenceKind = 'click-id' | 'unique-code' | 'same-customer'

export interface Credit {
  readonly messageId: bigint
  readonly evidence: EvidenceKind
  readonly clickId: string | null
  readonly evidenceAt: Date | null
}

/**
 * The one message that is credited with an order, or none. A click id that reached the order is proof by itself, even
 * if the click looked like a scanner's; without one or a unique code, only a person's click in the window counts.
 */
export function credit(order: OrderToCredit, evidence: Evidence): Credit | undefined {
  if (!order.isCounted) return undefined
  return byClickId(order, evidence) ?? byCode(order, evidence) ?? bySameCustomer(order, evidence)
}

function byClickId(order: OrderToCredit, { clickIds }: Evidence): Credit | undefined {
  const found = clickIds.find(({ message }) => mayBeCredited(message, order))
  if (!found) return undefined
  const { clickId, clickedAt, message } = found
  return { messageId: message.messageId, evidence: 'click-id', clickId, evidenceAt: clickedAt }
}

function byCode(order: OrderToCredit, { codes }: Evidence): Credit | undefined {
  const found = codes.find(({ message }) => mayBeCredited(message, order))
  if (!found) return undefined
  const { messageId } = found.message
  return { messageId, evidence: 'unique-code', clickId: null, evidenceAt: order.placedAt }
}

function bySameCustomer(order: OrderToCredit, { clicks, windowDays }: Evidence): Credit | undefined {
  const until = order.placedAt.getTime()
  const since = until - windowDays * 86_400_000
  const isInWindow = (at: number) => at >= since && at <= until
  const [last] = clicks
    .filter(({ isHuman, clickedAt }) => isHuman && isInWindow(clickedAt.getTime()))
    .filter(({ message }) => message.customerId !== null && message.customerId === order.customerId)
    .filter(({ message }) => mayBeCredited(message, order))
    .toSorted(
      (a, b) => b.clickedAt.getTime() - a.clickedAt.getTime() || compare(b.message.messageId, a.message.messageId),
    )
  if (!last) return undefined
  const { clickId, clickedAt, message } = last
  return { messageId: message.messageId, evidence: 'same-customer', clickId, evidenceAt: clickedAt }
}

/** A mail cannot have led to the order it thanks for, to one placed before it left, or to one of another store. */
function mayBeCredited(message: Candidate, order: OrderToCredit): boolean {
  const wasSentBefore = message.sentAt !== null && message.sentAt.getTime() <= order.placedAt.getTime()
  return wasSentBefore && message.storeId === order.storeId && message.orderId !== order.id
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b)
}
