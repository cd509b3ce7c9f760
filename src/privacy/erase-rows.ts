import type { Rows } from '../database/client.ts'
import { eraseMessages } from './erase-messages.ts'
import { eraseNotes } from './erase-notes.ts'
import { eraseOrders } from './erase-orders.ts'
import type { Person } from './find-person.ts'
import { type ErasedCounts, noCounts } from './request.ts'

export interface ErasedRows {
  readonly counts: ErasedCounts
  /** Mails just being handed over. */
  readonly inTheAir: number
}

/** Takes a person out of every row but raw deliveries. Call inside a transaction that records alone. */
export async function eraseRows(
  rows: Rows,
  request: { readonly id: bigint; readonly storeId: string },
  person: Person,
  now: Date,
): Promise<ErasedRows> {
  const orders = await eraseOrders(rows, request.storeId, person, now)
  const { inTheAir, ...messages } = await eraseMessages(rows, request.storeId, person, now)
  const notes = await eraseNotes(rows, request, person, now)
  return { counts: { ...noCounts, ...orders, ...messages, ...notes }, inTheAir }
}
