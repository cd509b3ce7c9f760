import type { ArmFigures, ChannelFigures, EmailReport } from '../../reports/report.ts'

export interface GroupRow {
  readonly key: string
  readonly name: string
  readonly meaning: string
  readonly figures: ChannelFigures
  /** None for channels: whoever ordered is not a recipient. */
  readonly arm: ArmFigures | null
}

/** The four groups: two views of the same shop, each adding up by itself. */
export function groupRows({ total, definitions }: EmailReport): GroupRow[] {
  return [
    { key: 'email', name: 'Email channel', meaning: definitions.email, figures: total.email, arm: null },
    { key: 'other', name: 'Other orders', meaning: definitions.other, figures: total.other, arm: null },
    {
      key: 'offer',
      name: 'Got offers',
      meaning: `Customers whose mails carry an offer. ${definitions.recipients}`,
      figures: total.offer,
      arm: total.offer,
    },
    {
      key: 'held-out',
      name: 'Held out',
      meaning: `Customers drawn to get no offer. ${definitions.recipients}`,
      figures: total.heldOut,
      arm: total.heldOut,
    },
  ]
}
