import { describe, expect, test } from 'vitest'
import {
  approximate,
  calendarDay,
  count,
  currencyText,
  dateTime,
  dayOf,
  minuteOf,
  minuteText,
  money,
  percent,
  plural,
  relative,
  signedPercent,
} from '../../src/admin/format.ts'

/** Intl parts words by spaces that differ between its versions. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('money', () => {
  test.each([
    ['1230', 'EUR', 'en-GB', '€12.30'],
    ['0', 'EUR', 'en-GB', '€0.00'],
    ['-5', 'EUR', 'en-GB', '-€0.05'],
    ['500', 'JPY', 'en-GB', 'JP¥500'],
    ['1234', 'KWD', 'en-GB', 'KWD 1.234'],
    ['1230', 'EUR', 'de-DE', '12,30 €'],
  ])('%s %s is read in %s as %s', (minor, currency, locale, text) => {
    expect(plain(money({ minor, currency }, locale))).toBe(text)
  })

  test('an amount beyond 2^53 keeps every digit', () => {
    expect(money({ minor: '900719925474099312', currency: 'EUR' }, 'en-GB')).toBe('€9,007,199,254,740,993.12')
  })

  test('a chart’s point is the plain amount', () => {
    expect(approximate({ minor: '1999', currency: 'EUR' })).toBe(19.99)
    expect(approximate({ minor: '500', currency: 'JPY' })).toBe(500)
    expect(approximate({ minor: '-1', currency: 'KWD' })).toBe(-0.001)
  })

  test('an axis shows cents only where they matter', () => {
    expect(currencyText(12.5, 'EUR', 'en-GB')).toBe('€12.50')
    expect(currencyText(1234.56, 'EUR', 'en-GB')).toBe('€1,235')
  })
})

describe('figures', () => {
  test('thousands are parted', () => {
    expect(count(1234567, 'en-GB')).toBe('1,234,567')
  })

  test.each([
    [0, '0%'],
    [0.0312, '3.1%'],
    [1, '100%'],
  ])('%s is %s', (fraction, text) => {
    expect(percent(fraction, 'en-GB')).toBe(text)
  })

  test('a lift always shows which way it goes', () => {
    expect(signedPercent(0.12, 'en-GB')).toBe('+12%')
    expect(signedPercent(-0.0523, 'en-GB')).toBe('-5.2%')
    expect(signedPercent(0, 'en-GB')).toBe('0%')
    // So little that nothing is left of it is no lift.
    expect(signedPercent(-0.00001, 'en-GB')).toBe('0%')
  })

  test('one order is not one orders', () => {
    expect(plural(1, 'order')).toBe('1 order')
    expect(plural(0, 'order')).toBe('0 orders')
    expect(plural(2, 'delivery', 'deliveries')).toBe('2 deliveries')
  })
})

describe('dates', () => {
  const instant = '2026-11-24T23:30:00.000Z'

  test('an instant is shown in the store’s zone, not the reader’s', () => {
    expect(dateTime(instant, 'Europe/Berlin', 'en-GB')).toBe('25 Nov 2026, 00:30')
    expect(dateTime(instant, 'America/Los_Angeles', 'en-GB')).toBe('24 Nov 2026, 15:30')
    expect(dayOf(instant, 'Asia/Tokyo', 'en-GB')).toBe('25 Nov 2026')
  })

  test('a calendar day is the same day everywhere', () => {
    expect(calendarDay('2026-11-24', 'en-GB')).toBe('24 Nov')
  })

  const now = new Date('2026-11-24T12:00:00Z')
  test.each([
    ['2026-11-24T12:00:00Z', 'now'],
    ['2026-11-24T11:59:30Z', 'moments ago'],
    ['2026-11-24T12:00:30Z', 'in a moment'],
    ['2026-11-24T11:57:00Z', '3 minutes ago'],
    ['2026-11-24T09:00:00Z', '3 hours ago'],
    ['2026-11-24T12:20:00Z', 'in 20 minutes'],
    ['2026-11-23T12:00:00Z', 'yesterday'],
    ['2026-11-25T12:00:00Z', 'tomorrow'],
    ['2026-11-10T12:00:00Z', '2 weeks ago'],
    ['2026-08-24T12:00:00Z', '3 months ago'],
    ['2024-11-24T12:00:00Z', '2 years ago'],
  ])('%s is %s', (iso, text) => {
    expect(relative(iso, now, 'en-GB')).toBe(text)
  })
})

describe('times of the day', () => {
  test.each([
    [0, '00:00'],
    [480, '08:00'],
    [1260, '21:00'],
    [1439, '23:59'],
  ])('minute %s is %s, there and back', (minute, text) => {
    expect(minuteText(minute)).toBe(text)
    expect(minuteOf(text)).toBe(minute)
  })

  test('one digit of an hour is enough', () => {
    expect(minuteOf(' 8:05 ')).toBe(485)
  })

  test.each(['', '24:00', '12:60', '8', 'noon', '1:2:3'])('"%s" is no time', (text) => {
    expect(minuteOf(text)).toBeUndefined()
  })
})
