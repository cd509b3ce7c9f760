import type { Database } from '../../src/database/open.ts'

/** Everything intake recorded of a store, without what may differ by the order of arrival: ids and times of recording. */
export async function recordedRows({ client }: Database, storeId: string) {
  const withoutIds = { id: true, storeId: true } as const
  const [customers, orders, refunds, products, variants] = await Promise.all([
    client.customer.findMany({ where: { storeId }, omit: { ...withoutIds, createdAt: true }, orderBy: { key: 'asc' } }),
    client.order.findMany({
      where: { storeId },
      omit: { ...withoutIds, customerId: true, recordedAt: true, plannedAt: true },
      include: {
        customer: { select: { key: true } },
        lines: { omit: { id: true, orderId: true }, orderBy: { position: 'asc' } },
      },
      orderBy: { externalId: 'asc' },
    }),
    client.refund.findMany({ where: { storeId }, omit: withoutIds, orderBy: { externalId: 'asc' } }),
    client.product.findMany({ where: { storeId }, omit: withoutIds, orderBy: { externalId: 'asc' } }),
    client.variant.findMany({
      where: { storeId },
      omit: { ...withoutIds, productId: true },
      include: { product: { select: { externalId: true } } },
      orderBy: { externalId: 'asc' },
    }),
  ])
  return { customers, orders, refunds, products, variants }
}
