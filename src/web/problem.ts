import { randomUUID } from 'node:crypto'
import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { AppError } from '../errors.ts'
import type { Log } from '../lib/log.ts'

type ProblemStatus = 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 422 | 429 | 500 | 503

/** Errors become `{ error: { code, message } }`; what nobody expected is logged under an id that the caller gets. */
export function reportProblem(log: Log): ErrorHandler {
  return (error, context) => {
    if (error instanceof AppError) return problem(context, error.status as ProblemStatus, error.code, error.message)
    if (error instanceof HTTPException) return refusal(context, error)
    const id = randomUUID()
    // The pattern, not the path: a path may hold somebody's unsubscribe token.
    log.error('a request failed', error, { id, method: context.req.method, route: routePath(context) })
    return problem(context, 500, 'internal', `Something went wrong on our side. The log has it under ${id}.`)
  }
}

export function problem(context: Context, status: ProblemStatus, code: string, message: string): Response {
  return context.json({ error: { code, message } }, status)
}

export function noSuchRoute(context: Context): Response {
  return problem(context, 404, 'no-such-route', `There is nothing at ${context.req.method} ${context.req.path}.`)
}

export function notFound(noun: string, id: string): AppError {
  return new AppError(`no-such-${noun}`, 404, `There is no ${noun} ${id}.`)
}

// hono itself throws these: a body that is no JSON, a content type the route does not take, a write from another origin.
function refusal(context: Context, { status, message }: HTTPException): Response {
  if (status === 403) return problem(context, 403, 'other-origin', 'Writes are taken from this app’s own pages only.')
  return problem(context, status as ProblemStatus, 'invalid-request', message || 'The request cannot be read.')
}
