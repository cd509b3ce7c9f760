import { setImmediate as othersFirst } from 'node:timers/promises'
import type { PrismaClient, Rows } from '../database/client.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { StoreAdapter } from './adapter.ts'
import { afterFailure, type ReadDelivery, readDelivery } from './read-delivery.ts'
import { recordIncoming } from './record-incoming.ts'
import { settle, takeWaiting, type WaitingDelivery } from './waiting-deliveries.ts'

export interface ApplyParts {
  readonly client: PrismaClient
  readonly clock: Clock
  readonly adapters: readonly StoreAdapter[]
  readonly log: Log
}

/**
 * Job: reads the oldest waiting deliveries and records what they say. Rows and settling are one transaction, so a
 * delivery is applied exactly once. Webhooks that come in meanwhile are answered between two readings. Returns how many were settled; 0 when there is nothing left that can be now.
 */
export async function applyWaiting(parts: ApplyParts): Promise<number> {
  let taken: readonly WaitingDelivery[] = []
  try {
    return await parts.client.$transaction(async (rows) => {
      taken = await takeWaiting(rows, parts.clock.now())
      return applyTaken(rows, taken, parts)
    })
  } catch (error) {
    return applyInHalves(taken, error, parts)
  }
}

async function applyTaken(rows: Rows, deliveries: readonly WaitingDelivery[], parts: ApplyParts): Promise<number> {
  if (deliveries.length === 0) return 0
  const now = parts.clock.now()
  const read: ReadDelivery[] = []
  for (const delivery of deliveries) {
    read.push(readDelivery(delivery, parts.adapters, now))
    await othersFirst()
  }
  for (const { delivery, error } of read) if (error) logFailure(parts.log, delivery.id, error)
  await recordIncoming(rows, read, now)
  const standings = read.map(({ standing }) => standing)
  await settle(rows, standings, now)
  return standings.filter(({ state }) => state !== 'waiting').length
}

/** What the database refuses, it refuses whole: halving finds the poisoned delivery, and the others are applied. */
async function applyInHalves(failed: readonly WaitingDelivery[], error: unknown, parts: ApplyParts): Promise<number> {
  const [only] = failed
  if (!only) throw error
  if (failed.length === 1) return countFailure(only, error, parts)
  const half = Math.ceil(failed.length / 2)
  const first = await applyAgain(failed.slice(0, half), parts)
  return first + (await applyAgain(failed.slice(half), parts))
}

async function applyAgain(deliveries: readonly WaitingDelivery[], parts: ApplyParts): Promise<number> {
  const ids = deliveries.map(({ id }) => id)
  try {
    return await parts.client.$transaction(async (rows) =>
      applyTaken(rows, await takeWaiting(rows, parts.clock.now(), ids), parts),
    )
  } catch (error) {
    return applyInHalves(deliveries, error, parts)
  }
}

/** When the database itself is away this throws too, and nobody's attempts are spent. */
async function countFailure(
  delivery: WaitingDelivery,
  error: unknown,
  { client, clock, log }: ApplyParts,
): Promise<number> {
  const now = clock.now()
  const standing = afterFailure(delivery, error, now)
  await settle(client, [standing], now)
  logFailure(log, delivery.id, error)
  return standing.state === 'waiting' ? 0 : 1
}

function logFailure(log: Log, id: bigint, error: unknown): void {
  log.error('a delivery could not be applied', error, { delivery: id.toString() })
}
