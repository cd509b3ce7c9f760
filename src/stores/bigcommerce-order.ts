import { normaliseEmail } from '../lib/email-address.ts'
import type { IncomingCustomer, IncomingLine, IncomingOrder } from '../orders/incoming.ts'
import type { StoreFacts } from './adapter.ts'
import { sumMinor } from './amounts.ts'
import type { Hook } from './bigcommerce-hook.ts'
import { toLines } from './bigcommerce-lines.ts'
import { minorOf, paidMinor } from './bigcommerce-money.ts'
import type { BigCommerceOrder } from './bigcommerce-order-shape.ts'
import { cancelledAt, fulfilledAt, paymentOf, rankOf } from './bigcommerce-progress.ts'
import { toRefunds } from './bigcommerce-refund.ts'
import { sourceOf } from './bigcommerce-source.ts'
import { isPaid } from './bigcommerce-stage.ts'
import type { ToldOrder } from './bigcommerce-told-order.ts'
import { versionOf } from './version.ts'

/** What the checkout's try-out gateway calls itself; orders it took were paid by nobody. */
const testPayment = 'Test Payment Gateway'

/**
 * Amounts are in the currency the customer pays in, `default_currency_code`, as BigCommerce's order reference says;
 * `currency_code` is the one prices were shown in. They are taken as told and never converted: for a shop that takes
 * several currencies the order names a rate to the shop's own, but neither its direction nor how it rounds.
 */
export function toOrder(told: ToldOrder, hook: Hook, store: StoreFacts): IncomingOrder {
  const { order } = told
  const currency = order.default_currency_code ?? store.currency
  const money = moneyOf(told, currency)
  const { id: externalId, changedAt } = order
  const refunds = toRefunds(told.refunds, { externalId, currency, changedAt, ...money })
  const content = {
    externalId,
    number: externalId,
    currency,
    presentmentCurrency: order.currency_code,
    placedAt: order.date_created,
    paidAt: isPaid(order.stage) ? order.date_created : null,
    cancelledAt: cancelledAt(order, refunds.length),
    fulfilledAt: fulfilledAt(order),
    customer: customerOf(order),
    ...money,
    ...originOf(told),
    refunds,
  }
  const version = versionOf(changedAt, content, rankOf(order, content.cancelledAt !== null))
  return { ...content, ...paymentOf(order, hook), version }
}

function moneyOf({ order, lines: toldLines }: ToldOrder, currency: string) {
  const lines = toLines(toldLines, { currency, taxesIncluded: order.is_tax_inclusive_pricing })
  const minor = (...texts: (string | null)[]) => sumMinor(texts.map((text) => minorOf(text, currency)))
  return {
    lines,
    // Two separate amounts, both of which the total is less by.
    discountMinor: minor(order.discount_amount, order.coupon_discount),
    taxMinor: minor(order.total_tax),
    shippingMinor: minor(order.shipping_cost_ex_tax, order.handling_cost_ex_tax),
    giftCardMinor: sumMinor(lines.filter(isGiftCard).map((line) => line.totalMinor)),
    tipMinor: 0n,
    totalMinor: paidMinor(order.total_inc_tax, currency, 'order.total_inc_tax'),
  }
}

function isGiftCard({ kind }: IncomingLine): boolean {
  return kind === 'gift-card'
}

/** BigCommerce keeps no landing page, referrer or attributes with an order. */
function originOf({ order, lines, coupons }: ToldOrder) {
  const used = [...coupons, ...lines.flatMap((line) => line.applied_discounts)]
  return {
    country: order.billing_address?.country_iso2?.toUpperCase() ?? null,
    locale: order.customer_locale,
    landingPage: null,
    referrer: null,
    attributes: {},
    discountCodes: [...new Set(used.flatMap(({ code }) => code ?? []))],
    tags: [],
    source: sourceOf(order),
    isTest: order.is_test || order.payment_method === testPayment,
    isRenewal: false,
  }
}

/** A box left open at checkout is not a refusal. */
function customerOf(order: BigCommerceOrder): IncomingCustomer | null {
  const { customer_id: externalId, billing_address: address, is_email_opt_in: isOptIn } = order
  const email = normaliseEmail(address?.email) ?? null
  if (email === null && externalId === null) return null
  return {
    externalId,
    email,
    firstName: address?.first_name ?? null,
    lastName: address?.last_name ?? null,
    consent: isOptIn === true ? 'allowed' : 'unasked',
    consentSource: typeof isOptIn === 'boolean' ? 'is_email_opt_in' : null,
  }
}
