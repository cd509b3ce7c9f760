import type { Database } from '../../src/database/open.ts'
import type { IncomingOrder, IncomingRefund } from '../../src/orders/incoming.ts'
import { recordOrders, recordRefunds } from '../../src/orders/record.ts'

export const heardAt = new Date('2026-11-01T12:00:00Z')

/** Tells the store "shop" of orders and refunds, each call one set, and looks at what came of it. */
export function recordingOf({ client }: Database) {
  return {
    tell: (...orders: IncomingOrder[]) => client.$transaction((rows) => recordOrders(rows, 'shop', orders, heardAt)),
    tellRefunds: (...refunds: IncomingRefund[]) => client.$transaction((rows) => recordRefunds(rows, 'shop', refunds)),
    onlyOrder: () =>
      client.order.findFirstOrThrow({ include: { lines: { orderBy: { position: 'asc' } }, customer: true } }),
    touchedDays: async () => {
      const touches = await client.metricTouch.findMany()
      return [...new Set(touches.map(({ day }) => day.toISOString().slice(0, 10)))].sort()
    },
  }
}
