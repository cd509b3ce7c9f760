import { z } from '@hono/zod-openapi'
import { storeId, text } from './common.ts'

const pool = text(60).min(1)
/** A code in a cart link's path or query must survive as it is. */
const code = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,64}$/, 'has a space or a letter that shops do not accept')

export const newCodes = z.object({ store: storeId, pool, codes: z.array(code).min(1).max(10_000) }).openapi('NewCodes')
export const codesAdded = z.object({ added: z.number(), known: z.number() }).openapi('CodesAdded')
export const codePools = z
  .object({ items: z.array(z.object({ pool, total: z.number(), left: z.number() })) })
  .openapi('CodePools')
