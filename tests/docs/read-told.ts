import type { NotchBody } from '../../docs/subscribers/send-to-notch.ts'
import { standard } from '../../src/stores/standard.ts'

const store = { id: 'shop', currency: 'EUR', storefrontUrl: 'https://shop.example' }
const timestamp = '2026-11-24T10:00:07.000Z'

/** What Notch makes of it, over the wire and back. */
function readTold(type: NotchBody['type'], data: object) {
  const body = Buffer.from(JSON.stringify({ type, timestamp, data }))
  return standard.read({ headers: {}, body, topic: type, receivedAt: new Date(timestamp) }, store)[0]
}

export function readOrder(data: object) {
  const told = readTold('order.upserted', data)
  if (told?.kind !== 'order') throw new Error('Expected an order')
  return told.order
}

export function readProduct(data: object | undefined) {
  const told = readTold('product.upserted', data ?? {})
  if (told?.kind !== 'product') throw new Error('Expected a product')
  return told.product
}
