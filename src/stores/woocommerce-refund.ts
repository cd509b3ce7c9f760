import { z } from 'zod'
import type { IncomingLine, IncomingRefund } from '../orders/incoming.ts'
import { shareOut, sumMinor } from './amounts.ts'
import { amount, id } from './fields.ts'
import { versionOf } from './version.ts'
import { minorOf } from './woocommerce-fields.ts'

export const refundShape = z.object({ id, total: amount })
type WooCommerceRefund = z.infer<typeof refundShape>

/** What of an order decides how its refunds are read. */
export interface RefundedOrder {
  readonly externalId: string
  readonly currency: string
  readonly lines: readonly IncomingLine[]
  readonly taxMinor: bigint
  readonly shippingMinor: bigint
  /** What was left to pay after gift cards: all that can be paid back. */
  readonly chargedMinor: bigint
  readonly isRefunded: boolean
  readonly changedAt: Date
  readonly rank: number
}

interface Parts {
  readonly linesMinor: bigint
  readonly taxMinor: bigint
  readonly shippingMinor: bigint
}

const nothing: Parts = { linesMinor: 0n, taxMinor: 0n, shippingMinor: 0n }

/**
 * An order tells of a refund only its id and total, neither lines nor time. The goods are taken to have come back
 * before the shipping, each with its tax. The refunds share this in the order of their ids, so that together they never
 * take off more than was sold, and once all is paid back they take off all of it.
 */
export function toRefunds(refunds: readonly WooCommerceRefund[], order: RefundedOrder): IncomingRefund[] {
  let paidBack = 0n
  let before = nothing
  const sorted = inOrderOfIds(refunds)
  return sorted.map(({ id: externalId, total }, i) => {
    const moneyMinor = -minorOf(total, order.currency)
    paidBack = sumMinor([paidBack, moneyMinor])
    const isLast = i === sorted.length - 1
    const isAll = isLast && (order.isRefunded || (paidBack > 0n && paidBack >= order.chargedMinor))
    const after = isAll ? allOf(order) : partsOf(order, paidBack)
    const parts = difference(after, before)
    before = after
    return toRefund(externalId, moneyMinor, parts, isAll, order)
  })
}

function toRefund(externalId: string, moneyMinor: bigint, parts: Parts, isAll: boolean, order: RefundedOrder) {
  const told = {
    externalId,
    orderExternalId: order.externalId,
    refundedAt: order.changedAt,
    currency: order.currency,
    ...parts,
    moneyMinor,
    lines: isAll ? order.lines.map(wholeLine) : [],
  }
  return { ...told, version: versionOf(order.changedAt, told, order.rank) }
}

function wholeLine({ externalId: lineExternalId, quantity, totalMinor }: IncomingLine) {
  return { lineExternalId, quantity, totalMinor }
}

function allOf({ lines, taxMinor, shippingMinor }: RefundedOrder): Parts {
  return { linesMinor: sumMinor(goodsOf(lines).map((line) => line.totalMinor)), taxMinor, shippingMinor }
}

/** What the first `moneyMinor` that goes back is worth in goods, tax and shipping. */
function partsOf(order: RefundedOrder, moneyMinor: bigint): Parts {
  const all = allOf(order)
  const goodsTax = sumMinor(goodsOf(order.lines).map((line) => line.taxMinor))
  const [linesMinor = 0n, taxOnGoods = 0n] = fill(moneyMinor, all.linesMinor, goodsTax)
  const rest = moneyMinor - linesMinor - taxOnGoods
  const [shippingMinor = 0n, taxOnShipping = 0n] = fill(rest, all.shippingMinor, all.taxMinor - goodsTax)
  return { linesMinor, taxMinor: taxOnGoods + taxOnShipping, shippingMinor }
}

function fill(moneyMinor: bigint, part: bigint, tax: bigint): bigint[] {
  const room = [atLeastZero(part), atLeastZero(tax)]
  const whole = sumMinor(room)
  return shareOut(atLeastZero(moneyMinor < whole ? moneyMinor : whole), room)
}

function difference(after: Parts, before: Parts): Parts {
  return {
    linesMinor: after.linesMinor - before.linesMinor,
    taxMinor: after.taxMinor - before.taxMinor,
    shippingMinor: after.shippingMinor - before.shippingMinor,
  }
}

function goodsOf(lines: readonly IncomingLine[]): IncomingLine[] {
  return lines.filter((line) => line.kind === 'product')
}

function atLeastZero(minor: bigint): bigint {
  return minor > 0n ? minor : 0n
}

/** WordPress gives ids in the order of time: the shorter number is the earlier one. */
function inOrderOfIds(refunds: readonly WooCommerceRefund[]): WooCommerceRefund[] {
  const unique = [...new Map(refunds.map((refund) => [refund.id, refund])).values()]
  return unique.sort((a, b) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1))
}
