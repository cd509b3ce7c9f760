import type { Report, ReportedGroup } from '../app/report.ts'
import { type Check, each, euros, same } from './check.ts'
import { type Book, type Figures, type Group, noFigures, totalOf } from './figures.ts'

const names = {
  email: 'credited to email',
  mailed: 'mails that left',
  other: 'all other',
  offer: 'with offers',
  heldOut: 'held out',
} as const
const channels: readonly Group[] = ['email', 'other']
const arms: readonly Group[] = ['offer', 'heldOut']
const groups: readonly Group[] = [...channels, 'mailed', ...arms]

/** Every figure of the report, in total and day by day. */
export function checkReport(book: Book, report: Report): Check[] {
  return [
    ...channels.flatMap((group) => checkOrders(`orders ${names[group]}`, totalOf(book, group), report.total[group])),
    ...checkMails(totalOf(book, 'mailed'), reported(report.total.mailed)),
    ...arms.flatMap((group) => checkArm(names[group], totalOf(book, group), reported(report.total[group]))),
    each('days of the report that agree in every figure', report.days, (day) => {
      const wrong = groups.filter(
        (group) => !areSame(book.get(`${day.day} ${group}`) ?? noFigures(), reported(day[group])),
      )
      return wrong.length === 0 ? undefined : `${day.day}: ${wrong.map((group) => names[group]).join(', ')}`
    }),
  ]
}

function checkMails(did: Figures, says: Figures): Check[] {
  return [
    same('mails that left', did.recipients, says.recipients),
    same('  that led to an order', did.converters, says.converters),
    same('  revenue of those orders, net', did.net, says.net, euros),
  ]
}

function checkArm(name: string, did: Figures, says: Figures): Check[] {
  return [
    same(`customers ${name}`, did.recipients, says.recipients),
    same('  who bought again within 5 days', did.converters, says.converters),
    same('  revenue of that, net', did.net, says.net, euros),
  ]
}

function checkOrders(name: string, did: Figures, { orders, gross, net }: ReportedGroup): Check[] {
  return [
    same(name, did.orders, orders),
    same('  revenue, gross', did.gross, gross.minor, euros),
    same('  revenue, net', did.net, net.minor, euros),
  ]
}

function reported(group: ReportedGroup): Figures {
  const people = 'recipients' in group ? group : { recipients: 0, converters: 0 }
  const { recipients, converters } = people
  return { orders: group.orders, gross: group.gross.minor, net: group.net.minor, recipients, converters }
}

function areSame(a: Figures, b: Figures): boolean {
  return (
    a.orders === b.orders &&
    a.gross === b.gross &&
    a.net === b.net &&
    a.recipients === b.recipients &&
    a.converters === b.converters
  )
}
