import { Prisma } from '../database/client.ts'

/** SQL over an "Order" `o` and its "Store" `s`: what the order brought, by the store's definition, before refunds. */
export const grossMinor = Prisma.sql`(o."linesMinor"
  + CASE WHEN s."revenueIncludesTax" THEN o."taxMinor" ELSE 0 END
  + CASE WHEN s."revenueIncludesShipping" THEN o."shippingMinor" ELSE 0 END)`

/** The same after refunds. A shop may pay back more than it took; that is a cost, not revenue below zero. */
export const netMinor = Prisma.sql`greatest(${grossMinor} - o."refundedLinesMinor"
  - CASE WHEN s."revenueIncludesTax" THEN o."refundedTaxMinor" ELSE 0 END
  - CASE WHEN s."revenueIncludesShipping" THEN o."refundedShippingMinor" ELSE 0 END, 0)`
