import { z } from 'zod'
import {
  flag,
  id,
  listOf,
  optionalAmount,
  optionalCurrency,
  optionalId,
  optionalInstant,
  optionalText,
} from './fields.ts'
import { lineShape, shippingLines } from './shopify-lines.ts'
import { moneySet, taxLines } from './shopify-money.ts'
import { refundShape } from './shopify-refund.ts'

const address = z.object({ country_code: optionalText }).nullish()

const customer = z.object({
  id: optionalId,
  email: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  // Gone from webhooks since API version 2025-01; before, the only place that tells a refusal from a box left open.
  email_marketing_consent: z.object({ state: optionalText }).nullish(),
  default_address: address,
})

/** The body of every order topic. Fields come and go between API versions, so only the id is required. */
export const orderShape = z.object({
  id,
  name: optionalText,
  order_number: optionalText,
  currency: optionalCurrency,
  presentment_currency: optionalCurrency,
  created_at: optionalInstant,
  processed_at: optionalInstant,
  updated_at: optionalInstant,
  cancelled_at: optionalInstant,
  closed_at: optionalInstant,
  financial_status: optionalText,
  fulfillment_status: optionalText,
  fulfillments: listOf(z.object({ created_at: optionalInstant })),
  taxes_included: flag,
  total_discounts: optionalAmount,
  total_tax: optionalAmount,
  tax_lines: taxLines,
  total_price: optionalAmount,
  total_tip_received: optionalAmount,
  total_shipping_price_set: moneySet,
  email: optionalText,
  contact_email: optionalText,
  buyer_accepts_marketing: z.unknown().optional(),
  customer: customer.nullish(),
  customer_locale: optionalText,
  shipping_address: address,
  billing_address: address,
  landing_site: optionalText,
  referring_site: optionalText,
  note_attributes: listOf(z.object({ name: optionalText, value: z.unknown().optional() })),
  discount_codes: listOf(z.object({ code: optionalText })),
  tags: z.unknown().optional(),
  source_name: optionalText,
  test: flag,
  payment_gateway_names: listOf(z.unknown()),
  line_items: listOf(lineShape),
  shipping_lines: shippingLines,
  refunds: listOf(refundShape),
})
export type ShopifyOrder = z.infer<typeof orderShape>
