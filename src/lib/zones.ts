import { DateTime, IANAZone } from 'luxon'

export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name)
}

/** Minutes after local midnight by the wall clock, 0–1439. */
export function minuteOfDay(at: Date, zone: string): number {
  const local = DateTime.fromJSDate(at, { zone })
  return local.hour * 60 + local.minute
}

/**
 * The next instant after `at` when clocks in `zone` show `minute` minutes after midnight. A time that daylight saving
 * skips becomes the first one that exists after it.
 */
export function nextMinuteOfDay(at: Date, zone: string, minute: number): Date {
  const local = DateTime.fromJSDate(at, { zone })
  const today = local.startOf('day').set({ hour: Math.floor(minute / 60), minute: minute % 60 })
  return (today > local ? today : localTomorrow(local, minute)).toJSDate()
}

function localTomorrow(local: DateTime, minute: number): DateTime {
  return local
    .plus({ days: 1 })
    .startOf('day')
    .set({ hour: Math.floor(minute / 60), minute: minute % 60 })
}

/** The calendar day in `zone`, as 2026-11-24. */
export function localDay(at: Date, zone: string): string {
  return DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd')
}

/** What clocks show; the month counts from 1. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/**
 * When clocks in `zone` show this, or undefined when the calendar has no such day. A time that daylight saving skips is
 * the one an hour later; of one that comes twice, it is the first.
 */
export function instantAt(wall: WallTime, zone: string): Date | undefined {
  const { year, month, day, hour, minute, second } = wall
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const aheadMs = aheadAllDay(wall, zone) ?? aheadAt(wall, zone)
  return aheadMs === undefined ? undefined : new Date(Date.UTC(year, month - 1, day, hour, minute, second) - aheadMs)
}

const days = new Map<string, number | undefined>()
const mostDays = 10_000

/** How far clocks are ahead of UTC, remembered: files have thousands of times a day. Undefined when they change then. */
function aheadAllDay(wall: WallTime, zone: string): number | undefined {
  const { year, month, day } = wall
  const key = `${year} ${month} ${day} ${zone}`
  if (!days.has(key)) {
    const [first, last] = [aheadAt({ ...wall, hour: 0 }, zone), aheadAt({ ...wall, hour: 23 }, zone)]
    if (days.size >= mostDays) days.clear()
    days.set(key, first === last ? first : undefined)
  }
  return days.get(key)
}

/** The same for every minute of an hour. */
function aheadAt({ year, month, day, hour }: WallTime, zone: string): number | undefined {
  const at = DateTime.fromObject({ year, month, day, hour }, { zone })
  if (!at.isValid) return undefined
  const first = Math.min(...at.getPossibleOffsets().map((one) => one.toMillis()))
  return Date.UTC(year, month - 1, day, hour) - first
}
