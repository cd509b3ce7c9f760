import type { Prisma } from '../../database/client.ts'
import { notFound } from '../problem.ts'
import { brand, type StoreJson } from '../schemas/store.ts'
import type { WebServices } from '../services.ts'
import { shownCredentials } from './credentials.ts'
import { readableSecrets } from './secrets.ts'

type StoreRow = Prisma.StoreGetPayload<{ include: { flows: true } }>

const include = { flows: { orderBy: { id: 'asc' } } } as const

export async function loadStores(services: WebServices): Promise<StoreJson[]> {
  const rows = await services.client.store.findMany({ include, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => showStore(services, row))
}

/** Throws AppError `no-such-store`. */
export async function loadStore(services: WebServices, id: string): Promise<StoreJson> {
  const row = await services.client.store.findUnique({ where: { id }, include })
  if (!row) throw notFound('store', id)
  return showStore(services, row)
}

export function hookUrlOf({ publicUrl }: Pick<WebServices, 'publicUrl'>, id: string): string {
  return `${publicUrl}/hooks/${id}`
}

function showStore(services: WebServices, row: StoreRow): StoreJson {
  const { keys, adapters } = services
  const { sealedSecrets, sealedCredentials, holdoutSalt: _, flows, createdAt, ...settings } = row
  const adapter = adapters.find(({ name }) => name === row.platform)
  return {
    ...settings,
    platformLabel: adapter?.label ?? row.platform,
    brand: brand.catch({}).parse(row.brand),
    holdoutGets: row.holdoutGets === 'nothing' ? 'nothing' : 'plain',
    hookUrl: hookUrlOf(services, row.id),
    secrets: readableSecrets(keys, sealedSecrets).map((secret) => ({ lastFour: secret.slice(-4) })),
    credentials: adapter ? shownCredentials({ keys }, adapter, sealedCredentials) : [],
    flows: flows.map(({ key, name, delayMinutes, latestUsefulHours, isEnabled }) => ({
      key,
      name,
      delayMinutes,
      latestUsefulHours,
      isEnabled,
    })),
    createdAt: createdAt.toISOString(),
  }
}
