import type { Rows } from '../database/client.ts'
import { columns } from '../database/columns.ts'
import { rowsJson } from '../database/rows-json.ts'
import { newestBy } from '../lib/newest.ts'
import { customerKey } from './customer-key.ts'
import type { IncomingOrder } from './incoming.ts'
import { saidIn, writeConsents } from './write-consents.ts'

const described = columns({
  externalId: 'text',
  email: 'text',
  firstName: 'text',
  lastName: 'text',
  locale: 'text',
  country: 'text',
  version: 'text',
})

/** A customer is described by the newest order that names them, whichever order that is; consent goes its own way. */
export async function writeCustomers(
  rows: Rows,
  storeId: string,
  orders: readonly IncomingOrder[],
  now: Date,
): Promise<void> {
  const customers = newestBy(orders.flatMap(describe), (customer) => customer.key)
  if (customers.length === 0) return
  await rows.$executeRaw`
    INSERT INTO "Customer" ("storeId", key, ${described.names}, "createdAt")
    SELECT ${storeId}::text, x.key, ${described.names}, ${now}::timestamptz
    FROM json_to_recordset(${rowsJson(customers)}::json) AS x(key text, ${described.typed})
    ON CONFLICT ("storeId", key) DO UPDATE SET ${described.overwrite}
    WHERE "Customer".version COLLATE "C" < EXCLUDED.version COLLATE "C"`
  await writeConsents(rows, storeId, orders.flatMap(saidIn), now)
}

function describe({ customer, locale, country, version }: IncomingOrder) {
  const key = customerKey(customer)
  return customer && key ? [{ key, ...customer, locale, country, version }] : []
}
