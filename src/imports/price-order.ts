import { scaleMinor } from '../lib/money.ts'
import type { IncomingLine } from '../orders/incoming.ts'
import { Unreadable } from '../stores/adapter.ts'
import { shareOut, sumMinor } from '../stores/amounts.ts'

/** An order's amounts as a file tells them, null where it does not. */
export interface ToldAmounts {
  readonly lines: readonly ToldLine[]
  /** The lines after discounts. */
  readonly subtotalMinor: bigint | null
  readonly discountMinor: bigint | null
  readonly shippingMinor: bigint | null
  readonly taxMinor: bigint | null
  readonly dutiesMinor: bigint | null
  readonly totalMinor: bigint | null
  /** Whether prices and totals hold the tax; null: the order's sums show it. */
  readonly taxIncluded: boolean | null
}

export interface ToldLine {
  readonly quantity: number
  readonly kind: IncomingLine['kind']
  /** Before discounts. */
  readonly unitMinor: bigint | null
  readonly discountMinor: bigint | null
  /** Of one, after discounts. */
  readonly paidMinor: bigint | null
  /** Of the line, after discounts. */
  readonly totalMinor: bigint | null
  readonly taxMinor: bigint | null
  readonly isTaxed: boolean
}

/** Lines and shipping after discounts and without tax, and the order's sums. */
export function priceOrder(told: ToldAmounts) {
  const after = afterDiscounts(told)
  const shipped = told.shippingMinor ?? 0n
  const taxes = taxesOf(told, after, shipped)
  const isIncluded = told.taxIncluded ?? sumsIncludeTax(told, after)
  const taken = isIncluded ? taxes : taxes.map(() => 0n)
  const lines = told.lines.map((line, i) => ({
    ...beforeDiscounts(line, after[i] ?? 0n),
    totalMinor: (after[i] ?? 0n) - (taken[i] ?? 0n),
    taxMinor: taxes[i] ?? 0n,
  }))
  const taxMinor = told.taxMinor ?? sumMinor(taxes)
  const shippingMinor = shipped - (taken[told.lines.length] ?? 0n)
  const sumOf = (kind: IncomingLine['kind']) =>
    sumMinor(lines.map((line, i) => (told.lines[i]?.kind === kind ? line.totalMinor : 0n)))
  const parts = [...lines.map((line) => line.totalMinor), taxMinor, shippingMinor, told.dutiesMinor ?? 0n]
  return {
    lines,
    discountMinor: told.discountMinor ?? sumMinor(lines.map((line) => atLeastZero(line.discountMinor))),
    taxMinor,
    shippingMinor,
    giftCardMinor: sumOf('gift-card'),
    tipMinor: sumOf('tip'),
    totalMinor: told.totalMinor ?? sumMinor(parts),
  }
}

/** What each line cost. A discount of the whole order reaches its goods in proportion, as the platforms do it. */
function afterDiscounts(told: ToldAmounts): bigint[] {
  const own = told.lines.map(afterOwnDiscount)
  if (told.lines.every((line) => line.totalMinor !== null || line.paidMinor !== null)) return own
  const goods = told.lines.map((line, i) => (line.kind === 'tip' ? 0n : (own[i] ?? 0n)))
  const sum = sumMinor(goods)
  const ofOrder = told.lines.every((line) => !line.discountMinor) ? (told.discountMinor ?? 0n) : 0n
  const whole = told.subtotalMinor ?? sum - ofOrder
  if (whole === sum) return own
  if (sum <= 0n || whole < 0n) throw new Unreadable('What the order cost after discounts does not fit its lines.')
  const shared = shareOut(whole, goods)
  return own.map((minor, i) => (told.lines[i]?.kind === 'tip' ? minor : (shared[i] ?? 0n)))
}

function afterOwnDiscount({ quantity, unitMinor, discountMinor, paidMinor, totalMinor }: ToldLine): bigint {
  if (totalMinor !== null) return totalMinor
  if (paidMinor !== null) return sumMinor([paidMinor * BigInt(quantity)])
  return sumMinor([(unitMinor ?? 0n) * BigInt(quantity)]) - (discountMinor ?? 0n)
}

function beforeDiscounts({ quantity, unitMinor, discountMinor, paidMinor }: ToldLine, after: bigint) {
  const before = unitMinor === null ? after + (discountMinor ?? 0n) : unitMinor * BigInt(quantity)
  const each = quantity === 0 ? before : scaleMinor(before, 1n, BigInt(quantity))
  return { unitMinor: unitMinor ?? paidMinor ?? each, discountMinor: before - after }
}

/** Tax of each line, then of shipping. Told for the order only, it is shared out over what is taxed. */
function taxesOf(told: ToldAmounts, after: readonly bigint[], shipped: bigint): bigint[] {
  const ofLines = told.lines.map((line) => line.taxMinor ?? 0n)
  if (told.taxMinor === null || told.taxMinor === 0n) return [...ofLines, 0n]
  const sum = sumMinor(ofLines)
  if (sum !== 0n) return [...ofLines, atLeastZero(told.taxMinor - sum)]
  const taxed = told.lines.map((line, i) =>
    line.isTaxed && line.kind === 'product' ? atLeastZero(after[i] ?? 0n) : 0n,
  )
  return shareOut(told.taxMinor, [...taxed, shipped])
}

/** The total adds the tax to the other sums, or they hold it. What else may be in a total is never below zero. */
function sumsIncludeTax(told: ToldAmounts, after: readonly bigint[]): boolean {
  const { totalMinor, taxMinor, shippingMinor, dutiesMinor, subtotalMinor } = told
  if (totalMinor === null || !taxMinor) return false
  const goods = sumMinor(after.filter((_, i) => told.lines[i]?.kind !== 'tip'))
  const tips = sumMinor(after) - goods
  const withoutTax = sumMinor([subtotalMinor ?? goods, tips, shippingMinor ?? 0n, dutiesMinor ?? 0n])
  return totalMinor - withoutTax < taxMinor
}

function atLeastZero(minor: bigint): bigint {
  return minor > 0n ? minor : 0n
}
