import { normaliseEmail } from '../lib/email-address.ts'
import type { IncomingCustomer, IncomingOrder, OrderSource } from '../orders/incoming.ts'
import { sumMinor } from './amounts.ts'
import { linesOf } from './saleor-lines.ts'
import { taxedIn } from './saleor-money.ts'
import { type SaleorOrder, timesOf } from './saleor-order-shape.ts'
import { paymentOf } from './saleor-payment.ts'
import { refundsOf } from './saleor-refund.ts'
import { versionOf } from './version.ts'

const cancelledStatuses = new Set(['CANCELED', 'EXPIRED'])
/** Each with those further along after it. */
const statuses = [
  'UNCONFIRMED',
  'UNFULFILLED',
  'PARTIALLY_FULFILLED',
  'FULFILLED',
  'PARTIALLY_RETURNED',
  'RETURNED',
  'EXPIRED',
  'CANCELED',
]
const paymentStatuses = ['NOT_CHARGED', 'PARTIALLY_CHARGED', 'FULLY_CHARGED', 'PARTIALLY_REFUNDED', 'FULLY_REFUNDED']
const sources: ReadonlyMap<string | null, OrderSource> = new Map([
  ['CHECKOUT', 'web'],
  ['DRAFT', 'draft'],
  ['BULK_CREATE', 'import'],
])

export function toOrder(order: SaleorOrder, topic: string, issuedAt: Date | null): IncomingOrder {
  const told = {
    externalId: order.id,
    number: order.number ?? order.id,
    currency: order.total.gross.currency,
    presentmentCurrency: null,
    placedAt: timesOf(order, 'PLACED_FROM_DRAFT')[0] ?? order.created,
    cancelledAt: cancelledAt(order),
    fulfilledAt: fulfilledAt(order),
    customer: customerOf(order),
    ...moneyOf(order),
    ...originOf(order),
    source: sources.get(order.origin) ?? 'other',
    // Saleor has neither test orders nor subscriptions of its own.
    isTest: false,
    isRenewal: false,
  }
  return { ...told, ...paymentOf(order, topic, issuedAt), version: versionOf(order.updatedAt, told, rankOf(order)) }
}

/** Between two states of one moment, the one further along is the later one. */
function rankOf({ status, paymentStatus }: SaleorOrder): number {
  return Math.max(statuses.indexOf(status), 0) * 10 + Math.max(paymentStatuses.indexOf(paymentStatus ?? ''), 0)
}

function cancelledAt(order: SaleorOrder): Date | null {
  if (!cancelledStatuses.has(order.status)) return null
  return timesOf(order, 'CANCELED', 'EXPIRED').at(-1) ?? order.updatedAt
}

function fulfilledAt(order: SaleorOrder): Date | null {
  if (order.status !== 'FULFILLED' && order.status !== 'PARTIALLY_RETURNED') return null
  const sent = order.fulfillments.flatMap(({ status, created }) => (status === 'FULFILLED' && created ? created : []))
  return sent.length > 0 ? new Date(Math.max(...sent.map((at) => at.getTime()))) : order.updatedAt
}

function moneyOf(order: SaleorOrder) {
  const { currency } = order.total.gross
  const total = taxedIn(currency, order.total, 'order.total').gross
  const shipping = taxedIn(currency, order.shippingPrice, 'order.shippingPrice')
  const lines = linesOf(order, currency)
  const giftCards = lines.filter(({ kind }) => kind === 'gift-card')
  return {
    lines,
    discountMinor: sumMinor(lines.map((line) => line.discountMinor)),
    // Gift cards it was paid with lower the total and its tax, so only the parts tell the tax.
    taxMinor: sumMinor([...lines.map((line) => line.taxMinor), shipping.tax]),
    shippingMinor: shipping.net,
    giftCardMinor: sumMinor(giftCards.map((line) => line.totalMinor)),
    tipMinor: 0n,
    totalMinor: total,
    refunds: refundsOf({ order, currency, lines, shipping, total, rank: rankOf(order) }),
  }
}

/** Saleor keeps no consent; a checkout that asks for it leaves the answer in the order's metadata. */
function customerOf({ user, userEmail, billingAddress, metadata }: SaleorOrder): IncomingCustomer | null {
  const email = normaliseEmail(userEmail) ?? null
  const externalId = user?.id ?? null
  if (email === null && externalId === null) return null
  const answer = metadata.get('accepts_marketing')
  return {
    externalId,
    email,
    firstName: user?.firstName ?? billingAddress?.firstName ?? null,
    lastName: user?.lastName ?? billingAddress?.lastName ?? null,
    consent: answer === 'true' ? 'allowed' : 'unasked',
    consentSource: answer === undefined ? null : 'metadata.accepts_marketing',
  }
}

function originOf(order: SaleorOrder) {
  const addresses = [order.shippingAddress, order.billingAddress]
  const channel = order.channel?.slug
  return {
    country: addresses.find((address) => address?.country?.code)?.country?.code?.toUpperCase() ?? null,
    locale: localeOf(order.languageCodeEnum),
    landingPage: order.metadata.get('landing_page') ?? null,
    referrer: order.metadata.get('referrer') ?? null,
    attributes: Object.fromEntries(order.metadata),
    discountCodes: order.voucherCode === null ? [] : [order.voucherCode],
    tags: channel ? [`channel:${channel}`] : [],
  }
}

/** "EN", "EN_US", "ZH_HANS_CN" → "en", "en-US", "zh-Hans-CN". */
function localeOf(code: string | null): string | null {
  if (code === null) return null
  const [language = '', ...subtags] = code.toLowerCase().split('_')
  const cased = subtags.map((tag) => (tag.length === 4 ? `${tag[0]?.toUpperCase()}${tag.slice(1)}` : tag))
  return [language, ...cased.map((tag) => (tag.length === 2 ? tag.toUpperCase() : tag))].join('-')
}
