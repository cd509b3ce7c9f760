import type { Database } from '../../../src/database/open.ts'
import type { MessageToDecide } from '../../../src/offers/decide.ts'
import { createRule } from '../../../src/offers/rules-store.ts'
import { addCustomer, addMessage, addOrder } from '../../support/sales.ts'

/** Rows as intake and Settings would leave them, for the store `shop` (see addStore). */
export interface ProductGiven {
  readonly id: string
  readonly storeId?: string
  readonly title?: string
  readonly tags?: string[]
  readonly category?: string
  readonly isActive?: boolean
  readonly deletedAt?: Date
  /** Minor units of EUR; one variant `<id>-1` at this price, in stock. None when null. */
  readonly priceMinor?: bigint | null
  readonly stock?: number | null
  readonly sku?: string
}

export async function addProduct(
  { client }: Database,
  { id, priceMinor = 1500n, stock = 5, sku, ...given }: ProductGiven,
) {
  const { storeId = 'shop', title = `The ${id}`, ...rest } = given
  const product = await client.product.create({ data: { storeId, externalId: id, title, version: '1', ...rest } })
  if (priceMinor === null) return product
  const made = { storeId, productId: product.id, externalId: `${id}-1`, title: 'Default', currency: 'EUR' }
  await client.variant.create({ data: { ...made, priceMinor, stock, sku: sku ?? null } })
  return product
}

type OrderChanges = NonNullable<Parameters<typeof addOrder>[1]>

/** A paid order with one line of each product, at 12.00 EUR a piece. */
export async function addOrderOf(database: Database, products: readonly (string | null)[], changes: OrderChanges = {}) {
  const orderId = await addOrder(database, changes)
  for (const [position, productExternalId] of products.entries()) {
    const line = { orderId, externalId: `${position}`, position, productExternalId, title: 'A line', quantity: 1 }
    await database.client.orderLine.create({ data: { ...line, unitMinor: 1200n, totalMinor: 1200n } })
  }
  return orderId
}

/** A message that waits, for a new customer's order of these products. */
export async function addWaiting(
  database: Database,
  products: readonly (string | null)[],
  { arm = 'offer', order = {} }: { arm?: MessageToDecide['arm']; order?: OrderChanges } = {},
): Promise<MessageToDecide> {
  const customerId = order.customerId ? BigInt(order.customerId) : await addCustomer(database)
  const orderId = await addOrderOf(database, products, { ...order, customerId })
  const messageId = await addMessage(database, orderId, { state: 'planned', sentAt: null, settledAt: null, arm })
  return { messageId, orderId, customerId, arm }
}

export async function addRule(database: Database, body: object, name = 'Rule', priority?: number) {
  const whole = { condition: { kind: 'always' }, ...body }
  const given = { storeId: 'shop', name, body: whole, savedBy: 'ada@shop.example' }
  return createRule(database.client, priority === undefined ? given : { ...given, priority })
}

export async function addCodes({ client }: Database, pool: string, codes: readonly string[]) {
  await client.discountCode.createMany({ data: codes.map((code) => ({ storeId: 'shop', pool, code })) })
}
