import { z } from 'zod'
import { flag, id, instant, listOf, optionalId, optionalInstant, optionalText, quantity, text } from './fields.ts'
import { metadata } from './saleor-metadata.ts'
import { money, optionalMoney, taxedMoney } from './saleor-money.ts'

const country = z.object({ code: optionalText }).nullish()
const address = z.object({ firstName: optionalText, lastName: optionalText, country }).nullish()

const line = z.object({
  id,
  quantity,
  productName: optionalText,
  productSku: optionalText,
  productVariantId: optionalId,
  // Null when it was deleted since.
  variant: z
    .object({
      id,
      product: z.object({ id, productType: z.object({ kind: optionalText }).nullish() }).nullish(),
    })
    .nullish(),
  undiscountedUnitPrice: taxedMoney,
  totalPrice: taxedMoney,
})

const partOfLine = z.object({ quantity, orderLine: z.object({ id }).nullish() })

const fulfilment = z.object({
  id,
  status: optionalText,
  created: optionalInstant,
  totalRefundedAmount: optionalMoney,
  shippingRefundedAmount: optionalMoney,
  lines: listOf(partOfLine),
})

const grantedRefund = z.object({
  id,
  status: optionalText,
  createdAt: optionalInstant,
  amount: money,
  shippingCostsIncluded: flag,
  lines: listOf(partOfLine),
})

/** NotchOrder of saleor-query.ts. What money depends on is required: a shorter query would make wrong figures. */
export const orderShape = z.object({
  id,
  number: optionalText,
  status: text,
  origin: optionalText,
  created: instant,
  updatedAt: instant,
  channel: z.object({ slug: optionalText }).nullish(),
  languageCodeEnum: optionalText,
  displayGrossPrices: flag,
  isPaid: flag,
  paymentStatus: optionalText,
  chargeStatus: optionalText,
  userEmail: optionalText,
  user: z.object({ id: optionalId, firstName: optionalText, lastName: optionalText }).nullish(),
  billingAddress: address,
  shippingAddress: address,
  voucherCode: optionalText,
  metadata,
  total: taxedMoney,
  shippingPrice: taxedMoney,
  totalCharged: optionalMoney,
  totalRefunded: optionalMoney,
  lines: z.array(line),
  events: listOf(z.object({ type: optionalText, date: optionalInstant })),
  fulfillments: listOf(fulfilment),
  grantedRefunds: listOf(grantedRefund),
})
export type SaleorOrder = z.infer<typeof orderShape>
export type SaleorLine = SaleorOrder['lines'][number]
export type SaleorPart = z.infer<typeof partOfLine>

/** When any of these happened to the order, the earliest first. */
export function timesOf({ events }: SaleorOrder, ...types: readonly string[]): Date[] {
  const times = events.flatMap(({ type, date }) => (date && types.includes(type ?? '') ? date : []))
  return times.toSorted((a, b) => a.getTime() - b.getTime())
}
