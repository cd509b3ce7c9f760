import { describe, expect, test } from 'vitest'
import { outsideQuietHours } from '../../src/emails/due-time.ts'

const night = { quietFromMinute: 21 * 60, quietToMinute: 8 * 60 }
const berlin = 'Europe/Berlin'

describe('quiet hours', () => {
  test.each([
    ['midday is not quiet', '2026-11-24T11:00:00Z', '2026-11-24T11:00:00Z'],
    ['late evening moves to the next morning', '2026-11-24T21:30:00Z', '2026-11-25T07:00:00Z'],
    ['after midnight moves to the same morning', '2026-11-24T02:30:00Z', '2026-11-24T07:00:00Z'],
    ['the first quiet minute is quiet', '2026-11-24T20:00:00Z', '2026-11-25T07:00:00Z'],
    ['the minute before it is not', '2026-11-24T19:59:59Z', '2026-11-24T19:59:59Z'],
    ['the minute they end is not quiet', '2026-11-24T07:00:00Z', '2026-11-24T07:00:00Z'],
    ['the night clocks go forward', '2026-03-28T23:00:00Z', '2026-03-29T06:00:00Z'],
    ['the night clocks go back', '2026-10-24T22:00:00Z', '2026-10-25T07:00:00Z'],
  ])('%s', (_, earliest, expected) => {
    expect(outsideQuietHours(new Date(earliest), berlin, night)).toEqual(new Date(expected))
  })

  test('a reader elsewhere sleeps at other hours', () => {
    const at = new Date('2026-11-24T11:00:00Z')
    expect(outsideQuietHours(at, 'America/Los_Angeles', night)).toEqual(new Date('2026-11-24T16:00:00Z'))
    expect(outsideQuietHours(at, 'Asia/Kolkata', night)).toEqual(at)
  })

  test('a siesta within one day is kept too', () => {
    const siesta = { quietFromMinute: 13 * 60, quietToMinute: 15 * 60 }
    expect(outsideQuietHours(new Date('2026-11-24T12:30:00Z'), berlin, siesta)).toEqual(
      new Date('2026-11-24T14:00:00Z'),
    )
    expect(outsideQuietHours(new Date('2026-11-24T22:30:00Z'), berlin, siesta)).toEqual(
      new Date('2026-11-24T22:30:00Z'),
    )
  })

  test('equal ends mean that nothing is quiet', () => {
    const at = new Date('2026-11-24T03:00:00Z')
    expect(outsideQuietHours(at, berlin, { quietFromMinute: 480, quietToMinute: 480 })).toEqual(at)
  })

  test('a morning that daylight saving skips is the first minute that exists', () => {
    const untilHalfPastTwo = { quietFromMinute: 0, quietToMinute: 150 }
    const at = new Date('2026-03-29T00:10:00Z')
    expect(outsideQuietHours(at, berlin, untilHalfPastTwo)).toEqual(new Date('2026-03-29T01:30:00Z'))
  })
})
