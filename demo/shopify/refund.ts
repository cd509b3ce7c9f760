import { type Order, paidCents, type Refund, sum } from '../world/shop.ts'
import { decimal, idNumber, shopTime } from './json.ts'
import { euroSet, presented } from './money-set.ts'

/** The body of refunds/create, and of each refund inside an order. Its amounts are numbers, as Shopify sends them. */
export function refundBody(order: Order, refund: Refund) {
  const cents = sum(refund.lines.map(paidCents))
  return {
    id: idNumber(refund.id),
    order_id: idNumber(order.id),
    created_at: shopTime(refund.at),
    processed_at: shopTime(refund.at),
    note: 'not to my taste',
    restock: true,
    order_adjustments: [],
    refund_shipping_lines: [],
    refund_line_items: refund.lines.map((line) => ({
      id: idNumber(`${BigInt(line.id) + 500n}`),
      line_item_id: idNumber(line.id),
      quantity: line.quantity,
      restock_type: 'return',
      subtotal: paidCents(line) / 100,
      total_tax: line.taxCents / 100,
      subtotal_set: euroSet(paidCents(line)),
      total_tax_set: euroSet(line.taxCents),
    })),
    transactions: [
      {
        id: idNumber(`${BigInt(refund.id) + 500n}`),
        kind: 'refund',
        status: 'success',
        gateway: 'shopify_payments',
        amount: order.presentmentCurrency === 'EUR' ? decimal(cents) : presented(cents, order.presentmentCurrency),
        currency: order.presentmentCurrency,
      },
    ],
  }
}
