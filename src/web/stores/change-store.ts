import type { Rows } from '../../database/client.ts'
import { restateStore } from '../../reports/restate.ts'
import { notFound } from '../problem.ts'
import type { StoreChanges } from '../schemas/store.ts'
import type { WebServices } from '../services.ts'
import { given } from './given.ts'
import { rotateSecrets } from './secrets.ts'

/** Changes what is given and nothing else. Throws AppError `no-such-store` or `no-such-flow`. */
export async function changeStore(
  { keys }: WebServices,
  rows: Rows,
  id: string,
  { secret, flow, storefrontUrl, ...settings }: StoreChanges,
): Promise<void> {
  // Locked, so that two rotations at once cannot lose the secret in use.
  const [row] = await rows.$queryRaw<{ sealedSecrets: string }[]>`
    SELECT "sealedSecrets" FROM "Store" WHERE id = ${id} FOR UPDATE`
  if (!row) throw notFound('store', id)
  await rows.store.update({
    where: { id },
    data: {
      ...given(settings),
      ...(storefrontUrl === undefined ? {} : { storefrontUrl: new URL(storefrontUrl).origin }),
      ...(secret === undefined ? {} : { sealedSecrets: rotateSecrets(keys, row.sealedSecrets, secret) }),
    },
  })
  if (flow) await changeFlow(rows, id, flow)
  if (meanings.some((name) => settings[name] !== undefined)) await restateStore(rows, id)
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
