import { IconChartDots } from '@tabler/icons-react'
import type { EmailReport } from '../../reports/report.ts'
import { Nothing } from '../parts/nothing.tsx'

export function NothingToReport({ report }: { readonly report: EmailReport }) {
  return (
    <Nothing
      icon={IconChartDots}
      title="No orders in this period"
      text={`Figures appear with the first paid orders. A customer counts once their window of ${report.windowDays} days has begun, and a comparison means something from about 30 later orders in each arm on.`}
    />
  )
}
