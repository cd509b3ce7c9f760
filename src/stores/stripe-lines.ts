import { z } from 'zod'
import { scaleMinor } from '../lib/money.ts'
import type { IncomingLine } from '../orders/incoming.ts'
import { asText, id, optionalText, quantity } from './fields.ts'
import { isObject } from './json.ts'
import { reference } from './stripe-event.ts'
import { minorOf, optionalStripeAmount, stripeAmount } from './stripe-money.ts'

const described = z.record(z.string(), z.unknown()).nullish()

export const lineShape = z.object({
  id,
  description: optionalText,
  // Null for what is not counted; then it is one.
  quantity: quantity.nullish().transform((value) => value ?? 1),
  amount_subtotal: stripeAmount,
  amount_discount: optionalStripeAmount,
  amount_tax: optionalStripeAmount,
  amount_total: stripeAmount,
  metadata: described,
  price: z.object({ id, product: z.unknown().optional(), metadata: described }).nullish(),
})
export type StripeLine = z.infer<typeof lineShape>

/** `amount_total` is after discounts and with tax, whether the price holds the tax or it came on top. */
export function toLine(line: StripeLine, currency: string): IncomingLine {
  const product = isObject(line.price?.product) ? line.price.product : undefined
  return {
    externalId: line.id,
    productExternalId: reference.catch(null).parse(line.price?.product),
    variantExternalId: line.price?.id ?? null,
    sku: skuIn(line.metadata) ?? skuIn(line.price?.metadata) ?? skuIn(product?.['metadata']),
    title: line.description ?? asText(product?.['name']) ?? '',
    quantity: line.quantity,
    unitMinor: unitOf(line, currency),
    discountMinor: minorOf(line.amount_discount, currency),
    totalMinor: minorOf(line.amount_total - line.amount_tax, currency),
    taxMinor: minorOf(line.amount_tax, currency),
    kind: 'product',
  }
}

/** Not the price's own amount, which may be in another currency than was paid in. */
function unitOf(line: StripeLine, currency: string): bigint {
  const whole = minorOf(line.amount_subtotal, currency)
  return line.quantity === 0 ? whole : scaleMinor(whole, 1n, BigInt(line.quantity))
}

/** Stripe has no field for it; shops keep it in metadata, in letters of any size. */
export function skuIn(metadata: unknown): string | null {
  if (typeof metadata !== 'object' || metadata === null) return null
  const [, value] = Object.entries(metadata).find(([name]) => name.toLowerCase() === 'sku') ?? []
  return asText(value)
}
