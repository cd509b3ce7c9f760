import type { Rows } from '../database/client.ts'

/**
 * After a change of what a store's figures mean (time zone, window, currency, what revenue includes): every order's
 * credit is looked at again and every day is rolled up anew, by the jobs, as after any other change.
 */
export async function restateStore(rows: Rows, storeId: string): Promise<void> {
  await rows.$executeRaw`UPDATE "Order" SET "attributionDue" = true WHERE "storeId" = ${storeId}`
  // Days by the old meaning are among the cells, days by the new one among the rows.
  await rows.$executeRaw`
    INSERT INTO "MetricTouch" ("storeId", day)
    SELECT "storeId", day FROM "MetricCell" WHERE "storeId" = ${storeId}
    UNION SELECT s.id, (o."placedAt" AT TIME ZONE s."timeZone")::date
      FROM "Store" s JOIN "Order" o ON o."storeId" = s.id WHERE s.id = ${storeId}
    UNION SELECT s.id, (a."assignedAt" AT TIME ZONE s."timeZone")::date
      FROM "Store" s JOIN "Assignment" a ON a."storeId" = s.id WHERE s.id = ${storeId}
    UNION SELECT s.id, (m."sentAt" AT TIME ZONE s."timeZone")::date
      FROM "Store" s JOIN "Message" m ON m."storeId" = s.id AND m."sentAt" IS NOT NULL WHERE s.id = ${storeId}`
}
