import { describe, expect, test } from 'vitest'
import { type DateOrder, guessDateOrder, readDate } from '../../src/imports/dates.ts'
import { instantAt } from '../../src/lib/zones.ts'

const read = (text: string, dates: DateOrder = 'year-first', timeZone = 'Europe/Berlin') =>
  readDate(text, { dates, timeZone }).toISOString()

describe('a date', () => {
  test.each<[string, DateOrder, string, string]>([
    ['2026-05-01 10:00:00 -0400', 'year-first', 'Europe/Berlin', '2026-05-01T14:00:00.000Z'],
    ['2026-05-01T10:00:00+02:00', 'year-first', 'America/New_York', '2026-05-01T08:00:00.000Z'],
    ['2026-05-01T10:00:00.123Z', 'year-first', 'Europe/Berlin', '2026-05-01T10:00:00.000Z'],
    ['2026-05-01 10:00 UTC', 'year-first', 'Europe/Berlin', '2026-05-01T10:00:00.000Z'],
    ['2026/5/1 9:05', 'year-first', 'Europe/Berlin', '2026-05-01T07:05:00.000Z'],
    ['2026-05-01', 'year-first', 'Europe/Berlin', '2026-04-30T22:00:00.000Z'],
    ['01.05.2026 10:00', 'day-first', 'Europe/Berlin', '2026-05-01T08:00:00.000Z'],
    ['01/05/2026', 'day-first', 'Asia/Tokyo', '2026-04-30T15:00:00.000Z'],
    ['05/01/2026, 9:30 PM', 'month-first', 'America/New_York', '2026-05-02T01:30:00.000Z'],
    ['05/01/2026 12:15 a.m.', 'month-first', 'UTC', '2026-05-01T00:15:00.000Z'],
    ['1777629600', 'unix', 'Europe/Berlin', '2026-05-01T10:00:00.000Z'],
    ['1777629600123', 'unix', 'Europe/Berlin', '2026-05-01T10:00:00.123Z'],
    ['2024-02-29', 'year-first', 'UTC', '2024-02-29T00:00:00.000Z'],
  ])('%s, %s, in %s', (text, dates, zone, instant) => {
    expect(read(text, dates, zone)).toBe(instant)
  })

  test.each<[string, DateOrder, string]>([
    ['yesterday', 'year-first', 'not a date such as 2026-11-24 09:30:00'],
    ['2026-02-30', 'year-first', 'not a day of the calendar'],
    ['2023-02-29', 'year-first', 'not a day of the calendar'],
    ['2026-05-01 10:61', 'year-first', 'not a day of the calendar'],
    ['13/01/2026', 'month-first', 'read as month, day, year'],
    ['2026-05-01', 'day-first', 'not a day of the calendar'],
    ['01.05.26', 'day-first', 'not a day of the calendar'],
    ['0099-05-01', 'year-first', 'not a day of the calendar'],
    ['44682', 'unix', 'not a time in seconds'],
    ['', 'year-first', 'not a date'],
  ])('%s is none, %s', (text, dates, problem) => {
    expect(() => read(text, dates)).toThrow(problem)
  })
})

describe('the wall clock', () => {
  const berlin = (month: number, day: number, hour: number, minute = 30) =>
    instantAt({ year: 2026, month, day, hour, minute, second: 0 }, 'Europe/Berlin')?.toISOString()

  test('skips an hour in spring, and a time within it is the one an hour later', () => {
    expect(berlin(3, 29, 1)).toBe('2026-03-29T00:30:00.000Z')
    expect(berlin(3, 29, 2)).toBe('2026-03-29T01:30:00.000Z')
    expect(berlin(3, 29, 3)).toBe('2026-03-29T01:30:00.000Z')
  })

  test('shows an hour twice in autumn, of which the first is meant', () => {
    expect(berlin(10, 25, 2)).toBe('2026-10-25T00:30:00.000Z')
    expect(berlin(10, 25, 3)).toBe('2026-10-25T02:30:00.000Z')
  })

  test('is read the same the second time', () => {
    expect(berlin(7, 1, 12, 5)).toBe(berlin(7, 1, 12, 5))
    expect(berlin(7, 1, 12, 59)).toBe('2026-07-01T10:59:00.000Z')
  })
})

test.each([
  [['2026-05-01', '2026-05-02 10:00'], 'year-first'],
  [['13.05.2026', '01.02.2026'], 'day-first'],
  [['05/13/2026'], 'month-first'],
  [['1777629600'], 'unix'],
  [['01/02/2026', '03/04/2026'], undefined],
  [['13/01/2026', '01/13/2026'], undefined],
  [['soon'], undefined],
  [[], undefined],
])('of %j the order is %s', (texts, dates) => {
  expect(guessDateOrder(texts)).toBe(dates)
})
