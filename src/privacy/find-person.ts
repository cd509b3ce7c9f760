import type { Rows } from '../database/client.ts'

/** By what a request names somebody: any of it may be empty. */
export interface Named {
  /** Normalised. */
  readonly emails: readonly string[]
  readonly customerExternalIds: readonly string[]
  readonly orderExternalIds: readonly string[]
}

/** All rows of one person (or of several), and everything they are known by. */
export interface Person extends Named {
  readonly customerIds: readonly bigint[]
  readonly orderIds: readonly bigint[]
}

export interface FoundCustomer {
  readonly id: bigint
  readonly email: string | null
  readonly externalId: string | null
}

/** Who is named in one store. An order that was erased already is found no more. */
export async function findPerson(rows: Rows, storeId: string, named: Named): Promise<Person> {
  const known = await findCustomers(rows, storeId, named)
  const orders = await findOrders(rows, storeId, named, known)
  const customers = [...known, ...(await findOwners(rows, orders, known))]
  return personOf(named, customers, orders)
}

/** With the platform's id comes the customer whose orders told no address. */
function findCustomers(rows: Rows, storeId: string, named: Named): Promise<FoundCustomer[]> {
  return rows.$queryRaw<FoundCustomer[]>`
    WITH named AS MATERIALIZED (
      SELECT id, email, "externalId" FROM "Customer" WHERE "storeId" = ${storeId}::text
        AND (email = ANY(${named.emails}::text[]) OR "externalId" = ANY(${named.customerExternalIds}::text[]))
    )
    SELECT * FROM named
    UNION SELECT c.id, c.email, c."externalId" FROM "Customer" c JOIN named n ON n."externalId" = c."externalId"
      WHERE c."storeId" = ${storeId}::text AND c.email IS NULL
    ORDER BY id`
}

export interface FoundOrder {
  readonly id: bigint
  readonly externalId: string
  readonly customerId: bigint | null
}

function findOrders(rows: Rows, storeId: string, named: Named, customers: readonly FoundCustomer[]) {
  const emails = [...named.emails, ...customers.flatMap(({ email }) => email ?? [])]
  return rows.$queryRaw<FoundOrder[]>`
    SELECT id, "externalId", "customerId" FROM "Order"
    WHERE "storeId" = ${storeId}::text AND "erasedAt" IS NULL AND ("customerId" = ANY(${idsOf(customers)}::bigint[])
      OR email = ANY(${emails}::text[]) OR "externalId" = ANY(${named.orderExternalIds}::text[]))
    ORDER BY id`
}

/** Customers of an order that only the platform named, when they have no other: they are known by nothing else. */
function findOwners(rows: Rows, orders: readonly FoundOrder[], known: readonly FoundCustomer[]) {
  const isKnown = new Set(idsOf(known))
  const ids = orders.flatMap(({ customerId }) => (customerId === null || isKnown.has(customerId) ? [] : [customerId]))
  if (ids.length === 0) return []
  return rows.$queryRaw<FoundCustomer[]>`
    SELECT c.id, c.email, c."externalId" FROM "Customer" c WHERE c.id = ANY(${ids}::bigint[])
      AND NOT EXISTS (SELECT 1 FROM "Order" o
        WHERE o."customerId" = c.id AND o."erasedAt" IS NULL AND o.id <> ALL(${idsOf(orders)}::bigint[]))`
}

/** These rows, with all they are known by beside what they were named by. */
export function personOf(named: Named, customers: readonly FoundCustomer[], orders: readonly FoundOrder[]): Person {
  const all = (some: readonly string[], found: readonly (string | null)[]) => [
    ...new Set([...some, ...found.filter((one) => one !== null)]),
  ]
  return {
    customerIds: idsOf(customers),
    orderIds: idsOf(orders),
    emails: all(
      named.emails,
      customers.map(({ email }) => email),
    ),
    customerExternalIds: all(
      named.customerExternalIds,
      customers.map(({ externalId }) => externalId),
    ),
    orderExternalIds: all(
      named.orderExternalIds,
      orders.map(({ externalId }) => externalId),
    ),
  }
}

function idsOf(found: readonly { readonly id: bigint }[]): bigint[] {
  return found.map(({ id }) => id)
}
