import { between, chance, type Random } from '../random.ts'
import { orderBody } from '../shopify/order.ts'
import { refundBody } from '../shopify/refund.ts'
import { isRefundedInFull } from './fate.ts'
import type { Order } from './shop.ts'

/** One webhook about an order, and when it reaches the app. */
export interface Telling {
  readonly topic: string
  readonly body: unknown
  readonly arrivesAt: Date
  /** What the app knows once it has this. */
  readonly tells: { readonly paid: boolean; readonly cancelled: boolean; readonly refundedInFull: boolean }
}

type Told = Omit<Telling, 'arrivesAt'> & { readonly happensAt: Date }

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** Every webhook the shop sends about an order, in no particular order of arrival; some of them come again. */
export function tellingsOf(order: Order, random: Random): Telling[] {
  // One in three hundred comes days late: after that a thank-you would be of no use.
  const lateByMs = chance(random, 0.003) ? between(random, 80, 90) * hour : 0
  const told = [...placed(order, random), ...order.refunds.flatMap(() => paidBack(order))]
  return told.map(({ happensAt, ...telling }) => ({
    ...telling,
    arrivesAt: new Date(happensAt.getTime() + lateByMs + delayMs(random)),
  }))
}

/** Seconds as a rule; minutes for some, so that later news overtake them; hours for a few. */
function delayMs(random: Random): number {
  if (chance(random, 0.04)) return between(random, 2 * 60, 20 * 60) * minute
  if (chance(random, 0.08)) return between(random, 5, 40) * minute
  return between(random, 1, 50) * second
}

function placed(order: Order, random: Random): Told[] {
  const paysAtOnce = chance(random, 0.7)
  const paidAt = new Date(order.placedAt.getTime() + between(random, 5, 150) * second)
  const moment = { order, cancelledAt: null, refundsSoFar: 0 }
  const nothingElse = { cancelled: false, refundedInFull: false }
  const status = paysAtOnce ? 'paid' : 'pending'
  return [
    {
      topic: 'orders/create',
      body: orderBody({ ...moment, status, updatedAt: order.placedAt }),
      happensAt: order.placedAt,
      tells: { paid: paysAtOnce, ...nothingElse },
    },
    {
      topic: 'orders/paid',
      body: orderBody({ ...moment, status: 'paid', updatedAt: paidAt }),
      happensAt: paidAt,
      tells: { paid: true, ...nothingElse },
    },
  ]
}

function paidBack(order: Order): Told[] {
  const [refund] = order.refunds
  if (!refund) return []
  const refundedInFull = isRefundedInFull(order, refund)
  const changedAt = new Date(refund.at.getTime() + 2 * second)
  const { cancelledAt } = order
  const status = refundedInFull ? 'refunded' : 'partially_refunded'
  return [
    {
      topic: 'refunds/create',
      body: refundBody(order, refund),
      happensAt: refund.at,
      tells: { paid: false, cancelled: false, refundedInFull },
    },
    {
      topic: cancelledAt ? 'orders/cancelled' : 'orders/updated',
      body: orderBody({ order, status, updatedAt: changedAt, cancelledAt, refundsSoFar: 1 }),
      happensAt: changedAt,
      tells: { paid: true, cancelled: cancelledAt !== null, refundedInFull },
    },
  ]
}
