import type { Order } from '../world/shop.ts'
import { shopDay } from '../world/shop-clock.ts'
import { openCreditBook } from './expected-credit.ts'
import { type ExpectedMessage, expectMessage } from './expected-message.ts'
import { addressOf, isCounted, type Ledger, type Mail } from './ledger.ts'
import { grossCents, netCents } from './revenue.ts'

export type Group = 'email' | 'mailed' | 'other' | 'offer' | 'heldOut'

/** What the report must say of one group on one day, or of all days. Amounts are euro cents. */
export interface Figures {
  orders: number
  gross: number
  net: number
  recipients: number
  converters: number
}

/** Figures by "day group", by the definitions the report shows beside them. */
export type Book = ReadonlyMap<string, Figures>

const windowMs = 5 * 24 * 3_600_000

/** `armOf` says what the app drew for the customer thanked for an order: chance is the app's own. */
export function keepBooks(ledger: Ledger, armOf: (orderNumber: string) => string | undefined): Book {
  const book = new Map<string, Figures>()
  const credits = openCreditBook(ledger)
  for (const mail of ledger.mails) entry(book, shopDay(mail.receivedAt), 'mailed').recipients += 1
  const credited = new Set<Mail>()
  for (const order of ledger.orders.filter(isCounted)) {
    const mail = credits.creditOf(order)?.mail
    addOrder(entry(book, shopDay(order.placedAt), mail ? 'email' : 'other'), order)
    if (!mail) continue
    const earned = entry(book, shopDay(mail.receivedAt), 'mailed')
    addOrder(earned, order)
    if (!credited.has(mail)) earned.converters += 1
    credited.add(mail)
  }
  const ordersBy = byAddress(ledger.orders.filter(isCounted))
  for (const [address, first] of assignments(ledger)) {
    const group = armOf(first.order.number) === 'held-out' ? 'heldOut' : 'offer'
    const figures = entry(book, shopDay(first.expected.dueAt), group)
    const later = (ordersBy.get(address) ?? []).filter((order) => isWithinWindow(order, first))
    figures.recipients += 1
    if (later.length > 0) figures.converters += 1
    for (const order of later) addOrder(figures, order)
  }
  return book
}

export interface Assigned {
  readonly order: Order
  readonly expected: ExpectedMessage
}

/** By address: the message by which each customer came into the experiment, the first to be planned. */
export function assignments(ledger: Ledger): Map<string, Assigned> {
  const found = new Map<string, Assigned>()
  for (const order of ledger.orders) {
    const expected = expectMessage(order, ledger)
    const address = addressOf(order)
    if (!expected?.isAssigned || address === null) continue
    const known = found.get(address)
    if (!known || isEarlier(expected, known.expected)) found.set(address, { order, expected })
  }
  return found
}

function isEarlier(a: ExpectedMessage, b: ExpectedMessage): boolean {
  return a.plannedStep < b.plannedStep || (a.plannedStep === b.plannedStep && a.dueAt < b.dueAt)
}

function isWithinWindow(order: Order, { order: thanked, expected }: Assigned): boolean {
  const after = order.placedAt.getTime() - expected.dueAt.getTime()
  return order !== thanked && after > 0 && after <= windowMs
}

function addOrder(figures: Figures, order: Order): void {
  figures.orders += 1
  figures.gross += grossCents(order)
  figures.net += netCents(order)
}

function entry(book: Map<string, Figures>, day: string, group: Group): Figures {
  const key = `${day} ${group}`
  const figures = book.get(key) ?? noFigures()
  book.set(key, figures)
  return figures
}

export function noFigures(): Figures {
  return { orders: 0, gross: 0, net: 0, recipients: 0, converters: 0 }
}

export function totalOf(book: Book, group: Group): Figures {
  const total = noFigures()
  for (const [key, figures] of book) {
    if (!key.endsWith(` ${group}`)) continue
    total.orders += figures.orders
    total.gross += figures.gross
    total.net += figures.net
    total.recipients += figures.recipients
    total.converters += figures.converters
  }
  return total
}

function byAddress(orders: readonly Order[]): Map<string, Order[]> {
  const found = new Map<string, Order[]>()
  for (const order of orders) {
    const address = addressOf(order)
    if (address === null) continue
    const known = found.get(address)
    if (known) known.push(order)
    else found.set(address, [order])
  }
  return found
}
