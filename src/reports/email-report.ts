import type { PrismaClient } from '../database/client.ts'
import { AppError } from '../errors.ts'
import { armSums } from './cell.ts'
import { compareArms, drawOf } from './compare-arms.ts'
import { daysBetween } from './days.ts'
import { allOrders, groupsOf, sumOf } from './figures.ts'
import { type Assigned, type Cell, loadAssigned, loadCells, type Period } from './load-cells.ts'
import { definitions } from './metrics.ts'
import type { CurrencyFigures, EmailReport } from './report.ts'

/** `now` decides which recipients' windows are still open. */
export type ReportQuery = Period & { readonly now: Date }

/**
 * The email channel beside the other orders, and offers beside the holdout, from the cells alone.
 * Throws AppError `unknown-store` and `bad-period`.
 */
export async function emailReport(client: PrismaClient, query: ReportQuery): Promise<EmailReport> {
  const days = daysBetween(query.from, query.to)
  const store = await client.store.findUnique({ where: { id: query.storeId } })
  if (!store) throw new AppError('unknown-store', 404, `There is no store "${query.storeId}".`)
  const { currency, timeZone, windowDays } = store
  const cells = await loadCells(client, query)
  const assigned = await loadAssigned(client, query, query.now)
  return {
    ...{ storeId: store.id, currency, timeZone, windowDays, from: query.from, to: query.to },
    total: { all: allOrders(cells, currency), ...groupsOf(cells, currency) },
    days: byDay(cells, days, currency),
    openWindows: openWindows(assigned),
    ...comparison(cells, currency),
    split: drawOf(assigned, store.holdoutShare),
    otherCurrencies: otherCurrencies(cells, currency),
    definitions,
  }
}

function byDay(cells: readonly Cell[], days: readonly string[], currency: string): EmailReport['days'] {
  return days.map((day) => ({
    day,
    ...groupsOf(
      cells.filter((cell) => cell.day === day),
      currency,
    ),
  }))
}

function comparison(cells: readonly Cell[], currency: string) {
  return compareArms(armSums(sumOf(cells, 'arm:held-out', currency)), armSums(sumOf(cells, 'arm:offer', currency)))
}

function openWindows(assigned: readonly Assigned[]): EmailReport['openWindows'] {
  const of = (arm: string) => assigned.find((row) => row.arm === arm)?.openWindows ?? 0
  return { offer: of('offer'), heldOut: of('held-out') }
}

/** Nothing is added across currencies; orders of another one are shown by themselves. */
function otherCurrencies(cells: readonly Cell[], own: string): CurrencyFigures[] {
  const currencies = new Set(cells.map((cell) => cell.currency).filter((currency) => currency !== own))
  return [...currencies].sort().map((currency) => {
    const { email, other } = groupsOf(cells, currency)
    return { currency, all: allOrders(cells, currency), email, other }
  })
}
