import type { PrismaClient, Rows } from '../database/client.ts'
import { recordAlone } from '../database/record-lock.ts'
import type { Clock } from '../lib/clock.ts'
import { eraseRows } from './erase-rows.ts'
import { findNext, findRest, type Place, start } from './find-everybody.ts'
import { findPerson, type Named as NamedPerson } from './find-person.ts'
import { forgetDeliveries } from './forget-deliveries.ts'
import { forgetRefusals } from './forget-refusals.ts'
import { lockOpen, noteErased, type OpenRequest, settleRequest } from './open-request.ts'
import { type ErasedCounts, noCounts } from './request.ts'

export interface Erasing {
  readonly client: PrismaClient
  readonly clock: Clock
}

/**
 * Job: erases what was asked to be erased. Returns how many requests it ended; one that waits for a delivery or a mail is
 * taken up again. A request that fails leaves the others alone and stays open.
 */
export async function eraseDue(erasing: Erasing): Promise<number> {
  const now = erasing.clock.now()
  const open = await erasing.client.privacyRequest.findMany({
    where: { doneAt: null, kind: { not: 'export' }, OR: [{ retryAt: null }, { retryAt: { lte: now } }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  const failures: unknown[] = []
  let ended = 0
  for (const { id } of open) {
    try {
      if (await carryOut(erasing, id)) ended += 1
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} erasures failed: ${failures[0]}`)
  return ended
}

/**
 * One pass over all that is held: rows first, each step one transaction, then raw deliveries in small pieces. Broken off
 * anywhere, it is done again and finds what is left. Returns whether nothing is.
 */
export async function carryOut(erasing: Erasing, id: bigint): Promise<boolean> {
  const { client, clock } = erasing
  const request = await client.privacyRequest.findUnique({ where: { id, doneAt: null } })
  if (!request) return false
  const inTheAir =
    request.kind === 'erase-all' ? await eraseEverybody(erasing, request) : await eraseOne(erasing, request)
  const { counts, waiting } = await forgetTold(client, request)
  await client.$transaction(async (rows) => {
    const open = await lockOpen(rows, id)
    if (open) await settleRequest(rows, open, counts, { inTheAir, waiting }, clock.now())
  })
  return inTheAir + waiting === 0
}

interface Named {
  readonly id: bigint
  readonly storeId: string
}

/** Returns how many mails are in the air. */
async function eraseOne(erasing: Erasing, named: Named): Promise<number> {
  const erased = await alone(erasing.client, named, async (rows, request) => {
    const person = await findPerson(rows, request.storeId, wantedBy(request))
    const done = await eraseRows(rows, request, person, erasing.clock.now())
    await noteErased(rows, request, done.counts, person)
    return done
  })
  return erased?.inTheAir ?? 0
}

/** In steps, so that the store's webhooks are applied in between. */
async function eraseEverybody(erasing: Erasing, named: Named): Promise<number> {
  for (let place: Place | undefined = start; place; ) place = await eraseNext(erasing, named, place)
  const rest = await alone(erasing.client, named, async (rows, request) => {
    const done = await eraseRows(rows, request, await findRest(rows, request.storeId), erasing.clock.now())
    await noteErased(rows, request, done.counts)
    return done
  })
  return rest?.inTheAir ?? 0
}

function eraseNext({ client, clock }: Erasing, named: Named, from: Place): Promise<Place | undefined> {
  return alone(client, named, async (rows, request) => {
    const next = await findNext(rows, request.storeId, from)
    if (!next) return undefined
    const { counts } = await eraseRows(rows, request, next.people, clock.now())
    await noteErased(rows, request, counts)
    return next.place
  })
}

/** While nothing is recorded for the store, and only as long as the request is open. */
function alone<T>(
  client: PrismaClient,
  { id, storeId }: Named,
  work: (rows: Rows, request: OpenRequest) => Promise<T>,
): Promise<T | undefined> {
  return client.$transaction(async (rows) => {
    await recordAlone(rows, storeId)
    const request = await lockOpen(rows, id)
    return request && work(rows, request)
  })
}

/** By what was asked, and by what an earlier pass found: somebody who came back in between is told by it. */
function wantedBy({ email, customerExternalId, orderExternalIds, foundEmails }: OpenRequest): NamedPerson {
  return {
    emails: [...new Set([...(email === null ? [] : [email]), ...foundEmails])],
    customerExternalIds: customerExternalId === null ? [] : [customerExternalId],
    orderExternalIds,
  }
}

/** What was told in so many words: raw deliveries, and refused rows of files. */
async function forgetTold(client: PrismaClient, { id }: Named): Promise<{ counts: ErasedCounts; waiting: number }> {
  const request = await client.privacyRequest.findUniqueOrThrow({ where: { id } })
  const { storeId, kind, requestedAt, foundEmails, foundIds } = request
  const who = kind === 'erase-all' ? 'everybody' : { emails: foundEmails, ids: foundIds }
  const notes = await forgetRefusals(client, storeId, who)
  const { emptied, waiting } = await forgetDeliveries(client, { storeId, who, requestedAt })
  return { counts: { ...noCounts, deliveries: emptied, notes }, waiting }
}
