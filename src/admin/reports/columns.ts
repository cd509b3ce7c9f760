import type { EmailReport, MoneyText } from '../../reports/report.ts'
import { count, money, percent, plural } from '../format.ts'
import type { GroupRow } from './group-rows.ts'

export interface Column {
  readonly label: string
  readonly definition: string
  readonly value: (row: GroupRow) => string
  /** What the figure was counted from. */
  readonly from: (row: GroupRow) => string
}

const none = '–'

export function columnsOf({ definitions }: EmailReport): Column[] {
  return [
    {
      label: 'Recipients',
      definition: definitions.recipients,
      value: ({ arm }) => (arm ? count(arm.recipients) : none),
      from: ({ arm, words }) => (arm ? `${count(arm.converters)} ${words.converted}` : ''),
    },
    {
      label: 'Orders',
      definition: definitions.order,
      value: ({ figures }) => count(figures.orders),
      from: ({ words }) => words.orders,
    },
    {
      label: 'AOV',
      definition: definitions.aov,
      value: ({ figures }) => moneyOr(figures.aovNet),
      from: ({ figures }) => fromGross(figures.aovGross),
    },
    {
      label: 'CVR',
      definition: definitions.conversion,
      value: ({ arm }) => (arm?.conversion == null ? none : percent(arm.conversion)),
      from: ({ arm, words }) => (arm ? `of ${plural(arm.recipients, words.recipient)}` : ''),
    },
    {
      label: 'RPR',
      definition: definitions.rpr,
      value: ({ arm }) => moneyOr(arm?.rprNet ?? null),
      from: ({ arm }) => fromGross(arm?.rprGross ?? null),
    },
    {
      label: 'Net',
      definition: definitions.net,
      value: ({ figures }) => money(figures.net),
      from: ({ figures }) => fromGross(figures.gross),
    },
  ]
}

function moneyOr(amount: MoneyText | null): string {
  return amount ? money(amount) : none
}

function fromGross(amount: MoneyText | null): string {
  return amount ? `gross ${money(amount)}` : ''
}
