import type { PrismaClient } from '../database/client.ts'
import type { Clock } from '../lib/clock.ts'
import type { Keys } from '../lib/secrets.ts'
import { type StoreAdapter, Unreadable } from './adapter.ts'
import type { Answers, ApiAnswer, ApiCall, Credentials, StoreApi } from './api.ts'
import { type Asked, type AskingDelivery, loadAsking, openCredentials, writeAsked } from './asking-deliveries.ts'
import type { CallApi, CallOutcome } from './call-api.ts'
import { afterFailure, factsOf, rawOf } from './read-delivery.ts'

export interface AskParts {
  readonly client: PrismaClient
  readonly clock: Clock
  readonly adapters: readonly StoreAdapter[]
  readonly keys: Keys
  readonly callApi: CallApi
}

/** Enough for an order with every part on a page of its own; an adapter that asks for more goes round in circles. */
const mostRounds = 12
const retryDeniedMinutes = 5
const atOnce = 4

/**
 * Job: asks the platforms' APIs for what thin deliveries only name. Each ends with its answers and can be applied, or
 * waits with a reason. Several that need the same call in one run share it. Returns how many can be applied now.
 */
export async function askWaiting(parts: AskParts): Promise<number> {
  const { client, clock, callApi } = parts
  const waiting = await loadAsking(client, clock.now())
  if (waiting.length === 0) return 0
  const shared = sharing(callApi)
  const queue = [...waiting]
  const asked: Asked[] = []
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) asked.push(await askOne(next, parts, shared))
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  await writeAsked(client, asked, clock.now())
  return asked.filter(({ isAsking }) => !isAsking).length
}

/** One call a run for all that need it, and none to a store that has just said no or not now. */
function sharing(callApi: CallApi) {
  const made = new Map<string, Promise<CallOutcome>>()
  const closed = new Map<string, CallOutcome>()
  return async (storeId: string, call: ApiCall, api: StoreApi, credentials: Credentials, storefrontUrl: string) => {
    const refusal = closed.get(storeId)
    if (refusal) return refusal
    const name = [storeId, call.method, call.path, call.body].join(' ')
    const outcome = made.get(name) ?? callApi(call, api.request(call, credentials, storefrontUrl))
    made.set(name, outcome)
    const came = await outcome
    if (came.kind === 'denied' || came.kind === 'busy') closed.set(storeId, came)
    return came
  }
}

async function askOne(delivery: AskingDelivery, parts: AskParts, shared: ReturnType<typeof sharing>): Promise<Asked> {
  const now = parts.clock.now()
  const adapter = parts.adapters.find(({ name }) => name === delivery.platform)
  const credentials = openCredentials(parts.keys, delivery.sealedCredentials)
  // Applying says what is wrong with a platform that is not known.
  if (!adapter?.asks || !adapter.api) return ready(delivery, {})
  if (!credentials)
    return denied(delivery, `Enter the ${adapter.label} API access in Settings; this waits for it.`, now)
  const { api } = adapter
  const answers: Record<string, ApiAnswer> = {}
  try {
    for (let round = 0; round < mostRounds; round++) {
      const calls = adapter.asks({ ...rawOf(delivery), answers }, factsOf(delivery))
      if (calls.length === 0) return ready(delivery, answers)
      for (const call of calls) {
        const outcome = await shared(delivery.storeId, call, api, credentials, delivery.storefrontUrl)
        if (outcome.kind !== 'answered') return postponed(delivery, outcome, now)
        answers[call.name] = outcome.answer
      }
    }
    throw new Unreadable(`Its API kept leading to more after ${mostRounds} rounds.`)
  } catch (error) {
    // Reading it says why, and quarantines it.
    if (error instanceof Unreadable) return ready(delivery, answers)
    return failed(delivery, error, now)
  }
}

function ready({ id, attempts }: AskingDelivery, answers: Answers): Asked {
  const told = { reason: null, retryAt: null, state: 'waiting' } as const
  return { id, isAsking: false, answers: JSON.stringify(answers), attempts, ...told }
}

type NoAnswer = Exclude<CallOutcome, { kind: 'answered' }>

function postponed(delivery: AskingDelivery, outcome: NoAnswer, now: Date): Asked {
  switch (outcome.kind) {
    case 'denied':
      return denied(delivery, outcome.reason, now)
    case 'busy':
      return waits(delivery, outcome.reason, new Date(now.getTime() + outcome.waitSeconds * 1000))
    case 'failed':
      return failed(delivery, new Error(outcome.reason), now)
    default:
      return outcome satisfies never
  }
}

/** Only the owner can mend it, however long that takes, so no attempt is spent. */
function denied(delivery: AskingDelivery, reason: string, now: Date): Asked {
  return waits(delivery, reason, new Date(now.getTime() + retryDeniedMinutes * 60_000))
}

/** Tried at least once: from now on one that stops mail holds back its own order, not its whole store. */
function waits({ id, attempts }: AskingDelivery, reason: string, retryAt: Date): Asked {
  return { id, isAsking: true, answers: null, state: 'waiting', reason, attempts: Math.max(attempts, 1), retryAt }
}

function failed(delivery: AskingDelivery, error: unknown, now: Date): Asked {
  const { id, state, reason, attempts, retryAt } = afterFailure(delivery, error, now)
  return {
    id,
    isAsking: true,
    answers: null,
    state: state === 'waiting' ? state : 'quarantined',
    reason,
    attempts,
    retryAt,
  }
}
