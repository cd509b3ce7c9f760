import { z } from '@hono/zod-openapi'
import type { PersonExport } from '../../privacy/export.ts'
import { erasedCounts, requestKinds } from '../../privacy/request.ts'
import { id, instant, storeId, typed } from './common.ts'

export const privacyRequest = z
  .object({
    id,
    kind: z.enum(requestKinds),
    /** The platform that told it, or app. */
    origin: z.string(),
    /** Of an open one, where an address is known. Nobody needs it once the request is done. */
    email: z.string().nullable(),
    /** How many orders the platform named. */
    orders: z.int(),
    requestedAt: instant,
    dueAt: instant,
    isOverdue: z.boolean(),
    doneAt: instant.nullable(),
    outcome: z.string().nullable(),
    outcomeText: z.string().nullable(),
    counts: erasedCounts,
  })
  .openapi('PrivacyRequest')
export type PrivacyRequestRow = z.infer<typeof privacyRequest>

export const privacyList = z.object({ items: z.array(privacyRequest) })

export const personAsked = z.object({ store: storeId, email: z.string().max(300) }).openapi('PersonAsked')

export const personExport = typed<PersonExport>('All that is held of one person in one store.')
