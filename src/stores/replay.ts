import type { PrismaClient } from '../database/client.ts'

/** `forgotten`: its body is no longer kept. `settled`: it was applied, or already waits. */
export type Replay =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'forgotten' }
  | { readonly kind: 'settled'; readonly state: string }
  | { readonly kind: 'unknown' }

/** Sets a quarantined or ignored delivery waiting again, with all its attempts. What the platform's API answered is asked anew. */
export async function replayDelivery(client: PrismaClient, id: bigint): Promise<Replay> {
  const replayed = await client.$executeRaw`
    UPDATE "Delivery" SET state = 'waiting', reason = NULL, attempts = 0, "retryAt" = NULL, "settledAt" = NULL,
      "isAsking" = "isAsking" OR answers IS NOT NULL, answers = NULL
    WHERE id = ${id}::bigint AND state IN ('quarantined', 'ignored') AND octet_length(body) > 0`
  if (replayed > 0) return { kind: 'waiting' }
  const delivery = await client.delivery.findUnique({ where: { id }, select: { state: true } })
  if (!delivery) return { kind: 'unknown' }
  const mayReplay = delivery.state === 'quarantined' || delivery.state === 'ignored'
  return mayReplay ? { kind: 'forgotten' } : { kind: 'settled', state: delivery.state }
}

/** Sets all of a store's quarantined deliveries waiting again. Returns how many. */
export function replayQuarantined(client: PrismaClient, storeId: string): Promise<number> {
  return client.$executeRaw`
    UPDATE "Delivery" SET state = 'waiting', reason = NULL, attempts = 0, "retryAt" = NULL, "settledAt" = NULL,
      "isAsking" = "isAsking" OR answers IS NOT NULL, answers = NULL
    WHERE "storeId" = ${storeId}::text AND state = 'quarantined' AND octet_length(body) > 0`
}
