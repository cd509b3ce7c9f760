import { SimpleGrid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { EmailReport } from '../../reports/report.ts'
import { useStore } from '../current-store.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Page } from '../parts/page.tsx'
import { Lines, Tiles } from '../parts/skeletons.tsx'
import { useNow } from '../session.ts'
import { Channels } from './channels.tsx'
import { CurrencyChoice } from './currency-choice.tsx'
import { DailyCharts } from './daily-charts.tsx'
import { dayInZone } from './filter.ts'
import { Groups } from './groups.tsx'
import { NothingToReport } from './nothing-to-report.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { reportQuery } from './queries.ts'
import { SplitWarning } from './split-warning.tsx'
import { VerdictSection } from './verdict-section.tsx'

const route = getRouteApi('/report')

export function ReportPage() {
  const store = useStore()
  const now = useNow()
  const search = route.useSearch()
  const { from = dayInZone(now, store.timeZone, 29), to = dayInZone(now, store.timeZone) } = search
  const query = useQuery(reportQuery({ store: store.id, from, to }))
  return (
    <Page
      title="Report"
      intro="What the email channel sold beside all other orders, and what offers changed against held-out customers."
      actions={query.data && <CurrencyChoice report={query.data} chosen={search.currency} />}
    >
      <PeriodPicker from={from} to={to} />
      <Loaded query={query} skeleton={<ReportSkeleton />}>
        {(report) => <ReportBody report={report} currency={search.currency} />}
      </Loaded>
    </Page>
  )
}

interface ReportBodyProps {
  readonly report: EmailReport
  readonly currency: string | undefined
}

/** One currency at a time; arms and lifts are measured in the store's own. */
function ReportBody({ report, currency }: ReportBodyProps) {
  const other = report.otherCurrencies.find((one) => one.currency === currency)
  if (other) return <Channels email={other.email} other={other.other} definitions={report.definitions} />
  const { total } = report
  const isEmpty = total.all.orders === 0 && total.offer.recipients + total.heldOut.recipients === 0
  if (isEmpty) return <NothingToReport report={report} />
  return (
    <Stack gap="lg">
      <SplitWarning report={report} />
      <VerdictSection report={report} />
      <Groups report={report} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        <DailyCharts report={report} />
      </SimpleGrid>
    </Stack>
  )
}

function ReportSkeleton() {
  return (
    <Stack gap="lg">
      <Tiles />
      <Lines rows={4} />
    </Stack>
  )
}
