import { instantAt, type WallTime } from '../lib/zones.ts'
import { Unreadable } from '../stores/adapter.ts'

export type DateOrder = 'year-first' | 'day-first' | 'month-first' | 'unix'

export interface DateReading {
  readonly dates: DateOrder
  /** Of times that do not tell their zone. */
  readonly timeZone: string
}

const wall =
  /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T,\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i

/** Throws Unreadable saying what is wrong with the text; the caller names the column. */
export function readDate(text: string, { dates, timeZone }: DateReading): Date {
  if (dates === 'unix') return readUnix(text)
  const match = wall.exec(text.trim())
  if (!match) throw new Unreadable(`not a date such as ${examples[dates]}`)
  const parts = partsOf(match, dates)
  const at = instantAt(parts, zoneOf(match[8], timeZone))
  if (!at || parts.year < 1970 || parts.year > 9999) throw new Unreadable(`not a day of the calendar, ${read[dates]}`)
  return at
}

/** In which order these dates are written, when they leave no doubt. */
export function guessDateOrder(texts: readonly string[]): DateOrder | undefined {
  const orders: readonly DateOrder[] = ['year-first', 'day-first', 'month-first', 'unix']
  const fitting = orders.filter((dates) => texts.length > 0 && texts.every((text) => fits(text, dates)))
  return fitting.length === 1 ? fitting[0] : undefined
}

function fits(text: string, dates: DateOrder): boolean {
  try {
    readDate(text, { dates, timeZone: 'UTC' })
    return true
  } catch (error) {
    if (error instanceof Unreadable) return false
    throw error
  }
}

const examples = {
  'year-first': '2026-11-24 09:30:00',
  'day-first': '24.11.2026 09:30',
  'month-first': '11/24/2026 09:30',
}
const read = {
  'year-first': 'read as year, month, day',
  'day-first': 'read as day, month, year',
  'month-first': 'read as month, day, year',
}

function partsOf(match: RegExpExecArray, dates: Exclude<DateOrder, 'unix'>): WallTime {
  const number = (group: number) => Number(match[group] ?? 0)
  const place = { 'year-first': [1, 2, 3], 'day-first': [3, 2, 1], 'month-first': [3, 1, 2] } as const
  const [year, month, day] = place[dates]
  const time = { hour: hourOf(number(4), match[7]), minute: number(5), second: number(6) }
  return { year: number(year), month: number(month), day: number(day), ...time }
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  return (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
}

function zoneOf(told: string | undefined, otherwise: string): string {
  if (told === undefined) return otherwise
  return /^[+-]/.test(told) ? `UTC${told.slice(0, 3)}:${told.slice(-2)}` : 'UTC'
}

/** Seconds since 1970, or milliseconds where there are thirteen digits. */
function readUnix(text: string): Date {
  const digits = text.trim()
  if (!/^\d{9,10}(\d{3})?$/.test(digits)) throw new Unreadable('not a time in seconds since 1970')
  return new Date(Number(digits) * (digits.length > 10 ? 1 : 1000))
}
