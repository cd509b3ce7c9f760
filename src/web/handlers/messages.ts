import { markNotSent, resendMessage } from '../../emails/settle-by-hand.ts'
import { AppError } from '../../errors.ts'
import { audit } from '../audit.ts'
import { listMessages } from '../messages/list-messages.ts'
import { loadMessage } from '../messages/message-detail.ts'
import { apiRouter, type SignedIn } from '../router.ts'
import * as routes from '../routes/messages.ts'
import type { WebServices } from '../services.ts'

export function messageHandlers(services: WebServices) {
  const { client } = services
  return apiRouter()
    .openapi(routes.listMessages, async (context) =>
      context.json(await listMessages(client, context.req.valid('query')), 200),
    )
    .openapi(routes.readMessage, async (context) =>
      context.json(await loadMessage(client, BigInt(context.req.valid('param').id)), 200),
    )
    .openapi(routes.resendMessage, async (context) => {
      const id = BigInt(context.req.valid('param').id)
      await settle(services, context.get('user'), id, 'send a message again', resendMessage)
      return context.json(await loadMessage(client, id), 200)
    })
    .openapi(routes.markNotSent, async (context) => {
      const id = BigInt(context.req.valid('param').id)
      await settle(services, context.get('user'), id, 'mark a message as not sent', markNotSent)
      return context.json(await loadMessage(client, id), 200)
    })
}

async function settle(
  services: WebServices,
  user: SignedIn,
  id: bigint,
  action: string,
  change: typeof resendMessage,
): Promise<void> {
  const { storeId, state } = await loadMessage(services.client, id)
  await services.client.$transaction(async (rows) => {
    const changed = await change(rows, id, services.clock.now())
    if (!changed) throw new AppError('wrong-state', 409, `Message ${id} is ${state}: nothing to do by hand.`)
    await audit(services, user, action, storeId, { message: id.toString(), was: state }, rows)
  })
}
