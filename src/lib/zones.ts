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
