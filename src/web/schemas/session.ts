import { z } from '@hono/zod-openapi'
import { instant, text } from './common.ts'

/** owner: everything; marketer: everything but secrets and users; viewer: reads. */
export const role = z.enum(['owner', 'marketer', 'viewer'])
export type Role = z.infer<typeof role>

const person = { name: text(100).min(1), email: z.email().max(254) }
const password = z.string().min(10, 'needs at least 10 characters').max(128)

export const session = z
  .object({
    /** True until somebody has made the first account. */
    needsOwner: z.boolean(),
    user: z.object({ id: z.string(), name: z.string(), email: z.string(), role }).nullable(),
    /** The app's own clock: a stepped one stands still between steps. */
    clock: z.object({ now: instant, isStepped: z.boolean() }),
    /** How mail leaves: "mailbox" or the SMTP server's name. */
    mailer: z.string(),
  })
  .openapi('Session')

export const newOwner = z.object({ ...person, password }).openapi('NewOwner')
export const newUser = z.object({ ...person, password, role }).openapi('NewUser')
export const user = z
  .object({ id: z.string(), name: z.string(), email: z.string(), role, createdAt: instant })
  .openapi('User')
export const users = z.object({ items: z.array(user) })
export const userParams = z.object({ id: z.string().min(1).max(100) })
