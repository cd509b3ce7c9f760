import type { PrismaClient } from '../database/client.ts'
import type { Log } from '../lib/log.ts'
import type { Keys } from '../lib/secrets.ts'
import type { StoreAdapter } from './adapter.ts'
import { openCredentials } from './asking-deliveries.ts'
import type { CallApi } from './call-api.ts'
import { createStoreLookup } from './store-row.ts'
import { repairSubscriptions, type SubscribedStore, type Subscriptions } from './subscriptions.ts'

export interface HookParts {
  readonly client: PrismaClient
  readonly adapters: readonly StoreAdapter[]
  readonly keys: Keys
  readonly callApi: CallApi
  readonly log: Log
  readonly publicUrl: string
}

/**
 * What is needed to look after a store's webhooks; a problem says what is missing. Its newest secret signs, so whoever
 * rotates it makes the webhooks anew.
 */
export async function subscribedStore(
  parts: HookParts,
  id: string,
): Promise<SubscribedStore | Subscriptions | undefined> {
  const { client, adapters, keys, publicUrl } = parts
  const row = await client.store.findUnique({ where: { id }, select: { sealedCredentials: true, storefrontUrl: true } })
  const known = await createStoreLookup(client, keys).findFresh(id)
  if (!row || !known) return undefined
  const adapter = adapters.find(({ name }) => name === known.platform)
  const credentials = openCredentials(keys, row.sealedCredentials)
  if (!adapter) return { kind: 'problem', reason: `This version does not know the platform "${known.platform}".` }
  if (!credentials) return { kind: 'problem', reason: `Enter the ${adapter.label} API access first.` }
  const [secret] = known.secrets
  if (!secret) return { kind: 'problem', reason: 'Enter the webhook secret first.' }
  return { adapter, credentials, storefrontUrl: row.storefrontUrl, address: `${publicUrl}/hooks/${id}`, secret }
}

/** Job: once a day makes what a platform deleted or switched off. Returns how many stores it looked after. */
export async function lookAfterHooks(parts: HookParts): Promise<number> {
  const managed = await parts.client.store.findMany({ where: { managesHooks: true }, select: { id: true } })
  for (const { id } of managed) {
    const store = await subscribedStore(parts, id)
    const found = store && !('kind' in store) ? await repairSubscriptions(parts, store) : store
    if (found && 'kind' in found && found.kind === 'problem')
      parts.log.info('the webhooks of a store could not be looked after', { store: id, reason: found.reason })
  }
  return managed.length
}
