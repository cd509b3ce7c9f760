import { z } from 'zod'
import { digits } from './bigcommerce-hook.ts'
import { stageOf } from './bigcommerce-stage.ts'
import {
  amount,
  flag,
  id,
  listOf,
  optionalAmount,
  optionalCurrency,
  optionalId,
  optionalText,
  quantity,
} from './fields.ts'

/** RFC 2822, always in UTC: "Tue, 05 Mar 2019 21:40:11 +0000". Written back it must be the same day. */
const rfcInstant = z
  .string()
  .regex(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} [1-9]\d{3} \d\d:\d\d:\d\d \+0000$/, 'not an RFC 2822 time in UTC')
  .refine((text) => new Date(text).toUTCString() === text.replace('+0000', 'GMT'), 'not a time that exists')
  .transform((text) => new Date(text))
const optionalInstant = z
  .union([rfcInstant, z.null(), z.literal('')])
  .optional()
  .transform((value) => value || null)

/** Which order changed and when, in a list of them. */
export const changeShape = z
  .object({ id: digits, status_id: optionalText, date_created: rfcInstant, date_modified: optionalInstant })
  .transform((order) => ({ ...order, changedAt: order.date_modified ?? order.date_created }))

/** Orders told "none" by 0 as well as by leaving it out. */
const idOrNone = optionalId.transform((value) => (value === '0' ? null : value))

export const lineShape = z.object({
  id,
  product_id: idOrNone,
  variant_id: idOrNone,
  sku: optionalText,
  name: optionalText,
  type: optionalText,
  quantity,
  price_ex_tax: optionalAmount,
  price_inc_tax: optionalAmount,
  total_ex_tax: amount,
  total_inc_tax: optionalAmount,
  total_tax: optionalAmount,
  applied_discounts: listOf(z.object({ amount: optionalAmount, code: optionalText })),
  is_refunded: flag,
  quantity_refunded: optionalText,
})
export type BigCommerceLine = z.infer<typeof lineShape>

export const coupons = z.array(z.object({ code: optionalText }))

/** Staff notes, IP addresses and form fields are left where they are. */
export const orderShape = z
  .object({
    id,
    status_id: optionalText,
    date_created: rfcInstant,
    date_modified: optionalInstant,
    date_shipped: optionalInstant,
    is_deleted: flag,
    is_test: flag,
    customer_id: idOrNone,
    billing_address: z
      .object({ email: optionalText, first_name: optionalText, last_name: optionalText, country_iso2: optionalText })
      .nullish(),
    is_email_opt_in: z.unknown().optional(),
    customer_locale: optionalText,
    default_currency_code: optionalCurrency,
    currency_code: optionalCurrency,
    is_tax_inclusive_pricing: flag,
    discount_amount: optionalAmount,
    coupon_discount: optionalAmount,
    total_tax: optionalAmount,
    shipping_cost_ex_tax: optionalAmount,
    handling_cost_ex_tax: optionalAmount,
    total_inc_tax: amount,
    refunded_amount: optionalAmount,
    payment_method: optionalText,
    payment_status: optionalText,
    order_source: optionalText,
    external_source: optionalText,
  })
  .transform((order, context) => {
    const stage = stageOf(order.status_id)
    if (stage) return { ...order, stage, changedAt: order.date_modified ?? order.date_created }
    context.addIssue({ code: 'custom', path: ['status_id'], message: 'not a status from 0 to 14' })
    return z.NEVER
  })
export type BigCommerceOrder = z.infer<typeof orderShape>
