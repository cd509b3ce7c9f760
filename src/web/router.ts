import { OpenAPIHono } from '@hono/zod-openapi'
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Role } from './schemas/session.ts'

/** Who a request under /api comes from; set by require-session. */
export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

export interface WebEnv {
  Variables: { user: SignedIn }
}

/** A router whose validation failures are AppErrors that name the field. */
export function apiRouter(): OpenAPIHono<WebEnv> {
  return new OpenAPIHono<WebEnv>({
    defaultHook: (result) => {
      if (!result.success) throw invalidRequest(result.error, result.target)
    },
  })
}

function invalidRequest(error: z.ZodError, target: string): AppError {
  const lines = error.issues.map((issue) => `${issue.path.join('.') || target}: ${issue.message}`)
  return new AppError('invalid-request', 400, lines.join('; '))
}
