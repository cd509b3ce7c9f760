import { Select } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { EmailReport } from '../../reports/report.ts'

interface CurrencyChoiceProps {
  readonly report: EmailReport
  readonly chosen: string | undefined
}

/** Nothing is added across currencies, so one is shown at a time. */
export function CurrencyChoice({ report, chosen }: CurrencyChoiceProps) {
  const navigate = useNavigate()
  const currencies = [report.currency, ...report.otherCurrencies.map(({ currency }) => currency)]
  if (currencies.length === 1) return null
  return (
    <Select
      aria-label="Currency"
      data={currencies}
      value={chosen ?? report.currency}
      allowDeselect={false}
      w={110}
      onChange={(currency) =>
        navigate({ to: '/report', search: (before) => ({ ...before, ...(currency && { currency }) }), replace: true })
      }
    />
  )
}
