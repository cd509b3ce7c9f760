import { addSums, nothing, type Sums } from './cell.ts'
import type { Cell } from './load-cells.ts'
import { averageMinor, conversionOf, ordersPerRecipientOf } from './metrics.ts'
import type { ArmFigures, ChannelFigures, MoneyText, ReportGroups } from './report.ts'
import type { Segment } from './segments.ts'

/** The sum of the cells of one segment and currency. */
export function sumOf(cells: readonly Cell[], segment: Segment, currency: string): Sums {
  return cells.filter((cell) => cell.segment === segment && cell.currency === currency).reduce(addSums, nothing)
}

export function groupsOf(cells: readonly Cell[], currency: string): ReportGroups {
  return {
    email: channelFigures(sumOf(cells, 'email', currency), currency),
    other: channelFigures(sumOf(cells, 'other', currency), currency),
    mailed: armFigures(sumOf(cells, 'mailed', currency), currency),
    offer: armFigures(sumOf(cells, 'arm:offer', currency), currency),
    heldOut: armFigures(sumOf(cells, 'arm:held-out', currency), currency),
  }
}

export function allOrders(cells: readonly Cell[], currency: string): ChannelFigures {
  return channelFigures(addSums(sumOf(cells, 'email', currency), sumOf(cells, 'other', currency)), currency)
}

function channelFigures({ orders, grossMinor, netMinor }: Sums, currency: string): ChannelFigures {
  return {
    orders,
    gross: moneyText(grossMinor, currency),
    net: moneyText(netMinor, currency),
    aovGross: average(grossMinor, orders, currency),
    aovNet: average(netMinor, orders, currency),
  }
}

function armFigures(sums: Sums, currency: string): ArmFigures {
  return {
    ...channelFigures(sums, currency),
    recipients: sums.recipients,
    converters: sums.converters,
    conversion: conversionOf(sums),
    ordersPerRecipient: ordersPerRecipientOf(sums),
    rprGross: average(sums.grossMinor, sums.recipients, currency),
    rprNet: average(sums.netMinor, sums.recipients, currency),
  }
}

function average(minor: bigint, count: number, currency: string): MoneyText | null {
  const each = averageMinor(minor, count)
  return each === null ? null : moneyText(each, currency)
}

function moneyText(minor: bigint, currency: string): MoneyText {
  return { minor: minor.toString(), currency }
}
