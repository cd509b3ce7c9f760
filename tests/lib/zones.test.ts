import { expect, test } from 'vitest'
import { isTimeZone, localDay, minuteOfDay, nextMinuteOfDay } from '../../src/lib/zones.ts'

test('a time zone is one that the world knows', () => {
  expect(['Europe/Berlin', 'Asia/Tokyo', 'UTC'].map(isTimeZone)).toEqual([true, true, true])
  expect(['Europe/Hamburg', '', 'CEST?'].map(isTimeZone)).toEqual([false, false, false])
})

test.each([
  ['just before midnight in Berlin', '2026-11-24T22:59:59Z', 'Europe/Berlin', '2026-11-24', 1439],
  ['midnight in Berlin', '2026-11-24T23:00:00Z', 'Europe/Berlin', '2026-11-25', 0],
  ['the same instant in Los Angeles', '2026-11-24T23:00:00Z', 'America/Los_Angeles', '2026-11-24', 900],
  ['half past in Kolkata', '2026-11-24T18:30:00Z', 'Asia/Kolkata', '2026-11-25', 0],
  ['summer time in Berlin', '2026-07-01T22:00:00Z', 'Europe/Berlin', '2026-07-02', 0],
])('%s', (_, instant, zone, day, minute) => {
  expect(localDay(new Date(instant), zone)).toBe(day)
  expect(minuteOfDay(new Date(instant), zone)).toBe(minute)
})

test('the next eight o’clock is today before eight and tomorrow from eight on', () => {
  const at = (text: string) => nextMinuteOfDay(new Date(text), 'Europe/Berlin', 480).toISOString()
  expect(at('2026-11-24T06:59:00Z')).toBe('2026-11-24T07:00:00.000Z')
  expect(at('2026-11-24T07:00:00Z')).toBe('2026-11-25T07:00:00.000Z')
})

test('across a change of clocks it is still eight on the wall', () => {
  const spring = nextMinuteOfDay(new Date('2026-03-28T20:00:00Z'), 'Europe/Berlin', 480)
  const autumn = nextMinuteOfDay(new Date('2026-10-24T20:00:00Z'), 'Europe/Berlin', 480)
  expect([spring.toISOString(), autumn.toISOString()]).toEqual(['2026-03-29T06:00:00.000Z', '2026-10-25T07:00:00.000Z'])
})
