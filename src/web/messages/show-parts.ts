import { z } from 'zod'
import { scannerReasons } from '../../links/judge.ts'
import type { MessageDetail } from '../schemas/message.ts'
import { showMoney } from '../show-money.ts'
import type { WholeMessage } from './whole-message.ts'

const headers = z.record(z.string(), z.string()).catch({})
const scannerWords = new Map<string, string>(Object.entries(scannerReasons))

const evidenceWords = new Map([
  ['click-id', 'The order carried the id of a click on this mail.'],
  ['unique-code', 'The order used the discount code that only this mail had.'],
  ['same-customer', 'The same customer bought within the window after clicking in this mail.'],
])

export function showOrder(order: WholeMessage['order']): MessageDetail['order'] {
  return {
    number: order.number,
    externalId: order.externalId,
    placedAt: order.placedAt.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    cancelledAt: order.cancelledAt?.toISOString() ?? null,
    isFullyRefunded: order.isFullyRefunded,
    total: showMoney(order.totalMinor, order.currency),
    nth: order.nth,
    country: order.country,
    lines: order.lines.map(({ title, quantity, totalMinor }) => ({
      title,
      quantity,
      total: showMoney(totalMinor, order.currency),
    })),
  }
}

export function showMail(mail: NonNullable<WholeMessage['mail']>): NonNullable<MessageDetail['mail']> {
  return { subject: mail.subject, html: mail.html, text: mail.text, headers: headers.parse(mail.headers) }
}

export function showClick(click: WholeMessage['clicks'][number]): MessageDetail['clicks'][number] {
  const { clickId, linkKey, clickedAt, isHuman, scannerReason, method, userAgent } = click
  const scannerText = scannerReason === null ? null : (scannerWords.get(scannerReason) ?? scannerReason)
  return {
    clickId,
    linkKey,
    clickedAt: clickedAt.toISOString(),
    isHuman,
    scannerReason,
    scannerText,
    method,
    userAgent,
  }
}

export function showAttribution(row: WholeMessage['attributions'][number]): MessageDetail['attributions'][number] {
  return {
    orderNumber: row.order.number,
    evidence: row.evidence,
    evidenceText: evidenceWords.get(row.evidence) ?? row.evidence,
    evidenceAt: row.evidenceAt?.toISOString() ?? null,
    offerBought: row.offerBought,
    gross: showMoney(row.grossMinor, row.currency),
    net: showMoney(row.netMinor, row.currency),
    creditedAt: row.creditedAt.toISOString(),
  }
}
