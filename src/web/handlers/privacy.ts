import { AppError } from '../../errors.ts'
import { normaliseEmail } from '../../lib/email-address.ts'
import { carryOut } from '../../privacy/erase.ts'
import { exportPerson, type PersonExport } from '../../privacy/export.ts'
import { type Answered, askToErase, markAnswered } from '../../privacy/requests.ts'
import { audit } from '../audit.ts'
import { listRequests, loadRequest } from '../privacy/list-requests.ts'
import { notFound } from '../problem.ts'
import { apiRouter, type SignedIn } from '../router.ts'
import * as routes from '../routes/privacy.ts'
import type { WebServices } from '../services.ts'
import { notAllowed } from '../sign-in/require-session.ts'
import { requireStore } from '../stores/require-store.ts'

/** Whom it was about stands in the answers only: the audit says who asked, what was done, and never the address. */
export function privacyHandlers(services: WebServices) {
  const { client, clock } = services
  return apiRouter()
    .openapi(routes.listRequests, async (context) => {
      const { store } = context.req.valid('query')
      requireOwner(context.get('user'))
      await requireStore(client, store)
      return context.json({ items: await listRequests(client, store, clock.now()) }, 200)
    })
    .openapi(routes.exportPerson, async (context) => {
      const { store, email } = await readAsked(services, context.get('user'), context.req.valid('json'))
      const now = clock.now()
      const held = await exportPerson(client, store, email, now)
      await audit(services, context.get('user'), 'export a person’s data', store, sizesOf(held))
      if (!held) throw new AppError('nothing-held', 404, `The store "${store}" holds nothing about this address.`)
      context.header(
        'content-disposition',
        `attachment; filename="personal-data-${now.toISOString().slice(0, 10)}.json"`,
      )
      return context.json(held, 200)
    })
    .openapi(routes.erasePerson, async (context) => {
      const { store, email } = await readAsked(services, context.get('user'), context.req.valid('json'))
      const id = await client.$transaction(async (rows) => {
        const asked = await askToErase(rows, store, email, clock.now())
        await audit(services, context.get('user'), 'erase a person’s data', store, { request: asked.toString() }, rows)
        return asked
      })
      // Should this break off, the request stays open and the job carries it out.
      await carryOut({ client, clock }, id)
      return context.json(await loadRequest(client, id, clock.now()), 200)
    })
    .openapi(routes.markAnswered, async (context) => {
      const id = BigInt(context.req.valid('param').id)
      requireOwner(context.get('user'))
      const storeId = storeOf(await markAnswered(client, id, clock.now()), id)
      await audit(services, context.get('user'), 'answer a data request', storeId, { request: id.toString() })
      return context.json(await loadRequest(client, id, clock.now()), 200)
    })
}

function requireOwner({ role }: SignedIn): void {
  if (role !== 'owner') throw notAllowed('Only an owner may see, export or erase personal data.')
}

async function readAsked({ client }: WebServices, user: SignedIn, asked: { store: string; email: string }) {
  requireOwner(user)
  const email = normaliseEmail(asked.email)
  if (!email) throw new AppError('invalid-request', 400, `email: "${asked.email}" is no address a mail could go to.`)
  await requireStore(client, asked.store)
  return { store: asked.store, email }
}

function sizesOf(held: PersonExport | undefined) {
  const { customers = [], orders = [], messages = [], deliveries = [] } = held ?? {}
  return {
    customers: customers.length,
    orders: orders.length,
    messages: messages.length,
    deliveries: deliveries.length,
  }
}

function storeOf(answered: Answered, id: bigint): string {
  switch (answered.kind) {
    case 'answered':
      return answered.storeId
    case 'unknown':
      throw notFound('request', id.toString())
    case 'done-before':
      throw new AppError('wrong-state', 409, `Request ${id} is done already.`)
    case 'erasure':
      throw new AppError('wrong-state', 409, `Request ${id} asks to erase: it is done when that is carried out.`)
    default:
      return answered satisfies never
  }
}
