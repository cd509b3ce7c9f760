/** What the simulated shop knows. Amounts are euro cents, prices with tax as German shops show them. */
export interface Product {
  readonly id: string
  readonly variants: readonly Variant[]
  readonly title: string
  readonly handle: string
  readonly category: string
  readonly tags: readonly string[]
}

export interface Variant {
  readonly id: string
  readonly title: string
  readonly sku: string
  readonly cents: number
  /** null: not counted. */
  readonly stock: number | null
}

export interface Customer {
  readonly id: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly country: string
  readonly acceptsMarketing: boolean
  /** Unsubscribed from the shop's mail before the story begins: gets the thank-you, never an offer. */
  readonly hasRefused: boolean
  /** A company's mail gateway opens every link before the reader does. */
  readonly isBehindScanner: boolean
}

export interface Line {
  readonly id: string
  readonly product: Product
  readonly variant: Variant
  readonly quantity: number
  /** Of the whole line, with tax. */
  readonly discountCents: number
  readonly taxCents: number
}

export interface Refund {
  readonly id: string
  readonly at: Date
  readonly lines: readonly Line[]
}

export type OrderKind = 'usual' | 'test' | 'point-of-sale' | 'replacement' | 'no-address'

/** An order as the shop has it now; what happens to it later is filled in when it happens. */
export interface Order {
  readonly id: string
  readonly number: string
  readonly kind: OrderKind
  readonly customer: Customer | null
  readonly placedAt: Date
  readonly lines: readonly Line[]
  readonly shippingCents: number
  readonly presentmentCurrency: string
  readonly discountCode: string | null
  readonly attributes: Readonly<Record<string, string>>
  readonly landingSite: string | null
  readonly refunds: Refund[]
  cancelledAt: Date | null
}

export function paidCents(line: Line): number {
  return line.variant.cents * line.quantity - line.discountCents
}

/** After discounts, without tax: what the line earned. */
export function revenueCents(line: Line): number {
  return paidCents(line) - line.taxCents
}

export function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
