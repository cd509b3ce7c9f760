import { type Item, linesOf } from './basket.ts'
import { type Customer, type Order, type OrderKind, paidCents, sum } from './shop.ts'

const firstOrderId = 6_200_000_000_000_000_001n
const firstNumber = 1001
const freeShippingFrom = 4900
const shippingCents = 490

/** What a purchase is, before the till gave it a number. */
export interface Purchase {
  readonly kind: OrderKind
  readonly customer: Customer | null
  readonly at: Date
  readonly items: readonly Item[]
  readonly presentmentCurrency?: string
  readonly discountCode?: string | null
  readonly attributes?: Readonly<Record<string, string>>
  readonly landingSite?: string | null
}

/** Percent off by code: what the shop's own discount settings say. */
function percentOff(code: string | null | undefined): number {
  if (!code) return 0
  return code === 'PRESENT5' ? 5 : 10
}

/** Numbers orders one after the other, as a shop does. */
export function openTill(): (purchase: Purchase) => Order {
  let count = 0
  return (purchase) => {
    const id = String(firstOrderId + BigInt(count) * 1000n)
    const number = `#${firstNumber + count}`
    count += 1
    const isFree = purchase.kind === 'replacement'
    const lines = linesOf(purchase.items, id, isFree ? 100 : percentOff(purchase.discountCode))
    const goods = sum(lines.map(paidCents))
    const isCollected = isFree || purchase.kind === 'point-of-sale'
    return {
      id,
      number,
      kind: purchase.kind,
      customer: purchase.customer,
      placedAt: purchase.at,
      lines,
      shippingCents: isCollected || goods >= freeShippingFrom ? 0 : shippingCents,
      presentmentCurrency: purchase.presentmentCurrency ?? 'EUR',
      discountCode: purchase.discountCode ?? null,
      attributes: purchase.attributes ?? {},
      landingSite: purchase.landingSite ?? null,
      refunds: [],
      cancelledAt: null,
    }
  }
}
