import { Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { WebServices } from '../services.ts'
import { isLocal } from '../sign-in/client-address.ts'

const body = z.object({ now: z.iso.datetime() })

/** POST /clock: moves a stepped clock and runs every job until none has anything left to do. Callers on this machine only. */
export function clockRoutes({ advance }: NonNullable<WebServices['steppedClock']>) {
  return new Hono().post('/clock', async (context) => {
    if (!isLocal(context)) throw new AppError('not-local', 403, 'The clock is moved from this machine only.')
    const parsed = body.safeParse(await context.req.json())
    if (!parsed.success) throw new AppError('invalid-request', 400, 'Say {"now": "2026-01-31T12:00:00Z"}.')
    return context.json(await advance(new Date(parsed.data.now)))
  })
}
