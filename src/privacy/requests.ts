import { randomUUID } from 'node:crypto'
import type { PrismaClient, Rows } from '../database/client.ts'
import type { Outcome } from './request.ts'

const dueDays = 30

/** The owner's own request to erase whoever has this address in one store. Returns its id. */
export async function askToErase(rows: Rows, storeId: string, email: string, now: Date): Promise<bigint> {
  const dueAt = new Date(now.getTime() + dueDays * 86_400_000)
  const told = { storeId, key: `app ${randomUUID()}`, kind: 'erase', origin: 'app', email, requestedAt: now, dueAt }
  return (await rows.privacyRequest.create({ data: told, select: { id: true } })).id
}

/** `erasure`: that is done by being carried out, not by being called so. */
export type Answered =
  | { readonly kind: 'answered'; readonly storeId: string }
  | { readonly kind: 'done-before' }
  | { readonly kind: 'erasure' }
  | { readonly kind: 'unknown' }

/** The owner has handed the data over; from now on nobody needs to know whose it was. */
export async function markAnswered(client: PrismaClient, id: bigint, now: Date): Promise<Answered> {
  const outcome: Outcome = 'answered'
  const { count } = await client.privacyRequest.updateMany({
    where: { id, kind: 'export', doneAt: null },
    data: { outcome, doneAt: now, email: null, customerExternalId: null, orderExternalIds: [] },
  })
  const request = await client.privacyRequest.findUnique({ where: { id }, select: { kind: true, storeId: true } })
  if (!request) return { kind: 'unknown' }
  if (count === 1) return { kind: 'answered', storeId: request.storeId }
  return { kind: request.kind === 'export' ? 'done-before' : 'erasure' }
}
