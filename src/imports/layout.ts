import { z } from 'zod'
import { isTimeZone } from '../lib/zones.ts'

export const kinds = ['orders', 'products'] as const
export type Kind = (typeof kinds)[number]

/** Whose export a file is. `generic` has its columns named by the owner. */
export const formats = ['shopify', 'woocommerce', 'generic'] as const
export type Format = (typeof formats)[number]

/** What the owner says of a file beside what its header shows. */
export const layout = z.object({
  encoding: z.enum(['utf-8', 'windows-1252']).default('utf-8'),
  decimal: z.enum(['point', 'comma']).default('point'),
  dates: z.enum(['year-first', 'day-first', 'month-first', 'unix']).default('year-first'),
  /** Of times that do not tell their own; the store's when left out. */
  timeZone: z.string().refine(isTimeZone, 'is not a time zone such as Europe/Berlin').nullable().default(null),
  /** Prices and line totals hold the tax. */
  taxIncluded: z.boolean().default(false),
  /** The column for each field, by the name in the header. */
  columns: z.record(z.string().max(60), z.string().max(500)).default({}),
})
export type Layout = z.infer<typeof layout>

/** What reading a file needs to know of its store and import. */
export interface Reading {
  readonly kind: Kind
  readonly format: Format
  readonly layout: Layout
  readonly currency: string
  readonly timeZone: string
  readonly storefrontUrl: string
  /** Of files that tell the same thing, the one uploaded last counts. */
  readonly importedAt: Date
}
