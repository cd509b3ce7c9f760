import { randomBytes } from 'node:crypto'
import type { Rows } from '../../database/client.ts'
import { AppError } from '../../errors.ts'
import type { NewStore } from '../schemas/store.ts'
import type { WebServices } from '../services.ts'
import { sealCredentials } from './credentials.ts'
import { given } from './given.ts'
import { sealSecrets } from './secrets.ts'

/** Adds a store with its thank-you flow. Throws AppError `store-exists` or `no-such-platform`. */
export async function addStore({ adapters, keys, clock }: WebServices, rows: Rows, wanted: NewStore): Promise<void> {
  const { secret, platform, storefrontUrl, credentials, ...settings } = wanted
  const adapter = adapters.find(({ name }) => name === platform)
  if (!adapter) throw noSuchPlatform(platform, adapters)
  const made = await rows.store.createMany({
    data: {
      ...given(settings),
      id: wanted.id,
      name: wanted.name,
      currency: wanted.currency,
      timeZone: wanted.timeZone,
      platform,
      storefrontUrl: new URL(storefrontUrl).origin,
      sealedSecrets: sealSecrets(keys, [secret]),
      ...(credentials ? { sealedCredentials: sealCredentials({ keys }, adapter, credentials) } : {}),
      holdoutSalt: randomBytes(16).toString('base64url'),
      createdAt: clock.now(),
    },
    skipDuplicates: true,
  })
  if (made.count === 0) throw new AppError('store-exists', 409, `There is already a store "${wanted.id}".`)
  const flow = { key: 'thank-you', name: 'Thank you', templateKey: 'thank-you', delayMinutes: 30 }
  await rows.flow.create({ data: { storeId: wanted.id, ...flow, createdAt: clock.now() } })
}

function noSuchPlatform(platform: string, adapters: WebServices['adapters']): AppError {
  const known = adapters.map((adapter) => adapter.name).join(', ')
  return new AppError('no-such-platform', 400, `platform: "${platform}" is not one of ${known}.`)
}
