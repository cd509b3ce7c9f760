import type { RawRows } from '../database/raw-rows.ts'
import type { Arm } from '../experiments/assign.ts'
import type { Consent } from '../orders/incoming.ts'
import type { Departure } from './may-leave.ts'
import type { LineAmounts } from './order-sums.ts'

/** A claimed message with all that decides about it and fills it, but its lines. */
export interface WaitingMessage extends Departure {
  readonly id: bigint
  readonly storeId: string
  readonly platform: string
  readonly orderId: bigint
  readonly customerId: bigint | null
  readonly toEmail: string
  readonly arm: Arm | 'none'
  readonly consent: Consent
  /** Not null for one that may have arrived before and is sent again by hand. */
  readonly sentAt: Date | null
  readonly attempts: number
  readonly templateKey: string
  readonly firstName: string | null
  readonly locale: string
  readonly storeName: string
  readonly storeZone: string
  readonly storefrontUrl: string
  readonly storeCurrency: string
  readonly senderName: string
  readonly senderEmail: string
  readonly replyTo: string
  readonly postalAddress: string
  readonly brand: unknown
  readonly number: string
  readonly placedAt: Date
  readonly currency: string
  readonly discountMinor: bigint
  readonly shippingMinor: bigint
  readonly taxMinor: bigint
  readonly tipMinor: bigint
  readonly totalMinor: bigint
}

export function loadWaiting(rows: RawRows, ids: readonly bigint[]): Promise<WaitingMessage[]> {
  return rows.$queryRaw<WaitingMessage[]>`
    SELECT m.id, m."storeId", s.platform, m."orderId", m."customerId", m."toEmail", m.arm, m.attempts, m."sentAt",
      coalesce(c.consent, 'unasked') AS consent, f."templateKey",
      f."latestUsefulHours", c."firstName", coalesce(c."timeZone", s."timeZone") AS zone,
      coalesce(o.locale, s.locale) AS locale, s.name AS "storeName", s."timeZone" AS "storeZone", s."storefrontUrl",
      s.currency AS "storeCurrency", s."senderName", s."senderEmail", s."replyTo", s."postalAddress", s.brand,
      s."quietFromMinute", s."quietToMinute", o.number, o."placedAt", o."paidAt", o."cancelledAt", o."isFullyRefunded",
      o.currency, o."discountMinor", o."shippingMinor", o."taxMinor", o."tipMinor", o."totalMinor",
      x.reason AS suppression
    FROM "Message" m
    JOIN "Store" s ON s.id = m."storeId"
    JOIN "Flow" f ON f.id = m."flowId"
    JOIN "Order" o ON o.id = m."orderId"
    LEFT JOIN "Customer" c ON c.id = m."customerId"
    LEFT JOIN "Suppression" x ON x."storeId" = m."storeId" AND x.email = m."toEmail"
    WHERE m.id = ANY(${ids as bigint[]}::bigint[])
    ORDER BY m."dueAt", m.id`
}

export interface WaitingLine extends LineAmounts {
  readonly orderId: bigint
  readonly title: string
  readonly imageUrl: string | null
}

/** The lines of several orders at once, with a picture where the catalogue has one. */
export function loadLines(rows: RawRows, orderIds: readonly bigint[]): Promise<WaitingLine[]> {
  return rows.$queryRaw<WaitingLine[]>`
    SELECT l."orderId", l.title, l.quantity, l."unitMinor", l."discountMinor", l."totalMinor", l."taxMinor", l.kind,
      coalesce(v."imageUrl", p."imageUrl") AS "imageUrl"
    FROM "OrderLine" l
    JOIN "Order" o ON o.id = l."orderId"
    LEFT JOIN "Product" p ON p."storeId" = o."storeId" AND p."externalId" = l."productExternalId"
    LEFT JOIN "Variant" v ON v."storeId" = o."storeId" AND v."externalId" = l."variantExternalId"
    WHERE l."orderId" = ANY(${orderIds as bigint[]}::bigint[])
    ORDER BY l."orderId", l.position`
}
