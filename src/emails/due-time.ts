import { minuteOfDay, nextMinuteOfDay } from '../lib/zones.ts'

/** Hours in which a store sends nothing, in minutes after midnight on the reader's clock; equal ends mean none. */
export interface QuietHours {
  readonly quietFromMinute: number
  readonly quietToMinute: number
}

/** When a message may leave: at `earliest`, or in the morning when that falls into the reader's quiet hours. */
export function outsideQuietHours(earliest: Date, zone: string, quiet: QuietHours): Date {
  if (!isQuiet(minuteOfDay(earliest, zone), quiet)) return earliest
  return nextMinuteOfDay(earliest, zone, quiet.quietToMinute)
}

function isQuiet(minute: number, { quietFromMinute: from, quietToMinute: to }: QuietHours): boolean {
  // From 21:00 to 08:00 runs over midnight; from 13:00 to 15:00 does not.
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to
}

export function addMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}
