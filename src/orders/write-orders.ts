import { Prisma, type Rows } from '../database/client.ts'
import { columns } from '../database/columns.ts'
import { rowsJson } from '../database/rows-json.ts'
import { isCounted } from './counted.ts'
import { customerKey } from './customer-key.ts'
import type { IncomingOrder } from './incoming.ts'
import { isToldByFile } from './told-by-file.ts'

/** An order that was new or newer than what we had, with what it changed. */
export interface WrittenOrder {
  readonly id: bigint
  readonly externalId: string
  readonly customerId: bigint | null
  readonly customerIdBefore: bigint | null
  readonly placedAtBefore: Date | null
  /** It may change which of its customer's orders is the n-th. */
  readonly movesNumbers: boolean
}

const told = columns({
  number: 'text',
  email: 'text',
  placedAt: 'timestamptz',
  paidAt: 'timestamptz',
  fulfilledAt: 'timestamptz',
  version: 'text',
  currency: 'text',
  presentmentCurrency: 'text',
  linesMinor: 'bigint',
  discountMinor: 'bigint',
  taxMinor: 'bigint',
  shippingMinor: 'bigint',
  tipMinor: 'bigint',
  giftCardMinor: 'bigint',
  totalMinor: 'bigint',
  country: 'text',
  locale: 'text',
  landingPage: 'text',
  referrer: 'text',
  attributes: 'jsonb',
  discountCodes: 'text[]',
  tags: 'text[]',
  source: 'text',
  isTest: 'boolean',
  isRenewal: 'boolean',
  isReplacement: 'boolean',
})

/** Nobody is thanked for an order that a file of past orders told as paid; one that is paid later is told by the platform. */
const isPast = Prisma.sql`${isToldByFile(Prisma.sql`version`)} AND "paidAt" IS NOT NULL`

/**
 * `orders` holds each order once. What was planned for an order stays; credit is to be looked at again. One that was erased
 * stays the order of the nobody that its customer has become.
 */
export function writeOrders(
  rows: Rows,
  storeId: string,
  orders: readonly IncomingOrder[],
  now: Date,
): Promise<WrittenOrder[]> {
  return rows.$queryRaw<WrittenOrder[]>`
    WITH given AS MATERIALIZED (
      SELECT * FROM json_to_recordset(${rowsJson(orders.map(asRow))}::json)
        AS x("externalId" text, "customerKey" text, "cancelledAt" timestamptz, ${told.typed})
    ), before AS MATERIALIZED (
      SELECT o.id, o."customerId", o."placedAt", ${isCounted('o')} AS "isCounted"
      FROM "Order" o JOIN given g ON o."storeId" = ${storeId}::text AND o."externalId" = g."externalId"
    ), written AS (
      INSERT INTO "Order" ("storeId", "externalId", "customerId", "recordedAt", "cancelledAt", "erasedAt", "plannedAt",
        ${told.names})
      SELECT ${storeId}::text, "externalId",
        (SELECT c.id FROM "Customer" c WHERE c."storeId" = ${storeId}::text AND c.key = given."customerKey"),
        ${now}::timestamptz, least("cancelledAt", (SELECT r."removedAt" FROM "OrderRemoval" r
          WHERE r."storeId" = ${storeId}::text AND r."externalId" = given."externalId")),
        (SELECT e."erasedAt" FROM "OrderErasure" e
          WHERE e."storeId" = ${storeId}::text AND e."externalId" = given."externalId"),
        CASE WHEN ${isPast} THEN ${now}::timestamptz END, ${told.names}
      FROM given ORDER BY "externalId"
      ON CONFLICT ("storeId", "externalId") DO UPDATE
        SET "customerId" = CASE WHEN "Order"."erasedAt" IS NULL THEN EXCLUDED."customerId" ELSE "Order"."customerId" END,
          "cancelledAt" = EXCLUDED."cancelledAt", "attributionDue" = true, ${told.overwrite}
        WHERE "Order".version COLLATE "C" < EXCLUDED.version COLLATE "C"
      RETURNING id, "externalId", "customerId", "placedAt", ${isCounted('"Order"')} AS "isCounted"
    )
    SELECT w.id, w."externalId", w."customerId", b."customerId" AS "customerIdBefore", b."placedAt" AS "placedAtBefore",
      (w."customerId", w."placedAt", w."isCounted") IS DISTINCT FROM (b."customerId", b."placedAt", b."isCounted")
        AS "movesNumbers"
    FROM written w LEFT JOIN before b ON b.id = w.id`
}

function asRow(order: IncomingOrder) {
  const linesMinor = order.lines.reduce((sum, line) => (line.kind === 'product' ? sum + line.totalMinor : sum), 0n)
  const { lines, refunds, customer, paidBy, paysLater, ...row } = order
  return {
    ...row,
    customerKey: customerKey(customer),
    email: customer?.email ?? null,
    linesMinor,
    isReplacement: linesMinor <= 0n && order.totalMinor <= 0n,
  }
}
