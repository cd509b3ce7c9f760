import type { PrismaClient } from '../database/client.ts'
import { groupBy } from '../lib/group-by.ts'
import { tracesOf } from './export-deliveries.ts'
import type { Person } from './find-person.ts'
import { isRefusalOf } from './named-in.ts'

/** Without what only the machine needs: keys, leases and marks of what is to be done. */
export function exportCustomers(client: PrismaClient, { customerIds }: Person) {
  return client.customer.findMany({
    where: { id: { in: [...customerIds] } },
    omit: { storeId: true, key: true, version: true },
    include: { assignment: { select: { arm: true, assignedAt: true } } },
    orderBy: { id: 'asc' },
  })
}

export async function exportOrders(client: PrismaClient, storeId: string, { orderIds }: Person) {
  const orders = await client.order.findMany({
    where: { id: { in: [...orderIds] } },
    omit: { storeId: true, version: true, attributionDue: true, plannedAt: true, erasedAt: true },
    include: {
      lines: { omit: { orderId: true }, orderBy: { position: 'asc' } },
      attribution: { omit: { storeId: true } },
    },
    orderBy: [{ placedAt: 'asc' }, { id: 'asc' }],
  })
  const refunds = await client.refund.findMany({
    where: { storeId, orderExternalId: { in: orders.map(({ externalId }) => externalId) } },
    omit: { storeId: true, version: true },
    orderBy: { refundedAt: 'asc' },
  })
  const byOrder = groupBy(refunds, ({ orderExternalId }) => orderExternalId)
  return orders.map((order) => ({ ...order, refunds: byOrder.get(order.externalId) ?? [] }))
}

export function exportMessages(client: PrismaClient, storeId: string, { orderIds, customerIds, emails }: Person) {
  return client.message.findMany({
    where: {
      storeId,
      OR: [
        { orderId: { in: [...orderIds] } },
        { customerId: { in: [...customerIds] } },
        { toEmail: { in: [...emails] } },
      ],
    },
    omit: { storeId: true, leaseToken: true, leaseUntil: true, templateVersionId: true },
    include: {
      flow: { select: { name: true } },
      decision: { omit: { messageId: true, ruleVersionId: true } },
      mail: { omit: { messageId: true } },
      clicks: { omit: { storeId: true, messageId: true }, orderBy: { clickedAt: 'asc' } },
    },
    orderBy: { id: 'asc' },
  })
}

export function exportRefusedRows(client: PrismaClient, storeId: string, person: Person) {
  return client.$queryRaw<{ fileName: string; line: number; reason: string; text: string }[]>`
    SELECT i."fileName", r.line, r.reason, r.text FROM "ImportRefusal" r JOIN "Import" i ON i.id = r."importId"
    WHERE i."storeId" = ${storeId}::text AND ${isRefusalOf(tracesOf(person))} ORDER BY r.id`
}
