import type { Rows } from '../database/client.ts'
import { type FoundCustomer, type FoundOrder, type Person, personOf } from './find-person.ts'

const atOnce = 300
const nobody = { emails: [], customerExternalIds: [], orderExternalIds: [] }

/** How far a store's customers, and its orders without one, have been gone through. */
export interface Place {
  readonly customerId: bigint
  readonly orderId: bigint
}

export const start: Place = { customerId: 0n, orderId: 0n }

/** The next customers of a store with their orders, and the next orders that have none; null when none are left. */
export async function findNext(
  rows: Rows,
  storeId: string,
  { customerId, orderId }: Place,
): Promise<{ readonly people: Person; readonly place: Place } | null> {
  const customers = await rows.$queryRaw<FoundCustomer[]>`
    SELECT id, email, "externalId" FROM "Customer"
    WHERE "storeId" = ${storeId}::text AND id > ${customerId}::bigint AND key NOT LIKE 'erased:%'
    ORDER BY id LIMIT ${atOnce}`
  const ids = customers.map(({ id }) => id)
  const orders = await rows.$queryRaw<FoundOrder[]>`
    SELECT id, "externalId", "customerId" FROM "Order" WHERE "customerId" = ANY(${ids}::bigint[]) ORDER BY id`
  const ownerless = await rows.$queryRaw<FoundOrder[]>`
    SELECT id, "externalId", "customerId" FROM "Order"
    WHERE "storeId" = ${storeId}::text AND id > ${orderId}::bigint AND "customerId" IS NULL AND "erasedAt" IS NULL
    ORDER BY id LIMIT ${atOnce}`
  if (customers.length === 0 && ownerless.length === 0) return null
  return {
    people: personOf(nobody, customers, [...orders, ...ownerless]),
    place: { customerId: ids.at(-1) ?? customerId, orderId: ownerless.at(-1)?.id ?? orderId },
  }
}

/** Whom the store still writes to, or keeps from being written to, when every customer is gone. */
export async function findRest(rows: Rows, storeId: string): Promise<Person> {
  const rest = await rows.$queryRaw<{ email: string }[]>`
    SELECT "toEmail" AS email FROM "Message" WHERE "storeId" = ${storeId}::text AND "toEmail" IS NOT NULL
    UNION SELECT email FROM "Suppression" WHERE "storeId" = ${storeId}::text`
  return personOf({ ...nobody, emails: rest.map(({ email }) => email) }, [], [])
}
