import '@mantine/dates/styles.css'
import { Group, SegmentedControl } from '@mantine/core'
import { DatePickerInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useStore } from '../current-store.tsx'
import { useNow } from '../session.ts'
import { dayInZone, periods } from './filter.ts'

interface PeriodPickerProps {
  readonly from: string
  readonly to: string
}

/** The last days until today, or any two days. */
export function PeriodPicker({ from, to }: PeriodPickerProps) {
  const { timeZone } = useStore()
  const now = useNow()
  const navigate = useNavigate()
  const today = dayInZone(now, timeZone)
  const show = (first: string, last: string) =>
    navigate({ to: '/report', search: (before) => ({ ...before, from: first, to: last }), replace: true })
  const days = periods.find((period) => to === today && from === dayInZone(now, timeZone, period.days - 1))?.days
  return (
    <Group gap="sm">
      <SegmentedControl
        aria-label="Period"
        data={[...periods.map(({ label, days: length }) => ({ value: String(length), label }))]}
        value={String(days ?? '')}
        onChange={(length) => show(dayInZone(now, timeZone, Number(length) - 1), today)}
      />
      <DayRange key={`${from} ${to}`} from={from} to={to} latest={today} onChange={show} />
    </Group>
  )
}

interface DayRangeProps extends PeriodPickerProps {
  readonly latest: string
  readonly onChange: (from: string, to: string) => void
}

function DayRange({ from, to, latest, onChange }: DayRangeProps) {
  const [range, setRange] = useState<[string | null, string | null]>([from, to])
  const change = (next: [string | null, string | null]) => {
    setRange(next)
    if (next[0] && next[1]) onChange(next[0], next[1])
  }
  return (
    <DatePickerInput
      type="range"
      aria-label="From and to"
      leftSection={<IconCalendar size={16} stroke={1.7} />}
      value={range}
      onChange={change}
      maxDate={latest}
      allowSingleDateInRange
      valueFormat="D MMM YYYY"
      w={{ base: '100%', xs: 270 }}
    />
  )
}
