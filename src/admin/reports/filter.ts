import { dayIn, present, type RawSearch, textIn } from '../search-text.ts'

export function reportFilter(raw: RawSearch) {
  return present({ from: dayIn(raw, 'from'), to: dayIn(raw, 'to'), currency: textIn(raw, 'currency') })
}

/** The calendar day in a zone, `daysAgo` days before `now`. */
export function dayInZone(now: Date, timeZone: string, daysAgo = 0): string {
  // Swedish writes dates as ISO 8601 does.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now)
  const day = new Date(`${today}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - daysAgo)
  return day.toISOString().slice(0, 10)
}

export const periods = [
  { label: '7 days', days: 7 },
  { label: '30 days', days: 30 },
  { label: '90 days', days: 90 },
] as const
