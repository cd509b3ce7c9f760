import type { PrismaClient } from '../database/client.ts'
import type { Clock } from '../lib/clock.ts'
import { credit } from './credit.ts'
import { loadDueOrders } from './due-orders.ts'
import { loadEvidence } from './load-evidence.ts'
import { writeCredits } from './write-credits.ts'

const batch = 200

export interface Attributing {
  readonly client: PrismaClient
  readonly clock: Clock
  /** The key that click ids are signed with. */
  readonly linkKey: Buffer
}

/** Job: credits orders whose evidence, state or refunds changed. Returns how many it settled; call until 0. */
export async function attributeDue({ client, clock, linkKey }: Attributing): Promise<number> {
  const orders = await loadDueOrders(client, batch)
  if (orders.length === 0) return 0
  const evidenceFor = await loadEvidence(client, linkKey, orders)
  const settled = orders.map((order) => ({
    orderId: order.id,
    rowVersion: order.rowVersion,
    credit: credit(order, evidenceFor(order)),
  }))
  return writeCredits(client, settled, clock.now())
}
