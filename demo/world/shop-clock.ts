/** Central European Summer Time, in which the whole story plays: it ends on 25 October. */
const offsetMs = 2 * 3_600_000
const dayMs = 24 * 3_600_000

export const openedAt = new Date('2026-09-01T08:00:00Z')
/** The store's quiet hours, in minutes after its midnight. */
const quiet = { fromMinute: 21 * 60, toMinute: 8 * 60 }

/** "2026-09-01", on the shop's calendar. */
export function shopDay(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10)
}

export function isQuiet(at: Date): boolean {
  const minute = shopMinute(at)
  return minute >= quiet.fromMinute || minute < quiet.toMinute
}

/** The same moment, or the end of the quiet hours it falls into. */
export function afterQuietHours(at: Date): Date {
  if (!isQuiet(at)) return at
  const midnight = Math.floor((at.getTime() + offsetMs) / dayMs) * dayMs - offsetMs
  const morning = midnight + quiet.toMinute * 60_000
  return new Date(morning > at.getTime() ? morning : morning + dayMs)
}

function shopMinute(at: Date): number {
  return Math.floor(((at.getTime() + offsetMs) % dayMs) / 60_000)
}

/**
 * The moments the clock is moved to: every two hours of the day and once at night while the shop sells, then every
 * four hours until the last mail has left and the last news has come.
 */
export function* moments(closesAt: Date, isOver: (now: Date) => boolean): Generator<Date> {
  let now = openedAt
  while (now < closesAt) {
    yield now
    now = new Date(now.getTime() + (isNight(now) ? 4.5 : 2) * 3_600_000)
  }
  while (!isOver(now)) {
    yield now
    now = new Date(now.getTime() + 4 * 3_600_000)
  }
  yield now
}

function isNight(at: Date): boolean {
  const minute = shopMinute(at)
  return minute >= 22 * 60 || minute < 7 * 60
}
