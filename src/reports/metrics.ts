import { scaleMinor } from '../lib/money.ts'
import type { Sums } from './cell.ts'

/** What every figure means; shown beside it wherever it is shown. */
export const definitions = {
  order:
    'A paid order that is not a test, not cancelled, not a replacement without value and not a subscription renewal.',
  gross: 'Lines after discounts, without tax, shipping, gift cards and tips, unless Settings includes tax or shipping.',
  net: 'Gross less refunded lines, whenever the refund comes; never below zero for one order.',
  aov: 'Average order value: revenue ÷ orders.',
  email:
    'Orders credited to one of our mails: by its click, by a code made for it alone, or by the same customer’s last click within the window. On the day the order was placed.',
  mailed:
    'Mails that left, with or without an offer, by the day they left, and the orders credited to them, whenever they came. CVR: mails with a credited order ÷ mails. RPR: their revenue ÷ mails. Credit is not cause: only the comparison with held-out customers shows what offers change.',
  other: 'All other orders. Credited and other orders together are all orders.',
  recipients:
    'Customers assigned to the group by chance, on the day their first mail left or would have left, whether or not it arrived.',
  converters:
    'Recipients with at least one later order within the window. The order they are thanked for is not a later one.',
  conversion: 'CVR: converters ÷ recipients.',
  ordersPerRecipient: 'Later orders within the window ÷ recipients. Above CVR when some buy twice.',
  rpr: 'Revenue per recipient: revenue of later orders within the window ÷ recipients. This decides whether offers pay.',
  openWindows: 'Recipients whose window is still open: their figures may yet grow, in both groups alike.',
  lift: 'How much higher a figure is among customers who get offers than among held-out customers, after refunds, with the range that holds it 95 times in 100.',
  identity: '(1 + AOV lift) × (1 + orders per recipient lift) = 1 + revenue per recipient lift.',
  breakEven: 'For an AOV lift of a, revenue falls when orders per recipient change by less than −a ÷ (1 + a).',
  split:
    'Whether the groups are as large as the holdout share said when customers were drawn. A split that chance does not explain makes a comparison worthless.',
} as const

/** Minor units per order, rounded half away from zero; null without orders. */
export function averageMinor(minor: bigint, count: number): bigint | null {
  return count === 0 ? null : scaleMinor(minor, 1n, BigInt(count))
}

export function share(count: number, of: number): number | null {
  return of === 0 ? null : count / of
}

export function conversionOf({ converters, recipients }: Sums): number | null {
  return share(converters, recipients)
}

export function ordersPerRecipientOf({ orders, recipients }: Sums): number | null {
  return share(orders, recipients)
}
