import type { Rows } from '../../database/client.ts'
import { restateStore } from '../../reports/restate.ts'
import { notFound } from '../problem.ts'
import type { StoreChanges } from '../schemas/store.ts'
import type { WebServices } from '../services.ts'
import { sealCredentials } from './credentials.ts'
import { given } from './given.ts'
import { rotateSecrets } from './secrets.ts'

/** Changes what is given and nothing else. Throws AppError `no-such-store` or `no-such-flow`. */
export async function changeStore(
  services: WebServices,
  rows: Rows,
  id: string,
  { secret, credentials, flow, storefrontUrl, ...settings }: StoreChanges,
): Promise<void> {
  // Locked, so that two rotations at once cannot lose the secret in use.
  const [row] = await rows.$queryRaw<{ sealedSecrets: string; platform: string }[]>`
    SELECT "sealedSecrets", platform FROM "Store" WHERE id = ${id} FOR UPDATE`
  if (!row) throw notFound('store', id)
  await rows.store.update({
    where: { id },
    data: {
      ...given(settings),
      ...(storefrontUrl === undefined ? {} : { storefrontUrl: new URL(storefrontUrl).origin }),
      ...(secret === undefined ? {} : { sealedSecrets: rotateSecrets(services.keys, row.sealedSecrets, secret) }),
      ...(credentials === undefined ? {} : credentialsColumn(services, row.platform, credentials)),
    },
  })
  if (flow) await changeFlow(rows, id, flow)
  if (meanings.some((name) => settings[name] !== undefined)) await restateStore(rows, id)
}

function credentialsColumn(services: WebServices, platform: string, credentials: StoreChanges['credentials']) {
  const adapter = services.adapters.find(({ name }) => name === platform)
  if (!credentials || !adapter) return { sealedCredentials: null }
  return { sealedCredentials: sealCredentials(services, adapter, credentials) }
}

/** Settings that change what every figure of the store means. */
const meanings = ['timeZone', 'currency', 'windowDays', 'revenueIncludesTax', 'revenueIncludesShipping'] as const

async function changeFlow(
  rows: Rows,
  storeId: string,
  { key, ...changes }: NonNullable<StoreChanges['flow']>,
): Promise<void> {
  const { count } = await rows.flow.updateMany({ where: { storeId, key }, data: given(changes) })
  if (count === 0) throw notFound('flow', key)
}
