import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { sameOrigin } from '../safety.ts'
import type { WebServices } from '../services.ts'
import { isLocal } from '../sign-in/client-address.ts'

const body = z.object({ now: z.iso.datetime() })

/** POST /clock: moves a stepped clock and runs every job until none has anything left to do. Callers on this machine only. */
export function clockRoutes({ advance }: NonNullable<WebServices['steppedClock']>, publicUrl: string) {
  return new Hono().post('/clock', sameOrigin(publicUrl), async (context) => {
    if (!isLocal(context)) throw new AppError('not-local', 403, 'The clock is moved from this machine only.')
    // A page of another site can send anything else from this machine's browser without asking first.
    if (!isJson(context)) throw new AppError('not-json', 415, 'Send the instant with content-type application/json.')
    const parsed = body.safeParse(await context.req.json())
    if (!parsed.success) throw new AppError('invalid-request', 400, 'Say {"now": "2026-01-31T12:00:00Z"}.')
    return context.json(await advance(new Date(parsed.data.now)))
  })
}

function isJson(context: Context): boolean {
  return /^application\/json\s*(;|$)/i.test(context.req.header('content-type') ?? '')
}
