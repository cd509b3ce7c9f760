import { z } from '@hono/zod-openapi'
import { money, pageQuery, storeId, text } from './common.ts'

export const productQuery = z.object({ store: storeId, q: text(100).optional(), ...pageQuery })
export type ProductQuery = z.infer<typeof productQuery>

export const productRow = z
  .object({
    externalId: z.string(),
    title: z.string(),
    imageUrl: z.string().nullable(),
    url: z.string().nullable(),
    category: z.string().nullable(),
    tags: z.array(z.string()),
    isActive: z.boolean(),
    variants: z.array(
      z.object({ externalId: z.string(), title: z.string(), price: money, stock: z.number().nullable() }),
    ),
  })
  .openapi('Product')
export type ProductRow = z.infer<typeof productRow>
