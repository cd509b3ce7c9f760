import type { Prisma } from '../../src/database/generated/client.ts'
import type { Database } from '../../src/database/open.ts'
import { deriveKeys, seal } from '../../src/lib/secrets.ts'

export const testSecret = 'a secret for tests, long enough to be taken'
export const testKeys = deriveKeys(testSecret)
export const webhookSecret = 'shpss_test_secret'

/** A store as Settings would leave it: Shopify, EUR, Berlin, 20 % held out. */
export function addStore(database: Database, changes: Partial<Prisma.StoreUncheckedCreateInput> = {}) {
  return database.client.store.create({
    data: {
      id: 'shop',
      name: 'Nordlicht Tea',
      platform: 'shopify',
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      locale: 'en',
      storefrontUrl: 'https://shop.example',
      sealedSecrets: seal(testKeys.sealing, JSON.stringify([webhookSecret])),
      senderName: 'Nordlicht Tea',
      senderEmail: 'hello@shop.example',
      postalAddress: 'Hafenstraße 1, 20457 Hamburg, Germany',
      holdoutSalt: 'salt',
      ...changes,
    },
  })
}
