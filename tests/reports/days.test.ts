import { expect, test } from 'vitest'
import { daysBetween } from '../../src/reports/days.ts'

test.each([
  ['2026-11-24', '2026-11-24', ['2026-11-24']],
  ['2026-12-30', '2027-01-02', ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']],
  ['2028-02-28', '2028-03-01', ['2028-02-28', '2028-02-29', '2028-03-01']],
  // Clocks change in Europe on this night; a calendar does not care.
  ['2026-03-28', '2026-03-30', ['2026-03-28', '2026-03-29', '2026-03-30']],
])('%s to %s', (from, to, days) => {
  expect(daysBetween(from, to)).toEqual(days)
})

test.each([
  ['2026-11-24', '2026-11-23', 'ends (2026-11-23) before it begins'],
  ['0001-01-01', '2026-11-23', 'at most 800'],
  ['2026-13-01', '2026-11-23', '"2026-13-01" is not a day'],
  ['2026-11-24', 'tomorrow', '"tomorrow" is not a day'],
  ['', '', '"" is not a day'],
])('a period from %j to %j is refused in words', (from, to, words) => {
  expect(() => daysBetween(from, to)).toThrow(words)
})
