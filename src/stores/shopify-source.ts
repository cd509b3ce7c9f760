import type { OrderSource } from '../orders/incoming.ts'

/** Shopify's own channels, by name and by the number of the app behind them. */
const known: Readonly<Record<string, OrderSource>> = {
  web: 'web',
  '580111': 'web',
  pos: 'pos',
  '129785': 'pos',
  iphone: 'pos',
  android: 'pos',
  shopify_draft_order: 'draft',
  '1354745': 'draft',
}
/** "Subscription Recurring Order" (Recharge), "appstle_subscription_recurring_order", "subscription-renewal" … */
const renewalTag = /recurring[\s_-]?order|subscription[\s_-]?(renewal|recurring)/i
const dayMs = 86_400_000

export interface SourceFacts {
  readonly sourceName: string | null
  readonly tags: readonly string[]
  readonly placedAt: Date
  readonly createdAt: Date | null
}

/** An order that says it was placed more than a day before it was entered was imported from elsewhere. */
export function sourceOf({ sourceName, tags, placedAt, createdAt }: SourceFacts): OrderSource {
  const name = (sourceName ?? '').toLowerCase()
  if (isSubscription(name) || tags.some((tag) => renewalTag.test(tag))) return 'subscription'
  const source = Object.hasOwn(known, name) ? known[name] : undefined
  const entered = createdAt ?? placedAt
  if (source !== 'pos' && entered.getTime() - placedAt.getTime() > dayMs) return 'import'
  return source ?? 'other'
}

/** "subscription_contract", since October 2025 also "subscription_contract_checkout_one": only renewals carry it. */
function isSubscription(name: string): boolean {
  return name.startsWith('subscription_contract')
}
