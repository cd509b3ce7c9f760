import type { PrismaClient } from '../database/client.ts'
import { exportDeliveries } from './export-deliveries.ts'
import { exportCustomers, exportMessages, exportOrders, exportRefusedRows } from './export-rows.ts'
import { findPerson } from './find-person.ts'

type Row = Readonly<Record<string, unknown>>

/** All that is held of one person in one store, as plain JSON: ids and minor units are texts, instants ISO 8601 in UTC. */
export interface PersonExport {
  readonly store: string
  readonly email: string
  readonly exportedAt: string
  readonly customers: readonly Row[]
  /** With lines, refunds and the mail each was credited to. */
  readonly orders: readonly Row[]
  /** With what was offered and why, the mail as it was sent, and its clicks. */
  readonly messages: readonly Row[]
  readonly suppressions: readonly Row[]
  /** Raw webhooks that are still kept. */
  readonly deliveries: readonly Row[]
  /** Rows of imported files that could not be read. */
  readonly refusedRows: readonly Row[]
}

/** `email` is normalised. Undefined when nothing is held. */
export async function exportPerson(
  client: PrismaClient,
  storeId: string,
  email: string,
  now: Date,
): Promise<PersonExport | undefined> {
  const named = { emails: [email], customerExternalIds: [], orderExternalIds: [] }
  const person = await findPerson(client, storeId, named)
  const held = {
    customers: await exportCustomers(client, person),
    orders: await exportOrders(client, storeId, person),
    messages: await exportMessages(client, storeId, person),
    suppressions: await client.suppression.findMany({
      where: { storeId, email: { in: [...person.emails] } },
      select: { email: true, reason: true, source: true, createdAt: true },
    }),
    deliveries: await exportDeliveries(client, storeId, person),
    refusedRows: await exportRefusedRows(client, storeId, person),
  }
  if (Object.values(held).every((rows) => rows.length === 0)) return undefined
  return plain({ store: storeId, email, exportedAt: now, ...held })
}

function plain(held: object): PersonExport {
  const text = JSON.stringify(held, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
  // What exportPerson has put together, and nothing else.
  return JSON.parse(text) as PersonExport
}
