import { z } from 'zod'
import { parseMinor } from '../lib/money.ts'
import { asText, optionalInstant, optionalText } from './fields.ts'
import { isObject } from './json.ts'
import { decodeEntities } from './woocommerce-text.ts'

/** `*_gmt` fields are UTC and do not say so. The shop's own dates, without `_gmt`, are in a zone nobody tells. */
const withoutZone = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/
/** How WordPress writes a date that was never set. */
const neverSet = /^(0000-00-00|-0001-11-30)/
export const gmtTime = z.preprocess((value) => {
  if (typeof value !== 'string') return value
  if (neverSet.test(value)) return null
  return withoutZone.test(value) ? `${value}Z` : value
}, optionalInstant)

/** Names are stored as WordPress escapes them: "Tea &amp; Co". */
export const optionalName = optionalText.transform((text) => (text === null ? null : decodeEntities(text)))

/** What plugins keep with a thing: never needed to read it, so nothing in it can make it unreadable. */
export const metaData = z.unknown().optional().transform(readMeta)
export type Meta = ReadonlyMap<string, string>

function readMeta(value: unknown): Meta {
  // PHP tells a list with gaps as an object.
  const entries = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []
  return new Map(
    entries.flatMap((entry) => {
      const [key, told] = isObject(entry) ? [asText(entry['key']), asText(entry['value'])] : [null, null]
      return key === null || told === null ? [] : [[key, told] as const]
    }),
  )
}

/** PHP tells yes as true, 1, "1" or "yes", depending on who wrote it. */
export function isYes(value: unknown): boolean {
  return value === true || value === 1n || ['1', 'yes', 'true'].includes(asText(value) ?? '')
}

export function minorOf(text: string | null, currency: string): bigint {
  return text === null ? 0n : parseMinor(text, currency)
}
