import { Prisma } from '../database/client.ts'

/** SQL over an "Order" named `name`: it counts in figures and in a customer's n-th order. */
export function isCounted(name: 'o' | '"Order"'): Prisma.Sql {
  const row = Prisma.raw(name)
  return Prisma.sql`(${row}."paidAt" IS NOT NULL AND ${row}."cancelledAt" IS NULL
    AND NOT ${row}."isTest" AND NOT ${row}."isRenewal" AND NOT ${row}."isReplacement")`
}
