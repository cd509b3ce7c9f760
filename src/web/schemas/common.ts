import { z } from '@hono/zod-openapi'

/** Database ids are larger than a JSON number may be: text on the way out and in. */
export const id = z.string().regex(/^\d{1,18}$/, 'is not an id')
export const instant = z.iso.datetime().openapi({ example: '2026-11-24T09:30:00.000Z' })
export const currency = z.string().regex(/^[A-Z]{3}$/, 'is not an ISO 4217 currency code such as EUR')
export const storeId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'uses lower-case letters, digits and hyphens only')

/** A trimmed line that PostgreSQL can hold: NUL is the one character it refuses. */
export function text(longest: number) {
  return z
    .string()
    .trim()
    .max(longest)
    .refine((value) => !value.includes('\0'), 'has a character that cannot be stored')
}

/** Minor units as text, since they may exceed 2^53. */
export const money = z.object({ minor: z.string().regex(/^-?\d+$/), currency }).openapi('Money')
export type MoneyJson = z.infer<typeof money>

export const idParams = z.object({ id })
export const storeParams = z.object({ id: storeId })
export const storeQuery = z.object({ store: storeId })
export const done = z.object({ done: z.literal(true) }).openapi('Done')

/** One page of a list; `cursor` is the `nextCursor` of the page before. */
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
}

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() })
}

export const problem = z
  .object({ error: z.object({ code: z.string(), message: z.string() }) })
  .openapi('Problem', { description: 'What went wrong, in words for the person who asked.' })

/** JSON whose own module reads and checks it; only its type passes through here. */
export function typed<T>(description: string) {
  const isObject = (value: unknown) => typeof value === 'object' && value !== null
  return z.custom<T>(isObject, 'is not an object').openapi({ type: 'object', description })
}
