import { z } from 'zod'
import { reasons } from '../../emails/message.ts'
import { type MessageRow, messageArm, messageState } from '../schemas/message.ts'

export interface ListedMessage {
  readonly id: bigint
  readonly at: Date
  readonly storeId: string
  readonly number: string
  readonly toEmail: string | null
  readonly state: string
  readonly reason: string | null
  readonly detail: string | null
  readonly arm: string
  readonly subject: string | null
  readonly dueAt: Date
  readonly sentAt: Date | null
  readonly offers: unknown
  readonly human: number
  readonly scanner: number
  readonly creditedOrders: number | null
  readonly creditedNet: bigint | null
  readonly creditedCurrency: string | null
}

const words = new Map<string, string>(Object.entries(reasons))
const titled = z.array(z.object({ title: z.string() })).catch([])

export function showRow(row: ListedMessage): MessageRow {
  return {
    id: row.id.toString(),
    storeId: row.storeId,
    orderNumber: row.number,
    to: row.toEmail,
    state: messageState.parse(row.state),
    reason: row.reason,
    reasonText: reasonText(row.reason),
    detail: row.detail,
    arm: messageArm.parse(row.arm),
    subject: row.subject,
    dueAt: row.dueAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    createdAt: row.at.toISOString(),
    offers: titled.parse(row.offers).map((offer) => offer.title),
    humanClicks: row.human,
    scannerClicks: row.scanner,
    credited: showCredit(row),
  }
}

/** The reason in words; the bare reason when a newer version wrote it. */
export function reasonText(reason: string | null): string | null {
  return reason === null ? null : (words.get(reason) ?? reason)
}

function showCredit({ creditedOrders, creditedNet, creditedCurrency }: ListedMessage): MessageRow['credited'] {
  if (creditedOrders === null || creditedNet === null || creditedCurrency === null) return null
  return { orders: creditedOrders, net: { minor: creditedNet.toString(), currency: creditedCurrency } }
}
