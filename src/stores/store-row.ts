import { z } from 'zod'
import { groupCommit } from '../database/group-commit.ts'
import type { RawRows } from '../database/raw-rows.ts'
import { type Keys, unseal } from '../lib/secrets.ts'

/** What a webhook request needs to know of its store. */
export interface KnownStore {
  readonly id: string
  readonly platform: string
  /** Webhook secrets, newest first. */
  readonly secrets: readonly string[]
}

export interface StoreLookup {
  /** At most two seconds old: a secret that was taken away is refused by then. */
  find(id: string): Promise<KnownStore | undefined>
  /** As it is now. */
  findFresh(id: string): Promise<KnownStore | undefined>
}

const staleAfterMs = 2000

interface Remembered {
  readonly store: KnownStore
  readonly untilMs: number
}

/** Concurrent look-ups share one query. A store that is not there is not remembered, so nobody can fill the memory. */
export function createStoreLookup(rows: RawRows, keys: Keys): StoreLookup {
  const remembered = new Map<string, Remembered>()
  const load = groupCommit((ids: string[]) => loadStores(rows, keys, ids))
  const findFresh = async (id: string) => {
    const store = await load(id)
    if (store) remembered.set(id, { store, untilMs: performance.now() + staleAfterMs })
    else remembered.delete(id)
    return store
  }
  const find = async (id: string) => {
    const known = remembered.get(id)
    return known && known.untilMs > performance.now() ? known.store : findFresh(id)
  }
  return { find, findFresh }
}

async function loadStores(rows: RawRows, keys: Keys, ids: string[]): Promise<(KnownStore | undefined)[]> {
  // No store has a NUL in its name, and PostgreSQL would refuse the whole query.
  const askable = ids.filter((id) => !id.includes('\0'))
  const found = await rows.$queryRaw<{ id: string; platform: string; sealedSecrets: string }[]>`
    SELECT id, platform, "sealedSecrets" FROM "Store" WHERE id = ANY(${askable}::text[])`
  const byId = new Map(found.map((row) => [row.id, row]))
  return ids.map((id) => {
    const row = byId.get(id)
    return row && { id: row.id, platform: row.platform, secrets: openSecrets(keys, row) }
  })
}

const secretList = z.array(z.string())

function openSecrets(keys: Keys, { id, sealedSecrets }: { id: string; sealedSecrets: string }): readonly string[] {
  try {
    // Anyone can sign with an empty secret.
    return secretList.parse(JSON.parse(unseal(keys.sealing, sealedSecrets))).filter((secret) => secret !== '')
  } catch (cause) {
    const wayOut = 'Was SECRET changed? Set the old one again, or enter the webhook secrets anew in Settings.'
    throw new Error(`The webhook secrets of store "${id}" cannot be opened. ${wayOut}`, { cause })
  }
}
