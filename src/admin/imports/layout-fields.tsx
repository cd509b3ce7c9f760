import { Select, SimpleGrid, Switch } from '@mantine/core'
import type { ReactElement } from 'react'
import { useStore } from '../current-store.tsx'
import { timeZones } from '../settings/choices.ts'
import { type Layout, type questionsOf, withEncoding } from './mapping.ts'

interface LayoutFieldsProps {
  readonly layout: Layout
  readonly questions: ReturnType<typeof questionsOf>
  readonly onLayout: (layout: Layout) => void
}

/** How the file writes letters, amounts and times. */
export function LayoutFields({ layout, questions, onLayout }: LayoutFieldsProps) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      {questions.map((question) => {
        const Field = fields[question]
        return <Field key={question} layout={layout} onLayout={onLayout} />
      })}
    </SimpleGrid>
  )
}

type FieldProps = Omit<LayoutFieldsProps, 'questions'>
type Question = LayoutFieldsProps['questions'][number]

const fields: Readonly<Record<Question, (props: FieldProps) => ReactElement>> = {
  encoding: EncodingField,
  decimal: DecimalField,
  dates: DatesField,
  timeZone: TimeZoneField,
  taxIncluded: TaxField,
}

const encodings: { value: Layout['encoding']; label: string }[] = [
  { value: 'utf-8', label: 'Unicode (UTF-8)' },
  { value: 'windows-1252', label: 'Western European (Windows)' },
]

function EncodingField({ layout, onLayout }: FieldProps) {
  return (
    <Select<Layout['encoding']>
      label="Letters"
      description="The other one if ä and é look wrong."
      data={encodings}
      value={layout.encoding}
      onChange={(encoding) => encoding && onLayout(withEncoding(layout, encoding))}
      allowDeselect={false}
    />
  )
}

const decimals: { value: Layout['decimal']; label: string }[] = [
  { value: 'point', label: 'A point: 1,234.50' },
  { value: 'comma', label: 'A comma: 1.234,50' },
]

function DecimalField({ layout, onLayout }: FieldProps) {
  return (
    <Select<Layout['decimal']>
      label="Decimal mark"
      description="Of prices and totals."
      data={decimals}
      value={layout.decimal}
      onChange={(decimal) => decimal && onLayout({ ...layout, decimal })}
      allowDeselect={false}
    />
  )
}

const dateOrders: { value: Layout['dates']; label: string }[] = [
  { value: 'year-first', label: '2026-11-24 (year first)' },
  { value: 'day-first', label: '24.11.2026 (day first)' },
  { value: 'month-first', label: '11/24/2026 (month first)' },
  { value: 'unix', label: 'Seconds since 1970' },
]

function DatesField({ layout, onLayout }: FieldProps) {
  return (
    <Select<Layout['dates']>
      label="Dates"
      description="As the file writes them."
      data={dateOrders}
      value={layout.dates}
      onChange={(dates) => dates && onLayout({ ...layout, dates })}
      allowDeselect={false}
    />
  )
}

function TimeZoneField({ layout, onLayout }: FieldProps) {
  const { timeZone } = useStore()
  return (
    <Select
      label="Time zone"
      description="Of times that do not tell their own."
      placeholder={`${timeZone}, the store’s`}
      data={timeZones}
      value={layout.timeZone}
      onChange={(zone) => onLayout({ ...layout, timeZone: zone })}
      searchable
      clearable
    />
  )
}

function TaxField({ layout, onLayout }: FieldProps) {
  return (
    <Switch
      label="Prices include the tax"
      description="Of one piece and of lines."
      checked={layout.taxIncluded}
      onChange={(event) => onLayout({ ...layout, taxIncluded: event.currentTarget.checked })}
    />
  )
}
