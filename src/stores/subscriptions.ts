import type { Log } from '../lib/log.ts'
import { type StoreAdapter, Unreadable } from './adapter.ts'
import type { ApiAnswer, ApiCall, Credentials, HookSubscription, HookSubscriptions } from './api.ts'
import type { CallApi } from './call-api.ts'

/** How one topic that Notch wants stands at the platform. */
interface TopicStanding {
  readonly topic: string
  readonly state: 'active' | 'switched-off' | 'missing'
}

export type Subscriptions =
  | { readonly kind: 'told'; readonly topics: readonly TopicStanding[] }
  /** The platform did not let us, or did not answer. */
  | { readonly kind: 'problem'; readonly reason: string }

export interface SubscribedStore {
  readonly adapter: StoreAdapter
  readonly credentials: Credentials
  readonly storefrontUrl: string
  /** Where webhooks are to go. */
  readonly address: string
  /** What they are to be signed with, where the platform lets us choose. */
  readonly secret: string
}

interface Parts {
  readonly callApi: CallApi
  readonly log: Log
}

/** What is subscribed to for this store's address. */
export async function checkSubscriptions(parts: Parts, store: SubscribedStore): Promise<Subscriptions> {
  return tried(async () => ({
    kind: 'told',
    topics: standings(hooksOf(store), await listed(parts, store), store.address),
  }))
}

/** Makes what is missing, sets going what was switched off, leaves everything else alone, and looks again. */
export async function repairSubscriptions(parts: Parts, store: SubscribedStore): Promise<Subscriptions> {
  return tried(async () => {
    const hooks = hooksOf(store)
    const found = await listed(parts, store)
    const wanting = standings(hooks, found, store.address).filter(({ state }) => state !== 'active')
    for (const { topic } of wanting) {
      await answered(parts, store, repairOf(hooks, topic, found.find(isFor(topic, store.address)), store))
      parts.log.info('subscribed to a topic', { platform: store.adapter.name, topic })
    }
    const after = wanting.length === 0 ? found : await listed(parts, store)
    return { kind: 'told', topics: standings(hooks, after, store.address) }
  })
}

function repairOf(
  hooks: HookSubscriptions,
  topic: string,
  found: HookSubscription | undefined,
  store: SubscribedStore,
) {
  return found && hooks.activate ? hooks.activate(found) : hooks.create(topic, store)
}

function standings(hooks: HookSubscriptions, found: readonly HookSubscription[], address: string): TopicStanding[] {
  return hooks.topics.map((topic) => {
    const ours = found.filter(isFor(topic, address))
    const state = ours.some(({ isActive }) => isActive) ? 'active' : ours.length > 0 ? 'switched-off' : 'missing'
    return { topic, state }
  })
}

function isFor(topic: string, address: string) {
  return (hook: HookSubscription) => hook.topic === topic && hook.address === address
}

function hooksOf({ adapter }: SubscribedStore): HookSubscriptions {
  if (!adapter.api?.hooks)
    throw new Unreadable(`${adapter.label} lets no API make webhooks; make them in its own pages.`)
  return adapter.api.hooks
}

async function listed(parts: Parts, store: SubscribedStore): Promise<readonly HookSubscription[]> {
  const hooks = hooksOf(store)
  return hooks.read(await answered(parts, store, hooks.list))
}

/** Throws Unreadable with what the platform said when it did not do what was asked. */
async function answered({ callApi }: Parts, store: SubscribedStore, call: ApiCall): Promise<ApiAnswer> {
  const { adapter, credentials, storefrontUrl } = store
  if (!adapter.api) throw new Unreadable(`${adapter.label} has no API that Notch can ask.`)
  const outcome = await callApi(call, adapter.api.request(call, credentials, storefrontUrl))
  if (outcome.kind !== 'answered') throw new Unreadable(outcome.reason)
  if (outcome.answer.status >= 400)
    throw new Unreadable(`The platform’s API answered ${outcome.answer.status} to ${call.path}.`)
  return outcome.answer
}

async function tried(attempt: () => Promise<Subscriptions>): Promise<Subscriptions> {
  try {
    return await attempt()
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'problem', reason: error.message }
    throw error
  }
}
