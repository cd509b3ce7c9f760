import { queryOptions } from '@tanstack/react-query'
import type { EmailReport } from '../../reports/report.ts'
import { call } from '../call.ts'
import { client } from '../client.ts'

export interface ReportPeriod {
  readonly store: string
  readonly from: string
  readonly to: string
}

export function reportQuery(period: ReportPeriod) {
  return queryOptions({
    queryKey: ['report', period],
    queryFn: async (): Promise<EmailReport> => call(client.api.report.$get({ query: { ...period } })),
    placeholderData: (before: EmailReport | undefined) => before,
  })
}
