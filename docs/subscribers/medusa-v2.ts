import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import type { MedusaContainer } from '@medusajs/framework/types'
import {
  type MedusaOrder,
  type MedusaProduct,
  orderData,
  orderFields,
  productData,
  productFields,
} from './medusa-v2-body'
import { type NotchBody, sendToNotch } from './send-to-notch'

/** src/subscribers/notch.ts of a Medusa v2 project: tells Notch of every order and product as they then are. */
export const config: SubscriberConfig = {
  event: [
    ...['order.placed', 'order.updated', 'order.completed', 'order.canceled', 'order.return_received'],
    ...['order.fulfillment_created', 'shipment.created', 'payment.captured', 'payment.refunded'],
    ...['product.created', 'product.updated', 'product.deleted'],
  ],
}

interface Told {
  readonly id?: string
  readonly order_id?: string
}

export default async function tellNotch({ event, container }: SubscriberArgs<Told>): Promise<void> {
  const timestamp = new Date().toISOString()
  const body = event.name.startsWith('product.')
    ? await productBody(event.name, event.data, container)
    : await orderBody(event.name, event.data, container)
  if (body) await sendToNotch({ ...body, timestamp }, { url: setting('NOTCH_URL'), secret: setting('NOTCH_SECRET') })
}

type Body = Omit<NotchBody, 'timestamp'> | undefined

async function orderBody(name: string, told: Told, container: MedusaContainer): Promise<Body> {
  const id = await orderIdOf(name, told, container)
  if (!id) return undefined
  const query = container.resolve('query')
  const { data } = await query.graph({ entity: 'order', fields: orderFields, filters: { id } })
  // With `fields` known only when it runs, query.graph cannot say what it gives.
  const [order] = data as unknown as MedusaOrder[]
  return order && { type: 'order.upserted', data: orderData(order) }
}

/** Payments and parcels name themselves; links lead from them to their order. */
async function orderIdOf(
  name: string,
  { id, order_id }: Told,
  container: MedusaContainer,
): Promise<string | undefined> {
  if (order_id || name.startsWith('order.')) return order_id ?? id
  const query = container.resolve('query')
  if (name.startsWith('payment.')) {
    const fields = ['payment_collection.order.id']
    const { data } = await query.graph({ entity: 'payment', fields, filters: { id } })
    const [payment] = data as unknown as { payment_collection?: { order?: { id: string } } }[]
    return payment?.payment_collection?.order?.id
  }
  const { data } = await query.graph({ entity: 'fulfillment', fields: ['order.id'], filters: { id } })
  const [parcel] = data as unknown as { order?: { id: string } }[]
  return parcel?.order?.id
}

async function productBody(name: string, { id }: Told, container: MedusaContainer): Promise<Body> {
  if (!id) return undefined
  const removed = { type: 'product.deleted', data: { id } } as const
  if (name === 'product.deleted') return removed
  const query = container.resolve('query')
  const { data } = await query.graph({ entity: 'product', fields: productFields, filters: { id } })
  const [product] = data as unknown as MedusaProduct[]
  const told = product && productData(product, setting('NOTCH_CURRENCY'), setting('STOREFRONT_URL'))
  return told ? { type: 'product.upserted', data: told } : removed
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`Set ${name} in .env, so that Notch can be told.`)
  return value
}
