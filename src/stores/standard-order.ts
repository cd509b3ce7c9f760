import { normaliseEmail } from '../lib/email-address.ts'
import { parseMinor } from '../lib/money.ts'
import type { IncomingCustomer, IncomingLine, IncomingOrder, IncomingRefund } from '../orders/incoming.ts'
import { sumMinor } from './amounts.ts'
import { cleanText } from './json.ts'
import type { StandardLine, StandardOrder, StandardRefund } from './standard-format.ts'
import { versionOf } from './version.ts'

export function toOrder(order: StandardOrder, sentAt: Date): IncomingOrder {
  const told = {
    externalId: order.id,
    number: order.number ?? order.id,
    currency: order.currency,
    presentmentCurrency: order.presentmentCurrency,
    placedAt: order.placedAt,
    paidAt: order.paidAt,
    cancelledAt: order.cancelledAt,
    fulfilledAt: order.fulfilledAt,
    customer: toCustomer(order.customer),
    ...moneyOf(order),
    country: order.country?.toUpperCase() ?? null,
    locale: order.locale,
    landingPage: order.landingPage,
    referrer: order.referrer,
    attributes: attributesOf(order.attributes),
    discountCodes: order.discountCodes,
    tags: order.tags,
    source: order.source,
    isTest: order.isTest,
    isRenewal: order.isRenewal,
    refunds: order.refunds.map((refund) => toRefund(refund, order.id, order.currency)),
  }
  // The format tells the time of payment itself, so nothing else has to show it.
  const payment = { paidBy: null, paysLater: false }
  return { ...told, ...payment, version: versionOf(order.updatedAt ?? sentAt, told, rankOf(order)) }
}

export function toRefund(refund: StandardRefund, orderExternalId: string, currency: string): IncomingRefund {
  const lines = refund.lines.map((line) => ({
    lineExternalId: line.lineId,
    quantity: line.quantity,
    totalMinor: parseMinor(line.total, currency),
  }))
  const told = {
    externalId: refund.id,
    orderExternalId,
    refundedAt: refund.refundedAt,
    currency,
    linesMinor: sumMinor(lines.map((line) => line.totalMinor)),
    taxMinor: parseMinor(refund.tax, currency),
    shippingMinor: parseMinor(refund.shipping, currency),
    moneyMinor: parseMinor(refund.paidBack, currency),
    lines,
  }
  return { ...told, version: versionOf(refund.updatedAt ?? refund.refundedAt, told) }
}

function rankOf({ cancelledAt, fulfilledAt, paidAt }: StandardOrder): number {
  return (cancelledAt ? 100 : 0) + (fulfilledAt ? 10 : 0) + (paidAt ? 1 : 0)
}

function toCustomer(customer: StandardOrder['customer']): IncomingCustomer | null {
  if (!customer) return null
  const { id: externalId, firstName, lastName, consent, consentSource } = customer
  const email = normaliseEmail(customer.email) ?? null
  return email === null && externalId === null
    ? null
    : { externalId, email, firstName, lastName, consent, consentSource }
}

function moneyOf(order: StandardOrder) {
  const minor = (text: string) => parseMinor(text, order.currency)
  const lines = order.lines.map((line) => toLine(line, order.currency))
  const sumOf = (kind: IncomingLine['kind']) =>
    sumMinor(lines.filter((line) => line.kind === kind).map((line) => line.totalMinor))
  const [giftCardMinor, tipMinor] = [sumOf('gift-card'), sumOf('tip')]
  const [taxMinor, shippingMinor] = [minor(order.tax), minor(order.shipping)]
  const parts = sumMinor([sumOf('product'), giftCardMinor, tipMinor, taxMinor, shippingMinor])
  return {
    lines,
    discountMinor: minor(order.discount),
    taxMinor,
    shippingMinor,
    giftCardMinor,
    tipMinor,
    totalMinor: order.total === null ? parts : minor(order.total),
  }
}

function toLine(line: StandardLine, currency: string): IncomingLine {
  return {
    externalId: line.id,
    productExternalId: line.productId,
    variantExternalId: line.variantId,
    sku: line.sku,
    title: line.title,
    quantity: line.quantity,
    unitMinor: parseMinor(line.unitPrice, currency),
    discountMinor: parseMinor(line.discount, currency),
    totalMinor: parseMinor(line.total, currency),
    taxMinor: parseMinor(line.tax, currency),
    kind: line.kind,
  }
}

function attributesOf(attributes: StandardOrder['attributes']): Record<string, string> {
  const named = Object.entries(attributes ?? {}).map(([name, value]) => [cleanText(name), value] as const)
  return Object.fromEntries(named.filter(([name]) => name !== '__proto__'))
}
