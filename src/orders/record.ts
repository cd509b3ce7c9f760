import type { Rows } from '../database/client.ts'
import { recordAlone } from '../database/record-lock.ts'
import { newestBy } from '../lib/newest.ts'
import { leaveOutErased } from './erased-orders.ts'
import type { IncomingConsent, IncomingOrder, IncomingRefund, OrderRemoval } from './incoming.ts'
import { numberOrders } from './number-orders.ts'
import { restateRefunds } from './restate-refunds.ts'
import { touchFigures } from './touch-figures.ts'
import { saidApart, writeConsents } from './write-consents.ts'
import { writeCustomers } from './write-customers.ts'
import { writeLines } from './write-lines.ts'
import { writeOrders } from './write-orders.ts'
import { writePayments } from './write-payments.ts'
import { writeRefunds } from './write-refunds.ts'
import { writeRemovals } from './write-removals.ts'

/**
 * Records orders with their customers, lines and refunds. In any order of arrival, told once or many times, the same
 * orders end as the same rows. Call inside a transaction; `now` is when we first heard of them.
 */
export async function recordOrders(
  rows: Rows,
  storeId: string,
  told: readonly IncomingOrder[],
  now: Date,
): Promise<void> {
  if (told.length === 0) return
  await recordAlone(rows, storeId)
  const orders = await leaveOutErased(rows, storeId, told)
  // Also from an older version, which is not recorded itself: otherwise a customer would exist in one order of arrival only.
  await writeCustomers(rows, storeId, orders, now)
  const newest = newestBy(orders, (order) => order.externalId)
  const written = await writeOrders(rows, storeId, newest, now)
  await writePayments(rows, storeId, orders)
  await writeLines(rows, written, newest)
  const refunded = await writeRefunds(
    rows,
    storeId,
    orders.flatMap((order) => order.refunds),
  )
  const restated = await restateRefunds(rows, storeId, [...refunded, ...written.map((order) => order.externalId)])
  await numberOrders(rows, written)
  await touchFigures(rows, storeId, [...restated, ...written.map((order) => order.id)], written)
}

/** Records refunds told alone; one may come before its order. Call inside a transaction. */
export async function recordRefunds(rows: Rows, storeId: string, refunds: readonly IncomingRefund[]): Promise<void> {
  if (refunds.length === 0) return
  await recordAlone(rows, storeId)
  const restated = await restateRefunds(rows, storeId, await writeRefunds(rows, storeId, refunds))
  await touchFigures(rows, storeId, restated, [])
}

/** An order that the store deleted is cancelled for good, told before or after. Call inside a transaction. */
export async function removeOrders(rows: Rows, storeId: string, removals: readonly OrderRemoval[]): Promise<void> {
  if (removals.length === 0) return
  await recordAlone(rows, storeId)
  const cancelled = await writeRemovals(rows, storeId, removals)
  await numberOrders(rows, cancelled)
  await touchFigures(
    rows,
    storeId,
    cancelled.map((order) => order.id),
    cancelled,
  )
}

/** What people said about marketing apart from any order; it may come before their first. Call inside a transaction. */
export async function recordConsents(
  rows: Rows,
  storeId: string,
  consents: readonly IncomingConsent[],
  now: Date,
): Promise<void> {
  if (consents.length === 0) return
  await recordAlone(rows, storeId)
  await writeConsents(rows, storeId, consents.flatMap(saidApart), now)
}
