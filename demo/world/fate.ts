import { between, chance, type Random } from '../random.ts'
import type { Order, Refund } from './shop.ts'

const minute = 60_000
const day = 1440 * minute

/**
 * Decides what becomes of an order after it was placed, and writes it on the order: 3 % are cancelled and paid back,
 * half of them before the thank-you could leave; of the others 5 % get some or all of it back.
 */
export function decideFate(order: Order, random: Random, shopClosesAt: Date): void {
  const minutes = chance(random, 0.5) ? between(random, 4, 25) : between(random, 60, 2800)
  if (chance(random, 0.03)) cancel(order, new Date(order.placedAt.getTime() + minutes * minute))
  else if (chance(random, 0.05)) payBack(order, random, shopClosesAt)
}

function payBack(order: Order, random: Random, shopClosesAt: Date): void {
  const days = chance(random, 0.15) ? between(random, 1, 3) / 100 : between(random, 2, 12)
  const at = new Date(order.placedAt.getTime() + days * day)
  if (at > shopClosesAt) return
  const isPartial = order.lines.length > 1 && chance(random, 0.7)
  order.refunds.push(refund(order, at, isPartial ? order.lines.slice(0, 1) : order.lines))
}

function cancel(order: Order, at: Date): void {
  order.cancelledAt = at
  order.refunds.push(refund(order, at, order.lines))
}

function refund(order: Order, at: Date, lines: Refund['lines']): Refund {
  return { id: String(BigInt(order.id) + 400n), at, lines }
}

export function isRefundedInFull(order: Order, refund: Refund): boolean {
  return refund.lines.length === order.lines.length
}
