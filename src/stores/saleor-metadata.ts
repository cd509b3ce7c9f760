import { z } from 'zod'
import { asText, listOf, optionalText } from './fields.ts'

/** Public metadata of an order or product, by key. */
export const metadata = listOf(z.object({ key: optionalText, value: z.unknown().optional() })).transform((items) => {
  const named = items.flatMap(({ key, value }) =>
    key === null || key === '__proto__' ? [] : [[key, asText(value) ?? '']],
  )
  return new Map(named.map(([key = '', value = '']) => [key, value]))
})
