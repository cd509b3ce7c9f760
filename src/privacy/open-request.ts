import type { Rows } from '../database/client.ts'
import type { Named } from './find-person.ts'
import { addCounts, type ErasedCounts, erasedCounts, isNothing, type Outcome } from './request.ts'
import { tellingIds } from './traces.ts'

export interface OpenRequest {
  readonly id: bigint
  readonly storeId: string
  readonly kind: string
  readonly email: string | null
  readonly customerExternalId: string | null
  readonly orderExternalIds: readonly string[]
  readonly foundEmails: readonly string[]
  readonly foundIds: readonly string[]
  readonly requestedAt: Date
  readonly counts: ErasedCounts
}

/** The request for as long as the transaction lasts; undefined when it is done. */
export async function lockOpen(rows: Rows, id: bigint): Promise<OpenRequest | undefined> {
  await rows.$queryRaw`SELECT id FROM "PrivacyRequest" WHERE id = ${id} FOR UPDATE`
  const request = await rows.privacyRequest.findUnique({ where: { id, doneAt: null } })
  return request ? { ...request, counts: erasedCounts.parse(request.counts) } : undefined
}

/** Keeps how much is gone by now, and by what one person is still to be looked for, as their rows no longer say it. */
export async function noteErased(
  rows: Rows,
  request: OpenRequest,
  erased: ErasedCounts,
  person?: Named,
): Promise<void> {
  const counts = addCounts(request.counts, erased)
  const found = person && {
    foundEmails: [...new Set([...request.foundEmails, ...person.emails])],
    foundIds: tellingIds([...request.foundIds, ...person.customerExternalIds, ...person.orderExternalIds]),
  }
  await rows.privacyRequest.update({ where: { id: request.id }, data: { counts, ...found } })
}

const minuteMs = 60_000

export interface Left {
  readonly inTheAir: number
  readonly waiting: number
}

/** Ends a request, and with it forgets whom it was about; or says what it waits for, when something is left. */
export async function settleRequest(rows: Rows, request: OpenRequest, erased: ErasedCounts, left: Left, now: Date) {
  const counts = addCounts(request.counts, erased)
  const data = left.waiting + left.inTheAir > 0 ? waitingFor(left, now) : endedWith(counts, now)
  await rows.privacyRequest.update({ where: { id: request.id }, data: { ...data, counts } })
}

function waitingFor({ waiting }: Left, now: Date): { outcome: Outcome; retryAt: Date } {
  return waiting > 0
    ? { outcome: 'waits-for-deliveries', retryAt: new Date(now.getTime() + 5 * minuteMs) }
    : { outcome: 'waits-for-mail', retryAt: new Date(now.getTime() + minuteMs) }
}

function endedWith(counts: ErasedCounts, now: Date) {
  const outcome: Outcome = isNothing(counts) ? 'nothing-held' : 'erased'
  const forgotten = { email: null, customerExternalId: null, orderExternalIds: [], foundEmails: [], foundIds: [] }
  return { ...forgotten, outcome, doneAt: now, retryAt: null }
}
