import { type Incoming, type RawDelivery, type StoreAdapter, Unreadable } from './adapter.ts'
import type { Answers } from './api.ts'
import type { Standing, WaitingDelivery } from './waiting-deliveries.ts'

export interface ReadDelivery {
  readonly delivery: WaitingDelivery
  readonly incoming: readonly Incoming[]
  readonly standing: Standing
  /** Set when the adapter failed in a way it did not foresee. */
  readonly error?: unknown
}

/**
 * Minutes to wait after each failure that nobody foresaw; after one more, the delivery is quarantined. One that stops
 * mail is tried for a day: while it waits, no mail of its store leaves, and that is the smaller harm.
 */
const pauses = [1, 5, 15, 60]
const stoppingPauses = [...pauses, 120, 240, 480, 480]

/** Never throws: a delivery that cannot be read stands beside the others with its reason. */
export function readDelivery(delivery: WaitingDelivery, adapters: readonly StoreAdapter[], now: Date): ReadDelivery {
  const adapter = adapters.find(({ name }) => name === delivery.platform)
  if (!adapter) return quarantined(delivery, `This version does not know the platform "${delivery.platform}"`)
  try {
    const incoming = adapter.read(rawOf(delivery), factsOf(delivery))
    return { delivery, incoming, standing: standingOf(delivery, incoming) }
  } catch (error) {
    if (error instanceof Unreadable) return quarantined(delivery, error.message)
    return { delivery, incoming: [], standing: afterFailure(delivery, error, now), error }
  }
}

/** As the adapter wants it. */
export function rawOf({ topic, headers, bodyBase64, receivedAt, answers }: WaitingDelivery): RawDelivery {
  const told = { topic, headers, body: Buffer.from(bodyBase64, 'base64'), receivedAt }
  // Written by ask.ts and nobody else.
  return answers === null ? told : { ...told, answers: JSON.parse(answers) as Answers }
}

export function afterFailure({ id, storeId, attempts, stops }: WaitingDelivery, error: unknown, now: Date): Standing {
  const pause = (stops ? stoppingPauses : pauses)[attempts]
  const retryAt = pause === undefined ? null : new Date(now.getTime() + pause * 60_000)
  const reason = `Could not be applied: ${lastLineOf(error)}`
  const state = retryAt ? 'waiting' : 'quarantined'
  return { id, storeId, state, reason, attempts: attempts + 1, orderExternalId: null, retryAt }
}

function quarantined(delivery: WaitingDelivery, reason: string): ReadDelivery {
  const { id, storeId } = delivery
  const told = { reason, attempts: delivery.attempts + 1, orderExternalId: null, retryAt: null }
  return { delivery, incoming: [], standing: { id, storeId, state: 'quarantined', ...told } }
}

function standingOf({ id, storeId, attempts }: WaitingDelivery, incoming: readonly Incoming[]): Standing {
  const ignored = incoming.flatMap((one) => (one.kind === 'ignored' ? [one.reason] : []))
  const isIgnored = ignored.length === incoming.length
  const reason = ignored.join('; ') || null
  const told = { reason, attempts: attempts + 1, orderExternalId: orderOf(incoming), retryAt: null }
  return { id, storeId, state: isIgnored ? 'ignored' : 'applied', ...told }
}

/** A delivery tells of one order at most. */
function orderOf(incoming: readonly Incoming[]): string | null {
  for (const one of incoming) {
    if (one.kind === 'order') return one.order.externalId
    if (one.kind === 'refund') return one.refund.orderExternalId
    if (one.kind === 'order-removed') return one.removal.externalId
  }
  return null
}

export function factsOf({ storeId, currency, storefrontUrl }: WaitingDelivery) {
  return { id: storeId, currency, storefrontUrl }
}

/** Prisma puts its own call first and the database's words last. */
function lastLineOf(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error)
    .trim()
    .split('\n')
  return (lines.at(-1) ?? '').slice(0, 300)
}
