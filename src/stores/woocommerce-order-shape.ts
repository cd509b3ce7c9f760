import { z } from 'zod'
import { flag, id, listOf, optionalAmount, optionalCurrency, optionalId, optionalText } from './fields.ts'
import { gmtTime, metaData } from './woocommerce-fields.ts'
import { lineShape } from './woocommerce-lines.ts'
import { refundShape } from './woocommerce-refund.ts'

const address = z
  .object({ first_name: optionalText, last_name: optionalText, email: optionalText, country: optionalText })
  .nullish()

export const orderHead = z.object({ id, status: optionalText })

/** An order of REST API v3. Versions and plugins leave fields out, so only the id is required. */
export const orderShape = orderHead.extend({
  number: optionalText,
  created_via: optionalText,
  currency: optionalCurrency,
  date_created_gmt: gmtTime,
  date_modified_gmt: gmtTime,
  date_paid_gmt: gmtTime,
  date_completed_gmt: gmtTime,
  discount_total: optionalAmount,
  discount_tax: optionalAmount,
  shipping_total: optionalAmount,
  total: optionalAmount,
  total_tax: optionalAmount,
  prices_include_tax: flag,
  customer_id: optionalId,
  billing: address,
  shipping: address,
  meta_data: metaData,
  line_items: listOf(lineShape),
  fee_lines: listOf(z.object({ total: optionalAmount })),
  coupon_lines: listOf(z.object({ code: optionalText })),
  gift_cards: listOf(z.object({ amount: optionalAmount })),
  refunds: listOf(refundShape),
})
export type WooCommerceOrder = z.infer<typeof orderShape>
