import { z } from 'zod'
import { id, optionalId, optionalText, text, wholeNumber } from './fields.ts'
import { isObject, type JsonObject } from './json.ts'

/** What surrounds every object Stripe tells of, and the two ways in which one names another. */

const lastSecond = 253_402_300_799n
export const unixTime = wholeNumber
  .refine((value) => value >= 0n && value <= lastSecond, 'not a time in Unix seconds')
  .transform((value) => new Date(Number(value) * 1000))

/** The id, or the whole object where it was expanded. */
export const reference = z.union([z.object({ id }).transform((whole) => whole.id), optionalId])

export const eventType = z.object({ type: text })
export const eventShape = z.object({
  id: optionalText,
  type: text,
  created: unixTime,
  livemode: z.unknown().optional(),
  data: z.object({ object: z.custom<JsonObject>(isObject, 'not an object') }),
})
export type StripeEvent = z.infer<typeof eventShape>

/** What Stripe itself sent, not what history found. */
export function isSent({ id: eventId }: StripeEvent): boolean {
  return eventId?.startsWith('evt_') === true
}
