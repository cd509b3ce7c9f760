import { recordProducts, removeProducts } from '../catalog/record.ts'
import type { Rows } from '../database/client.ts'
import { recordConsents, recordOrders, recordRefunds, removeOrders } from '../orders/record.ts'
import type { Incoming } from './adapter.ts'
import type { ReadDelivery } from './read-delivery.ts'
import { writePrivacyRequests } from './write-privacy-requests.ts'

/** Records everything these deliveries said, set by set. Stores go in the order of their ids: each is locked in turn. */
export async function recordIncoming(rows: Rows, deliveries: readonly ReadDelivery[], now: Date): Promise<void> {
  const storeIds = new Set(deliveries.map(({ delivery }) => delivery.storeId))
  for (const storeId of [...storeIds].sort()) {
    const ofStore = deliveries.filter(({ delivery }) => delivery.storeId === storeId)
    await recordOne(
      rows,
      storeId,
      ofStore.flatMap((read) => read.incoming),
      now,
    )
  }
}

async function recordOne(rows: Rows, storeId: string, incoming: readonly Incoming[], now: Date): Promise<void> {
  const { products, removals, orders, refunds, removedOrders, consents, requests } = sorted(incoming)
  await recordProducts(rows, storeId, products)
  await removeProducts(rows, storeId, removals)
  await recordOrders(rows, storeId, orders, now)
  await recordRefunds(rows, storeId, refunds)
  await removeOrders(rows, storeId, removedOrders)
  await recordConsents(rows, storeId, consents, now)
  await writePrivacyRequests(rows, storeId, requests)
}

function sorted(incoming: readonly Incoming[]) {
  return {
    products: incoming.flatMap((one) => (one.kind === 'product' ? [one.product] : [])),
    removals: incoming.flatMap((one) => (one.kind === 'product-removed' ? [one.removal] : [])),
    orders: incoming.flatMap((one) => (one.kind === 'order' ? [one.order] : [])),
    removedOrders: incoming.flatMap((one) => (one.kind === 'order-removed' ? [one.removal] : [])),
    refunds: incoming.flatMap((one) => (one.kind === 'refund' ? [one.refund] : [])),
    consents: incoming.flatMap((one) => (one.kind === 'consent' ? [one.consent] : [])),
    requests: incoming.flatMap((one) => (one.kind === 'privacy' ? [one.request] : [])),
  }
}
