import { Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { EmailReport } from '../../reports/report.ts'
import { Section } from '../parts/section.tsx'

// The charts weigh more than the rest of the app; only this page needs them.
const AovChart = lazy(() => import('./charts.tsx').then((charts) => ({ default: charts.AovChart })))
const OrdersChart = lazy(() => import('./charts.tsx').then((charts) => ({ default: charts.OrdersChart })))

export function DailyCharts({ report }: { readonly report: EmailReport }) {
  return (
    <>
      <Section title="AOV per day" intro="Credited orders beside all others, net. Days without an order have no point.">
        <Suspense fallback={<Skeleton height={260} />}>
          <AovChart report={report} />
        </Suspense>
      </Section>
      <Section title="Orders per day" intro="By the day they were placed.">
        <Suspense fallback={<Skeleton height={260} />}>
          <OrdersChart report={report} />
        </Suspense>
      </Section>
    </>
  )
}
