import type { OrderSource } from '../orders/incoming.ts'
import type { Meta } from './woocommerce-fields.ts'

const sources: Readonly<Record<string, OrderSource>> = {
  checkout: 'web',
  'store-api': 'web',
  admin: 'draft',
  subscription: 'subscription',
}

/** `created_via` also takes the name of whatever plugin or program made the order; "rest-api" may be any program. */
export function sourceOf(createdVia: string | null, meta: Meta): OrderSource {
  const via = createdVia?.toLowerCase() ?? ''
  if (isRenewal(createdVia, meta)) return 'subscription'
  if (Object.hasOwn(sources, via)) return sources[via] ?? 'other'
  if (/\bpos\b|point-of-sale/.test(via)) return 'pos'
  return via.includes('import') ? 'import' : 'other'
}

/** WooCommerce Subscriptions names the subscription on each renewal; an early one even goes through the checkout. */
export function isRenewal(createdVia: string | null, meta: Meta): boolean {
  return createdVia === 'subscription' || meta.has('_subscription_renewal')
}

/** WooPayments is the one gateway that leaves word of its test mode on the order. */
export function isTest(meta: Meta): boolean {
  return meta.get('_wcpay_mode') === 'test'
}

const attribution = '_wc_order_attribution_'

/** Order attribution of WooCommerce 8.5 and later, the language of WPML, and what Notch itself put on the order. */
export function originOf(meta: Meta) {
  return {
    locale: meta.get('wpml_language') ?? null,
    landingPage: meta.get(`${attribution}session_entry`) ?? null,
    referrer: meta.get(`${attribution}referrer`) ?? null,
    attributes: Object.fromEntries([...meta].flatMap(attributeOf)),
  }
}

function attributeOf([key, value]: readonly [string, string]): [string, string][] {
  if (key.startsWith('notch_')) return [[key, value]]
  return key.startsWith(`${attribution}utm_`) ? [[key.slice(attribution.length), value]] : []
}
