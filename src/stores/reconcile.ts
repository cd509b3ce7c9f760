import type { PrismaClient } from '../database/client.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Keys } from '../lib/secrets.ts'
import { type StoreAdapter, Unreadable } from './adapter.ts'
import type { ApiCall, Credentials, FoundOrder, OrderHistory, StoreApi } from './api.ts'
import { openCredentials } from './asking-deliveries.ts'
import type { CallApi, CallOutcome } from './call-api.ts'
import { keepDeliveries } from './keep-deliveries.ts'
import { type DueStore, dueStores, missing, notePage, notePause } from './reconciliations.ts'

export interface ReconcileParts {
  readonly client: PrismaClient
  readonly clock: Clock
  readonly adapters: readonly StoreAdapter[]
  readonly keys: Keys
  readonly callApi: CallApi
  readonly log: Log
}

const minuteMs = 60_000
/** A change this young may still be on its way as a webhook. */
const graceMs = 10 * minuteMs
/** Platforms' clocks, and orders that change while they are paged through. */
const overlapMs = 10 * minuteMs
const everyMs = 15 * minuteMs
const afterDenialMs = 15 * minuteMs
const afterFailureMs = 5 * minuteMs
/** A pass that is longer goes on at its next turn, so that one store keeps none waiting. */
const pagesAtATurn = 20

/**
 * Job: pages through each store's orders at its platform since last time and keeps, like webhooks, those that no
 * webhook told or that have changed since. Returns how many it kept.
 */
export async function reconcileStores(parts: ReconcileParts): Promise<number> {
  let kept = 0
  for (const store of await dueStores(parts.client, parts.clock.now())) {
    const adapter = parts.adapters.find(({ name }) => name === store.platform)
    const credentials = openCredentials(parts.keys, store.sealedCredentials)
    if (adapter?.api?.history && credentials) {
      kept += await reconcileOne(parts, { store, api: adapter.api, history: adapter.api.history, credentials })
    }
  }
  return kept
}

interface Reconciled {
  readonly store: DueStore
  readonly api: StoreApi
  readonly history: OrderHistory
  readonly credentials: Credentials
}

async function reconcileOne(parts: ReconcileParts, one: Reconciled): Promise<number> {
  const { client, clock } = parts
  const { store, history } = one
  const began = clock.now()
  const until = new Date(began.getTime() - graceMs)
  let call: ApiCall | null = history.first(new Date(store.since.getTime() - overlapMs))
  let kept = 0
  for (let page = 0; call; page++) {
    if (page === pagesAtATurn && history.isOldestFirst) return pause(parts, store, null, began, kept)
    const turned = await turnPage(parts, one, call, until)
    if (turned.kind === 'broken') return pause(parts, store, turned.reason, turned.nextAt, kept)
    kept += turned.lost
    call = turned.next
    const seenTo = history.isOldestFirst ? turned.seenTo : null
    await notePage(client, store.id, { ...turned, seenTo, isFirst: page === 0 && !store.isUnderWay })
  }
  await notePause(client, store.id, {
    problem: null,
    nextAt: new Date(began.getTime() + everyMs),
    passedTo: until,
    at: clock.now(),
  })
  return kept
}

async function pause(parts: ReconcileParts, store: DueStore, problem: string | null, nextAt: Date, kept: number) {
  await notePause(parts.client, store.id, { problem, nextAt, passedTo: null, at: parts.clock.now() })
  return kept
}

type Turned =
  | {
      readonly kind: 'turned'
      readonly seen: number
      readonly lost: number
      readonly seenTo: Date | null
      readonly next: ApiCall | null
    }
  | { readonly kind: 'broken'; readonly reason: string; readonly nextAt: Date }

async function turnPage(parts: ReconcileParts, one: Reconciled, call: ApiCall, until: Date): Promise<Turned> {
  const { api, credentials, store, history } = one
  const outcome = await parts.callApi(call, api.request(call, credentials, store.storefrontUrl))
  if (outcome.kind !== 'answered') return broken(outcome, parts.clock.now())
  try {
    const { orders, next } = history.read(outcome.answer, call)
    const settled = orders.filter(({ changedAt }) => changedAt <= until)
    const lost = await keepMissing(parts, store, settled)
    const seenTo = new Date(Math.max(...settled.map(({ changedAt }) => changedAt.getTime())))
    return { kind: 'turned', seen: settled.length, lost, seenTo: settled.length > 0 ? seenTo : null, next }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const nextAt = new Date(parts.clock.now().getTime() + afterFailureMs)
    return { kind: 'broken', reason: `The platform’s answer to ${call.path} cannot be read: ${error.message}`, nextAt }
  }
}

function broken(outcome: Exclude<CallOutcome, { kind: 'answered' }>, now: Date): Turned {
  const waitMs = { busy: 0, denied: afterDenialMs, failed: afterFailureMs }[outcome.kind]
  const told = outcome.kind === 'busy' ? outcome.waitSeconds * 1000 : waitMs
  return { kind: 'broken', reason: outcome.reason, nextAt: new Date(now.getTime() + told) }
}

/** Kept as deliveries, so that they are applied, quarantined and replayed as any other. The key keeps them once each. */
async function keepMissing({ client, clock, log }: ReconcileParts, store: DueStore, found: readonly FoundOrder[]) {
  const lost = await missing(client, store.id, found)
  if (lost.length === 0) return 0
  const kept = await keepDeliveries(
    client,
    lost.map(({ externalId, changedAt, topic, body, isThin }) => ({
      ...{ storeId: store.id, topic, body, isThin, origin: 'reconcile' as const, headers: {} },
      key: `reconcile ${externalId} ${changedAt.toISOString()}`,
      // It may tell a cancellation.
      ...{ stops: true, orderExternalId: externalId, receivedAt: clock.now() },
    })),
  )
  const count = kept.filter(Boolean).length
  if (count > 0) log.info('orders that no webhook told were found at the platform', { store: store.id, count })
  return count
}
