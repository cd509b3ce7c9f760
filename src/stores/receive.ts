import { groupCommit } from '../database/group-commit.ts'
import type { RawRows } from '../database/raw-rows.ts'
import type { Clock } from '../lib/clock.ts'
import type { Keys } from '../lib/secrets.ts'
import type { RawRequest, StoreAdapter } from './adapter.ts'
import { keepDeliveries, type NewDelivery } from './keep-deliveries.ts'
import { createStoreLookup, type KnownStore, type StoreLookup } from './store-row.ts'

/** What became of a webhook request. `kept` and `duplicate` are on disk. */
type Receipt =
  | { readonly kind: 'kept' }
  | { readonly kind: 'duplicate' }
  | { readonly kind: 'ping' }
  | { readonly kind: 'forged'; readonly reason: string }
  | { readonly kind: 'unknown-store' }

export type Receiver = (storeId: string, request: RawRequest) => Promise<Receipt>

export interface ReceiverParts {
  readonly rows: RawRows
  readonly clock: Clock
  readonly adapters: readonly StoreAdapter[]
  readonly keys: Keys
  /** Inserts in flight together: some on a server, one on the embedded store, which has one connection. */
  readonly insertsAtOnce?: number
}

const limits = { maxItems: 500, maxBytes: 8_000_000, bytesOf: ({ body }: NewDelivery) => body.length }

/** Keeps genuine requests raw, once each, and does nothing else. A forged one leaves no row. */
export function createReceiver({ rows, clock, adapters, keys, insertsAtOnce = 1 }: ReceiverParts): Receiver {
  const stores = createStoreLookup(rows, keys)
  const keep = groupCommit((deliveries: NewDelivery[]) => keepDeliveries(rows, deliveries), {
    ...limits,
    atOnce: insertsAtOnce,
  })
  return async (storeId, request) => {
    const store = await stores.find(storeId)
    if (!store) return { kind: 'unknown-store' }
    const receivedAt = clock.now()
    const adapter = adapterOf(adapters, store)
    const verification = await verifyTwice(stores, store, (secrets) => adapter.verify(request, secrets, receivedAt))
    if (verification.kind !== 'genuine') return verification
    const isNew = await keep({ storeId, ...adapter.identify(request), ...withoutSecrets(request), receivedAt })
    return { kind: isNew ? 'kept' : 'duplicate' }
  }
}

/** A secret entered a moment ago counts at once: before a request is called forged, the store is read anew. */
async function verifyTwice(
  stores: StoreLookup,
  known: KnownStore,
  verify: (secrets: readonly string[]) => ReturnType<StoreAdapter['verify']>,
): Promise<ReturnType<StoreAdapter['verify']>> {
  const verification = verify(known.secrets)
  if (verification.kind !== 'forged') return verification
  const fresh = await stores.findFresh(known.id)
  return fresh ? verify(fresh.secrets) : verification
}

function adapterOf(adapters: readonly StoreAdapter[], store: KnownStore): StoreAdapter {
  const adapter = adapters.find(({ name }) => name === store.platform)
  if (!adapter) throw new Error(`Store "${store.id}" is on "${store.platform}", which this version does not know`)
  return adapter
}

const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-notch-secret'])

function withoutSecrets({ headers, body }: RawRequest) {
  return { headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !secretHeaders.has(name))), body }
}
