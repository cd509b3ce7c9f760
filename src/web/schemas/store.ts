import { z } from '@hono/zod-openapi'
import { currency, instant, storeId, text } from './common.ts'

const minuteOfDay = z.int().min(0).max(1439)
const addressOrEmpty = z.union([z.literal(''), z.email().max(254)])
const timeZone = z.string().refine(isTimeZone, 'is not a time zone such as Europe/Berlin')
const locale = z.string().refine(isLocale, 'is not a language tag such as en or de-DE')
const httpsUrl = z.url({ protocol: /^https?$/ }).max(500)
/** Long enough for a set of public keys, which is what Saleor signs by. */
const secret = text(10_000).min(8, 'needs at least 8 characters')

export const brand = z.object({
  logoUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional(),
  accentColour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'is written #rrggbb')
    .optional(),
})

/** What Settings may change; the same fields are shown. */
const settings = {
  name: text(100).min(1),
  currency,
  timeZone,
  locale,
  storefrontUrl: httpsUrl,
  senderName: text(100),
  senderEmail: addressOrEmpty,
  replyTo: addressOrEmpty,
  postalAddress: text(500),
  brand,
  sendingPaused: z.boolean(),
  /** Basis points of customers held out: 2000 is 20 %. */
  holdoutShare: z.int().min(0).max(10_000),
  holdoutGets: z.enum(['plain', 'nothing']),
  /** Minutes after local midnight; equal ends mean no quiet hours. */
  quietFromMinute: minuteOfDay,
  quietToMinute: minuteOfDay,
  windowDays: z.int().min(1).max(90),
  revenueIncludesTax: z.boolean(),
  revenueIncludesShipping: z.boolean(),
}

const flow = z.object({
  key: z.string(),
  name: z.string(),
  delayMinutes: z.int().min(0).max(43_200),
  latestUsefulHours: z.int().min(1).max(2_160),
  isEnabled: z.boolean(),
})

export const store = z
  .object({
    id: storeId,
    platform: z.string(),
    platformLabel: z.string(),
    ...settings,
    /** Where the platform sends its webhooks. */
    hookUrl: z.string(),
    /** Newest first; a secret itself is never shown again. None: they cannot be opened, enter one anew. */
    secrets: z.array(z.object({ lastFour: z.string() })),
    /** What was entered for the platform's API; a secret is never shown again. None: nothing was, or enter it anew. */
    credentials: z.array(z.object({ name: z.string(), shown: z.string() })),
    /** The webhooks were made from here, and are looked after once a day. */
    managesHooks: z.boolean(),
    flows: z.array(flow),
    createdAt: instant,
  })
  .openapi('Store')
export type StoreJson = z.infer<typeof store>

export const storeList = z.object({ items: z.array(store) })

/** By the names of the platform's fields. */
const credentials = z.record(text(60), text(500))

export const newStore = z
  .object({ id: storeId, platform: z.string(), secret, credentials: credentials.optional() })
  .extend(
    z.object(settings).partial().required({ name: true, currency: true, timeZone: true, storefrontUrl: true }).shape,
  )
  .openapi('NewStore')
export type NewStore = z.infer<typeof newStore>

export const storeChanges = z
  .object({
    ...z.object(settings).partial().shape,
    /** A new webhook secret; the one before stays valid beside it. Owners only. */
    secret: secret.optional(),
    /** For the platform's API, all of its fields; owners only. Null takes them away. */
    credentials: credentials.nullable().optional(),
    flow: flow
      .omit({ name: true })
      .partial({ delayMinutes: true, latestUsefulHours: true, isEnabled: true })
      .optional(),
  })
  .strict()
  .openapi('StoreChanges')
export type StoreChanges = z.infer<typeof storeChanges>

const apiField = z.object({ name: z.string(), label: z.string(), help: z.string(), isSecret: z.boolean() })
export const platforms = z.object({
  /** The address of a store's webhooks is this and the store's id. */
  hooksUrl: z.string(),
  items: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      /** What the platform's API wants to know; empty when Notch does not ask it. */
      apiFields: z.array(apiField),
    }),
  ),
})

export const health = z
  .object({
    label: z.string(),
    firstWebhookAt: instant.nullable(),
    lastWebhookAt: instant.nullable(),
    hasApi: z.boolean(),
    hasAccess: z.boolean(),
    /** End of the last whole look at the platform's own list of orders. */
    passedAt: instant.nullable(),
    seen: z.number(),
    lost: z.number(),
    /** The worst first; never empty. */
    findings: z.array(z.object({ kind: z.string(), level: z.enum(['bad', 'warning', 'good']), text: z.string() })),
  })
  .openapi('StoreHealth')
export type HealthJson = z.infer<typeof health>

function isTimeZone(text: string): boolean {
  return accepted(() => new Intl.DateTimeFormat('en', { timeZone: text }))
}

function isLocale(text: string): boolean {
  return accepted(() => new Intl.Locale(text))
}

// Intl says no by throwing.
function accepted(attempt: () => unknown): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
