import { AppError } from '../../errors.ts'
import { type Replay, replayDelivery, replayQuarantined } from '../../stores/replay.ts'
import { audit } from '../audit.ts'
import { listDeliveries, loadDelivery, loadDeliveryRow } from '../deliveries/list-deliveries.ts'
import { notFound } from '../problem.ts'
import { apiRouter } from '../router.ts'
import * as routes from '../routes/deliveries.ts'
import type { WebServices } from '../services.ts'

export function deliveryHandlers(services: WebServices) {
  const { client } = services
  return apiRouter()
    .openapi(routes.listDeliveries, async (context) =>
      context.json(await listDeliveries(client, context.req.valid('query')), 200),
    )
    .openapi(routes.readDelivery, async (context) =>
      context.json(await loadDelivery(client, BigInt(context.req.valid('param').id)), 200),
    )
    .openapi(routes.replayQuarantined, async (context) => {
      const { store } = context.req.valid('json')
      const replayed = await replayQuarantined(client, store)
      await audit(services, context.get('user'), 'replay quarantined deliveries', store, { replayed })
      return context.json({ replayed }, 200)
    })
    .openapi(routes.replayDelivery, async (context) => {
      const id = BigInt(context.req.valid('param').id)
      refuseUnlessWaiting(await replayDelivery(client, id), id)
      const row = await loadDeliveryRow(client, id)
      await audit(services, context.get('user'), 'replay a delivery', row.storeId, { delivery: row.id })
      return context.json(row, 200)
    })
}

function refuseUnlessWaiting(replay: Replay, id: bigint): void {
  switch (replay.kind) {
    case 'waiting':
      return
    case 'unknown':
      throw notFound('delivery', id.toString())
    case 'forgotten':
      throw new AppError(
        'forgotten',
        409,
        `The body of delivery ${id} is no longer kept. Ask the store to send it again.`,
      )
    case 'settled':
      throw new AppError(
        'wrong-state',
        409,
        `Delivery ${id} is ${replay.state}: only quarantined and ignored are replayed.`,
      )
    default:
      replay satisfies never
  }
}
