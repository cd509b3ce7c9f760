import '@mantine/charts/styles.css'
import { BarChart, LineChart } from '@mantine/charts'
import type { EmailReport, MoneyText } from '../../reports/report.ts'
import { approximate, calendarDay, currencyText } from '../format.ts'

interface ChartProps {
  readonly report: EmailReport
}

const email = 'Email channel'
const other = 'Other orders'
const series = [
  { name: email, color: 'iris.6' },
  { name: other, color: 'gray.5' },
]

export function AovChart({ report }: ChartProps) {
  const data = report.days.map((day) => ({
    day: calendarDay(day.day),
    [email]: pointOf(day.email.aovNet),
    [other]: pointOf(day.other.aovNet),
  }))
  return (
    <LineChart
      h={260}
      data={data}
      dataKey="day"
      series={series}
      curveType="monotone"
      connectNulls
      withLegend
      legendProps={{ verticalAlign: 'bottom' }}
      dotProps={{ r: data.length > 40 ? 0 : 3 }}
      valueFormatter={(value) => currencyText(value, report.currency)}
      yAxisProps={{ width: 72 }}
      tickLine="none"
      gridAxis="x"
    />
  )
}

export function OrdersChart({ report }: ChartProps) {
  const data = report.days.map((day) => ({
    day: calendarDay(day.day),
    [email]: day.email.orders,
    [other]: day.other.orders,
  }))
  return (
    <BarChart
      h={260}
      data={data}
      dataKey="day"
      type="stacked"
      series={series}
      withLegend
      legendProps={{ verticalAlign: 'bottom' }}
      yAxisProps={{ allowDecimals: false, width: 40 }}
      tickLine="none"
      gridAxis="x"
    />
  )
}

function pointOf(amount: MoneyText | null): number | null {
  return amount ? approximate(amount) : null
}
