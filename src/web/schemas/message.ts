import { z } from '@hono/zod-openapi'
import { messageStateNames } from '../../emails/message.ts'
import type { Trace } from '../../offers/trace.ts'
import { id, instant, money, pageQuery, storeId, text, typed } from './common.ts'

export const messageState = z.enum(messageStateNames)
/** none: takes no part in the experiment, as a test order or a customer who refused offers. */
export const messageArm = z.enum(['offer', 'held-out', 'none'])

export const messageQuery = z.object({
  store: storeId,
  state: messageState.optional(),
  arm: messageArm.optional(),
  /** Part of an address, or an order number. */
  q: text(100).optional(),
  ...pageQuery,
})
export type MessageQuery = z.infer<typeof messageQuery>

const row = {
  id,
  storeId,
  orderNumber: z.string(),
  to: z.string().nullable(),
  state: messageState,
  reason: z.string().nullable(),
  /** The reason in words. */
  reasonText: z.string().nullable(),
  detail: z.string().nullable(),
  arm: messageArm,
  subject: z.string().nullable(),
  dueAt: instant,
  sentAt: instant.nullable(),
  createdAt: instant,
  offers: z.array(z.string()),
  humanClicks: z.number(),
  scannerClicks: z.number(),
  credited: z.object({ orders: z.number(), net: money }).nullable(),
}
export const messageRow = z.object(row).openapi('MessageRow')
export type MessageRow = z.infer<typeof messageRow>

const offer = z.object({
  kind: z.enum(['upgrade', 'cross-sell']),
  productExternalId: z.string(),
  variantExternalId: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  imageUrl: z.string().nullable(),
  url: z.string().nullable(),
  price: money,
  compareAt: money.nullable(),
  discount: z.object({ code: z.string(), percentOff: z.number().nullable(), isUnique: z.boolean() }).nullable(),
})

const click = z.object({
  clickId: z.string(),
  linkKey: z.string(),
  clickedAt: instant,
  isHuman: z.boolean(),
  scannerReason: z.string().nullable(),
  /** The reason in words. */
  scannerText: z.string().nullable(),
  method: z.string(),
  userAgent: z.string(),
})

const attribution = z.object({
  orderNumber: z.string(),
  evidence: z.string(),
  evidenceText: z.string(),
  evidenceAt: instant.nullable(),
  offerBought: z.boolean(),
  gross: money,
  net: money,
  creditedAt: instant,
})

const order = z.object({
  number: z.string(),
  externalId: z.string(),
  placedAt: instant,
  paidAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  isFullyRefunded: z.boolean(),
  total: money,
  nth: z.number().nullable(),
  country: z.string().nullable(),
  lines: z.array(z.object({ title: z.string(), quantity: z.number(), total: money })),
})

/** One moment of a message's life, oldest first. */
const moment = z.object({
  kind: z.enum(['paid', 'planned', 'due', 'decided', 'sent', 'settled', 'click', 'credited']),
  at: instant,
  text: z.string(),
})

export const messageDetail = z
  .object({
    ...row,
    attempts: z.number(),
    settledAt: instant.nullable(),
    flowName: z.string(),
    customer: z.object({ name: z.string().nullable(), consent: z.string() }).nullable(),
    order,
    mail: z
      .object({ subject: z.string(), html: z.string(), text: z.string(), headers: z.record(z.string(), z.string()) })
      .nullable(),
    decision: z
      .object({
        rule: z.object({ id, name: z.string(), version: z.number() }).nullable(),
        offers: z.array(offer),
        /** Null when it was written by a version this one does not read. */
        trace: typed<Trace>('Every rule and product considered, and why each won or lost').nullable(),
        /** The trace in sentences, in the order things were asked. */
        explained: z.array(z.string()),
        decidedAt: instant,
      })
      .nullable(),
    clicks: z.array(click),
    attributions: z.array(attribution),
    life: z.array(moment),
    canResend: z.boolean(),
    canMarkNotSent: z.boolean(),
  })
  .openapi('Message')
export type MessageDetail = z.infer<typeof messageDetail>

export const resend = z
  .object({
    /** It may reach the customer a second time: the caller says so. */
    confirm: z.literal(true),
  })
  .openapi('Resend')
