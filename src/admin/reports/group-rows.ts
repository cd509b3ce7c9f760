import type { ArmFigures, ChannelFigures, EmailReport } from '../../reports/report.ts'

export interface GroupRow {
  readonly key: string
  readonly name: string
  readonly meaning: string
  readonly figures: ChannelFigures
  /** None for orders by credit: whoever ordered is not a recipient. */
  readonly arm: ArmFigures | null
  /** How the counts behind the figures read. */
  readonly words: CountWords
}

interface CountWords {
  readonly recipient: string
  readonly converted: string
  readonly orders: string
}

const ofOrders: CountWords = { recipient: '', converted: '', orders: '' }
const ofMails: CountWords = { recipient: 'mail', converted: 'led to an order', orders: 'credited to them' }
const ofCustomers: CountWords = { recipient: 'recipient', converted: 'ordered again', orders: 'later, in the window' }

/** Three views of the same shop, each adding up by itself: orders by credit, mails by day, customers by chance. */
export function groupRows({ total, definitions }: EmailReport): GroupRow[] {
  const offer = `Customers whose mails carry an offer. ${definitions.recipients}`
  const heldOut = `Customers drawn to get no offer. ${definitions.recipients}`
  return [
    ordersRow('email', 'Email channel', definitions.email, total.email),
    countedRow('mailed', 'Mails that left', definitions.mailed, total.mailed, ofMails),
    ordersRow('other', 'Other orders', definitions.other, total.other),
    countedRow('offer', 'Got offers', offer, total.offer, ofCustomers),
    countedRow('held-out', 'Held out', heldOut, total.heldOut, ofCustomers),
  ]
}

function ordersRow(key: string, name: string, meaning: string, figures: ChannelFigures): GroupRow {
  return { key, name, meaning, figures, arm: null, words: ofOrders }
}

function countedRow(key: string, name: string, meaning: string, arm: ArmFigures, words: CountWords): GroupRow {
  return { key, name, meaning, figures: arm, arm, words }
}
