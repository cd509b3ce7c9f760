import { z } from 'zod'
import { amount as anyAmount, asText, currency, id, instant, quantity, text, wholeNumber } from './fields.ts'
import { isObject, type JsonObject } from './json.ts'

/**
 * The format any store can send; docs/standard-format.md explains it to people. A field that may be left out has its
 * default here. Fields we do not know are passed over, so that the format can grow.
 */

/** Left out, null and "" all mean: none. */
function orNone<T extends z.ZodType>(field: T) {
  return field.nullish().transform((value) => value ?? null)
}

const amount = anyAmount.refine((value) => !value.trim().startsWith('-'), 'amounts are never negative here')
const optionalText = orNone(text.transform(asText))
const none = amount.default('0')
const texts = z
  .array(text)
  .nullish()
  .transform((list) => [...new Set((list ?? []).flatMap((item) => asText(item) ?? []))])

const line = z.object({
  id,
  productId: orNone(id),
  variantId: orNone(id),
  sku: optionalText,
  title: text,
  quantity,
  unitPrice: amount.describe('Of one, before discounts, as the shop shows it.'),
  discount: none.describe('Of the whole line.'),
  total: amount.describe('Of the whole line, after every discount, without tax.'),
  tax: none,
  kind: z.enum(['product', 'gift-card', 'tip']).default('product'),
})

const refundLine = z.object({
  lineId: id,
  quantity,
  total: amount.describe('After discounts, without tax. Leave gift cards and tips out.'),
})

const refundFields = {
  id,
  refundedAt: instant,
  updatedAt: orNone(instant),
  lines: z.array(refundLine).default([]),
  tax: none,
  shipping: none,
  paidBack: amount.describe('The money that went back to the customer.'),
}
const refundInOrder = z.object(refundFields)
export const refund = z.object({ ...refundFields, orderId: id, currency })

const customer = z.object({
  id: orNone(id),
  email: optionalText,
  firstName: optionalText,
  lastName: optionalText,
  consent: z.enum(['allowed', 'refused', 'unasked']).default('unasked').describe('To marketing by email.'),
  consentSource: optionalText,
})

export const order = z.object({
  id,
  number: optionalText.describe('As the customer knows it; the id when left out.'),
  currency,
  presentmentCurrency: orNone(currency),
  placedAt: instant,
  updatedAt: orNone(instant).describe('Of the newest change; the timestamp of the webhook when left out.'),
  paidAt: orNone(instant),
  cancelledAt: orNone(instant),
  fulfilledAt: orNone(instant),
  customer: orNone(customer),
  lines: z.array(line),
  discount: none.describe('Of the whole order.'),
  tax: none,
  shipping: none.describe('After discounts, without tax.'),
  total: orNone(amount).describe('What the customer was charged; the sum of the parts when left out.'),
  country: orNone(z.string().regex(/^[A-Za-z]{2}$/, 'not a two-letter ISO 3166 country code')),
  locale: optionalText,
  landingPage: optionalText,
  referrer: optionalText,
  attributes: orNone(z.record(z.string(), text)),
  discountCodes: texts,
  tags: texts,
  source: z.enum(['web', 'pos', 'draft', 'import', 'subscription', 'other']).default('web'),
  isTest: z.boolean().default(false),
  isRenewal: z.boolean().default(false),
  refunds: z.array(refundInOrder).default([]),
})

const variant = z.object({
  id,
  title: text.default(''),
  sku: optionalText,
  price: amount,
  compareAtPrice: orNone(amount),
  cost: orNone(amount),
  stock: orNone(z.union([wholeNumber, z.string().regex(/^-?\d+$/, 'not a whole number')]))
    .transform((value) => (value === null ? null : Number(value)))
    .refine((value) => value === null || Math.abs(value) <= 1_000_000_000, 'not a stock level'),
  sellsWithoutStock: z.boolean().default(false),
  imageUrl: optionalText,
})

export const product = z.object({
  id,
  title: text,
  currency,
  updatedAt: orNone(instant),
  url: optionalText,
  imageUrl: optionalText,
  vendor: optionalText,
  category: optionalText,
  tags: texts,
  isActive: z.boolean().default(true),
  variants: z.array(variant).min(1, 'a product has at least one variant'),
})

export const removedProduct = z.object({ id })

export type StandardOrder = z.infer<typeof order>
export type StandardLine = z.infer<typeof line>
export type StandardRefund = z.infer<typeof refundInOrder>
export type StandardProduct = z.infer<typeof product>

/** A whole body, for the JSON Schema in docs/; reading asks for the type first, so that its errors name one field. */
export const standardBody = z.discriminatedUnion('type', [
  z.object({ type: z.literal('order.upserted'), timestamp: instant, data: order }),
  z.object({ type: z.literal('refund.upserted'), timestamp: instant, data: refund }),
  z.object({ type: z.literal('product.upserted'), timestamp: instant, data: product }),
  z.object({ type: z.literal('product.deleted'), timestamp: instant, data: removedProduct }),
])

export const envelope = z.object({
  type: text,
  timestamp: instant,
  data: z.custom<JsonObject>(isObject, 'not an object'),
})
