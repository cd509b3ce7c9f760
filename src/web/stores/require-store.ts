import type { Rows } from '../../database/client.ts'
import { notFound } from '../problem.ts'

/** Throws AppError `no-such-store`: said before a foreign key would say it as an outage. */
export async function requireStore(rows: Rows, id: string): Promise<void> {
  if (!(await rows.store.findUnique({ where: { id }, select: { id: true } }))) throw notFound('store', id)
}
