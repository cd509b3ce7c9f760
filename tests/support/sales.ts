import type { Prisma } from '../../src/database/generated/client.ts'
import type { Database } from '../../src/database/open.ts'

/** Rows of the store `shop` (see addStore), as intake, planning and delivery would leave them. */
export const noon = new Date('2026-11-20T12:00:00.000Z')

let counter = 0
const nextName = (kind: string) => `${kind}-${++counter}`

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}

export function daysAfter(at: Date, days: number): Date {
  return minutesAfter(at, days * 1440)
}

export async function addCustomer(
  { client }: Database,
  changes: Partial<Prisma.CustomerUncheckedCreateInput> = {},
): Promise<bigint> {
  const email = `${nextName('customer')}@mail.example`
  const data = { storeId: 'shop', key: `email:${email}`, email, ...changes }
  return (await client.customer.create({ data })).id
}

/** A paid order of 50.00 EUR. */
export async function addOrder(
  { client }: Database,
  changes: Partial<Prisma.OrderUncheckedCreateInput> = {},
): Promise<bigint> {
  const externalId = nextName('order')
  const placedAt = changes.placedAt ?? noon
  const data = {
    storeId: 'shop',
    externalId,
    number: externalId,
    placedAt,
    paidAt: placedAt,
    version: '1',
    currency: 'EUR',
    linesMinor: 5000n,
    totalMinor: 5000n,
    recordedAt: placedAt,
    ...changes,
  }
  return (await client.order.create({ data })).id
}

async function flowOf({ client }: Database, storeId: string): Promise<bigint> {
  const key = { storeId, key: 'thank-you' }
  const data = { ...key, name: 'Thank you', templateKey: 'thank-you' }
  return (await client.flow.upsert({ where: { storeId_key: key }, create: data, update: {} })).id
}

/** A mail that was sent half an hour after the order it thanks for. */
export async function addMessage(
  database: Database,
  orderId: bigint,
  changes: Partial<Prisma.MessageUncheckedCreateInput> = {},
): Promise<bigint> {
  const order = await database.client.order.findUniqueOrThrow({ where: { id: orderId } })
  const sentAt = minutesAfter(order.placedAt, 30)
  const data = {
    storeId: order.storeId,
    orderId,
    flowId: await flowOf(database, order.storeId),
    customerId: order.customerId,
    arm: 'offer',
    state: 'sent',
    dueAt: sentAt,
    sentAt,
    settledAt: sentAt,
    createdAt: order.placedAt,
    ...changes,
  }
  return (await database.client.message.create({ data })).id
}

/** A person's click on the offer of a message. */
export async function addClick(
  { client }: Database,
  messageId: bigint,
  clickedAt: Date,
  changes: Partial<Prisma.ClickUncheckedCreateInput> = {},
): Promise<string> {
  const { storeId } = await client.message.findUniqueOrThrow({ where: { id: messageId } })
  const data = {
    clickId: nextName('click'),
    storeId,
    messageId,
    linkKey: 'offer',
    clickedAt,
    isHuman: true,
    method: 'GET',
    userAgent: 'Mozilla/5.0 Firefox/145.0',
    ...changes,
  }
  return (await client.click.create({ data })).clickId
}

/** Puts a customer into an arm, as planning its first message does. */
export async function assign({ client }: Database, customerId: bigint, arm: string, assignedAt: Date): Promise<void> {
  const { storeId } = await client.customer.findUniqueOrThrow({ where: { id: customerId } })
  await client.assignment.create({ data: { customerId, storeId, arm, assignedAt } })
}
