import { describe, expect, test } from 'vitest'
import { deliveryFilter } from '../../src/admin/deliveries/filter.ts'
import { mailboxFilter } from '../../src/admin/mailbox/filter.ts'
import { messageFilter } from '../../src/admin/messages/filter.ts'
import { dayInZone, reportFilter } from '../../src/admin/reports/filter.ts'
import { dayIn, oneOf, present, textIn } from '../../src/admin/search-text.ts'
import { sectionNamed, sections } from '../../src/admin/settings/sections.ts'
import { messageStates } from '../../src/admin/words.ts'
import { messageStateNames } from '../../src/emails/message.ts'

describe('what stands in an address', () => {
  test('an order number stays text although it looks like a number', () => {
    expect(textIn({ q: 1024 }, 'q')).toBe('1024')
  })

  test.each([undefined, null, '', '  ', true, ['a'], {}])('%j is no text', (value) => {
    expect(textIn({ q: value }, 'q')).toBeUndefined()
  })

  test('a word that is not one of the known ones is left out', () => {
    expect(oneOf({ state: 'sent' }, 'state', ['sent', 'failed'])).toBe('sent')
    expect(oneOf({ state: 'SENT' }, 'state', ['sent', 'failed'])).toBeUndefined()
    expect(oneOf({}, 'state', ['sent'])).toBeUndefined()
  })

  test.each([
    ['2026-11-24', '2026-11-24'],
    ['2026-02-31x', undefined],
    ['2026-13-01', undefined],
    ['24.11.2026', undefined],
    ['yesterday', undefined],
  ])('the day %s is read as %s', (text, day) => {
    expect(dayIn({ from: text }, 'from')).toBe(day)
  })

  test('what is not set does not show', () => {
    expect(Object.keys(present({ a: undefined, b: 0, c: '' }))).toEqual(['b', 'c'])
  })
})

describe('Messages', () => {
  test('a link from Home opens with its filter', () => {
    expect(messageFilter({ state: 'uncertain', arm: 'offer', q: 'ada@example.com' })).toEqual({
      state: 'uncertain',
      arm: 'offer',
      q: 'ada@example.com',
    })
  })

  test('an old or mistyped link opens the whole list', () => {
    expect(messageFilter({ state: 'delivered', arm: 'control', page: 3 })).toEqual({})
  })

  test('the choices are exactly the states there are', () => {
    expect([...messageStateNames].sort()).toEqual(Object.keys(messageStates).sort())
  })
})

describe('Deliveries and Mailbox', () => {
  test('the quarantine has its own address', () => {
    expect(deliveryFilter({ state: 'quarantined' })).toEqual({ state: 'quarantined' })
    expect(deliveryFilter({ state: 'every', topic: 'orders/paid' })).toEqual({ topic: 'orders/paid' })
  })

  test('who brought a delivery and what is searched for are in the address too', () => {
    expect(deliveryFilter({ origin: 'reconcile', q: 9007199254740991 })).toEqual({
      origin: 'reconcile',
      q: '9007199254740991',
    })
    expect(deliveryFilter({ origin: 'owl', q: ' ' })).toEqual({})
  })

  test('an open mail is in the address, so that it can be sent to a colleague', () => {
    expect(mailboxFilter({ mail: 77, to: 'ada@example.com' })).toEqual({ mail: '77', to: 'ada@example.com' })
  })
})

describe('Report', () => {
  test('a period needs real days', () => {
    expect(reportFilter({ from: '2026-11-01', to: 'now', currency: 'USD' })).toEqual({
      from: '2026-11-01',
      currency: 'USD',
    })
  })

  test('today is the store’s today', () => {
    const now = new Date('2026-11-24T23:30:00Z')
    expect(dayInZone(now, 'Europe/Berlin')).toBe('2026-11-25')
    expect(dayInZone(now, 'America/New_York')).toBe('2026-11-24')
  })

  test('days are counted on the calendar, over a change of the clocks and a leap day', () => {
    expect(dayInZone(new Date('2026-11-01T12:00:00Z'), 'Europe/Berlin', 29)).toBe('2026-10-03')
    expect(dayInZone(new Date('2028-03-01T12:00:00Z'), 'UTC', 1)).toBe('2028-02-29')
    expect(dayInZone(new Date('2026-03-29T01:30:00Z'), 'Europe/Berlin', 1)).toBe('2026-03-28')
  })
})

describe('Settings', () => {
  test('every section has an address; any other opens the first', () => {
    for (const { key } of sections) expect(sectionNamed(key)).toBe(key)
    expect(sectionNamed('nothing')).toBe('store')
    expect(sectionNamed(undefined)).toBe('store')
  })
})
