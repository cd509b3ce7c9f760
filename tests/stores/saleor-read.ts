import type { IncomingProduct } from '../../src/catalog/incoming.ts'
import type { IncomingOrder } from '../../src/orders/incoming.ts'
import { saleor } from '../../src/stores/saleor.ts'
import { order, product, saleorStore, told } from './saleor-example.ts'

export const receivedAt = new Date('2026-11-24T12:00:00Z')

function read(topic: string, text: string) {
  return saleor.read({ headers: {}, body: Buffer.from(text), topic, receivedAt }, saleorStore)[0]
}

export function readOrder(changes: Record<string, unknown> = {}, topic = 'order_updated'): IncomingOrder {
  const incoming = read(topic, told({ order: order(changes) }))
  if (incoming?.kind !== 'order') throw new Error('Expected an order')
  return incoming.order
}

export function readProduct(changes: Record<string, unknown> = {}, issuedAt?: string): IncomingProduct {
  const incoming = read('product_updated', told({ product: product(changes) }, issuedAt))
  if (incoming?.kind !== 'product') throw new Error('Expected a product')
  return incoming.product
}
