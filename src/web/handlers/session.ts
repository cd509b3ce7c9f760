import type { Context } from 'hono'
import { AppError } from '../../errors.ts'
import { audit } from '../audit.ts'
import { notFound } from '../problem.ts'
import { apiRouter, type SignedIn, type WebEnv } from '../router.ts'
import * as routes from '../routes/session.ts'
import { role } from '../schemas/session.ts'
import type { WebServices } from '../services.ts'
import type { Auth } from '../sign-in/auth.ts'
import { hasUsers, makeFirstOwner, makeUser } from '../sign-in/owner.ts'
import { findSignedIn } from '../sign-in/require-session.ts'
import { listUsers, removeUser } from '../sign-in/users.ts'

export function sessionHandlers(services: WebServices, auth: Auth) {
  const { client } = services
  return apiRouter()
    .openapi(routes.readSession, async (context) => {
      const user = await findSignedIn(auth, context.req.raw.headers, keepCookie(context))
      return context.json(await describeSession(services, user ?? null), 200)
    })
    .openapi(routes.makeOwner, async (context) => {
      const person = context.req.valid('json')
      if (!(await makeFirstOwner(client, person))) throw ownerExists()
      const user = await signIn(auth, person, keepCookie(context))
      await audit(services, user, 'make the owner account', null, {})
      return context.json(await describeSession(services, user), 200)
    })
    .openapi(routes.listUsers, async (context) => context.json({ items: await listUsers(client) }, 200))
    .openapi(routes.addUser, async (context) => {
      const person = context.req.valid('json')
      const id = await makeUser(client, person, person.role)
      if (!id) throw new AppError('user-exists', 409, `There is already a user with the address ${person.email}.`)
      await audit(services, context.get('user'), 'add a user', null, { user: id, role: person.role })
      const user = (await listUsers(client)).find((known) => known.id === id)
      if (!user) throw notFound('user', id)
      return context.json(user, 200)
    })
    .openapi(routes.removeUser, async (context) => {
      const { id } = context.req.valid('param')
      await removeUser(client, id)
      await audit(services, context.get('user'), 'remove a user', null, { user: id })
      return context.json({ done: true as const }, 200)
    })
}

async function describeSession({ client, clock, mailerName, steppedClock }: WebServices, user: SignedIn | null) {
  return {
    needsOwner: user === null && !(await hasUsers(client)),
    user,
    clock: { now: clock.now().toISOString(), isStepped: steppedClock !== undefined },
    mailer: mailerName,
  }
}

async function signIn(
  auth: Auth,
  { email, password }: { email: string; password: string },
  keep: (cookie: string) => void,
): Promise<SignedIn> {
  const { headers, response } = await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
  for (const cookie of headers.getSetCookie()) keep(cookie)
  const { id, name, role: text } = response.user
  return { id, name, email: response.user.email, role: role.parse(text) }
}

function keepCookie(context: Context<WebEnv>) {
  return (cookie: string) => context.header('set-cookie', cookie, { append: true })
}

function ownerExists(): AppError {
  return new AppError('owner-exists', 403, 'There is an owner already. Ask them to add you under Settings.')
}
