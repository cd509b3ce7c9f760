import type { Prisma } from '../../src/database/generated/client.ts'
import type { Database } from '../../src/database/open.ts'

export const paidAt = new Date('2026-11-24T09:00:00Z')

export function addThankYouFlow({ client }: Database, storeId = 'shop') {
  return client.flow.create({ data: { storeId, key: 'thank-you', name: 'Thank you', templateKey: 'thank-you' } })
}

type OrderChanges = Partial<Prisma.OrderUncheckedCreateInput>

/** A paid EUR 30.00 order of a customer of its own; `name` makes both distinct. */
export async function addOrder({ client }: Database, name: string, changes: OrderChanges = {}) {
  const email = `${name}@example.com`
  const known = { storeId: 'shop', key: `email:${email}`, email, firstName: name }
  const customer = await client.customer.upsert({
    where: { storeId_key: { storeId: known.storeId, key: known.key } },
    create: known,
    update: {},
  })
  return client.order.create({
    data: {
      storeId: 'shop',
      externalId: `order-${name}`,
      number: `#${name}`,
      customerId: customer.id,
      email,
      placedAt: paidAt,
      paidAt,
      version: '1',
      currency: 'EUR',
      linesMinor: 3000n,
      totalMinor: 3000n,
      recordedAt: paidAt,
      ...changes,
    },
  })
}

/** A message that is due, for an order of its own. */
export async function addDueMessage(
  database: Database,
  name: string,
  changes: Partial<Prisma.MessageUncheckedCreateInput> = {},
) {
  const order = await addOrder(database, name, { plannedAt: paidAt })
  const flow = await database.client.flow.findFirstOrThrow({ where: { storeId: 'shop' } })
  return database.client.message.create({
    data: {
      storeId: 'shop',
      orderId: order.id,
      flowId: flow.id,
      customerId: order.customerId,
      toEmail: `${name}@example.com`,
      arm: 'offer',
      state: 'planned',
      dueAt: paidAt,
      createdAt: paidAt,
      ...changes,
    },
  })
}
