import { z } from '@hono/zod-openapi'
import { id, money, pageQuery, storeId, text } from './common.ts'

export const productQuery = z.object({
  store: storeId,
  /** Part of a title or SKU, or a whole id. */
  q: text(100).optional(),
  isActive: z.enum(['true', 'false']).optional(),
  ...pageQuery,
})
export type ProductQuery = z.infer<typeof productQuery>

const variant = z.object({
  externalId: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  price: money,
  compareAt: money.nullable(),
  cost: money.nullable(),
  /** Null: the platform does not count it. */
  stock: z.number().nullable(),
  sellsWithoutStock: z.boolean(),
  imageUrl: z.string().nullable(),
})
export type VariantJson = z.infer<typeof variant>

const row = {
  id,
  externalId: z.string(),
  title: z.string(),
  imageUrl: z.string().nullable(),
  url: z.string().nullable(),
  vendor: z.string().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  isActive: z.boolean(),
  /** In the platform's order; in a list the first fifty. */
  variants: z.array(variant),
}
export const productRow = z.object(row).openapi('Product')
export type ProductRow = z.infer<typeof productRow>

export const productDetail = z
  .object({
    ...row,
    /** Rules that name it among their offers, in the order in which they are asked. */
    offeredBy: z.array(z.object({ id, name: z.string(), isEnabled: z.boolean() })),
  })
  .openapi('ProductDetail')
export type ProductDetail = z.infer<typeof productDetail>
