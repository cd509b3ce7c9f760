import { createMiddleware } from 'hono/factory'
import { AppError } from '../../errors.ts'
import type { SignedIn, WebEnv } from '../router.ts'
import { role } from '../schemas/session.ts'
import type { Auth } from './auth.ts'

const open = new Set(['/api/session', '/api/owner', '/api/openapi.json'])
const reading = new Set(['GET', 'HEAD'])

/** Everything under /api wants a session; viewers only read, and only owners see users. */
export function requireSession(auth: Auth, mailboxIsOpen: boolean) {
  return createMiddleware<WebEnv>(async (context, next) => {
    const { path, method } = context.req
    const isReading = reading.has(method)
    if (open.has(path) || (mailboxIsOpen && isReading && /^\/api\/mailbox(\/|$)/.test(path))) return next()
    const user = await findSignedIn(auth, context.req.raw.headers, (cookie) =>
      context.header('set-cookie', cookie, { append: true }),
    )
    if (!user) throw new AppError('signed-out', 401, 'Sign in first.')
    if (user.role === 'viewer' && !isReading) throw notAllowed('A viewer may only read; ask an owner for another role.')
    if (user.role !== 'owner' && /^\/api\/users(\/|$)/.test(path)) throw notAllowed('Only an owner may see users.')
    context.set('user', user)
    return next()
  })
}

export function notAllowed(message: string): AppError {
  return new AppError('not-allowed', 403, message)
}

/** The person behind the session cookie; `keepCookie` gets the cookie when its time was extended. */
export async function findSignedIn(
  auth: Auth,
  headers: Headers,
  keepCookie: (cookie: string) => void,
): Promise<SignedIn | undefined> {
  const found = await auth.api.getSession({ headers, returnHeaders: true })
  for (const cookie of found.headers.getSetCookie()) keepCookie(cookie)
  if (!found.response) return undefined
  const { id, name, email, role: text } = found.response.user
  return { id, name, email, role: role.parse(text) }
}
