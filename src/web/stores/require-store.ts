import type { Rows } from '../../database/client.ts'
import { notFound } from '../problem.ts'

/** Throws AppError `no-such-store`: said before a foreign key would say it as an outage. */
export async function requireStore(rows: Rows, id: string): Promise<void> {
  if (!(await rows.store.findUnique({ where: { id }, select: { id: true } }))) throw notFound('store', id)
}

/** The currency and locale of a store. Throws AppError `no-such-store`. */
export async function loadStoreMoney(rows: Rows, id: string): Promise<{ currency: string; locale: string }> {
  const store = await rows.store.findUnique({ where: { id }, select: { currency: true, locale: true } })
  if (!store) throw notFound('store', id)
  return store
}
