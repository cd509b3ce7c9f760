import { describe, expect, test } from 'vitest'
import { type DoneForPerson, doneWords } from '../../src/admin/privacy/done-words.ts'
import { erasedParts, exportFileName, heldParts, keptText } from '../../src/admin/privacy/how-much.ts'
import {
  dueOf,
  originText,
  outcomeOrNext,
  requestKinds,
  stateWord,
  whoText,
} from '../../src/admin/privacy/privacy-words.ts'
import { requestKinds as kindsOfApi, noCounts, outcomes } from '../../src/privacy/request.ts'
import type { PrivacyRequestRow } from '../../src/web/schemas/privacy.ts'

const open: PrivacyRequestRow = {
  ...{ id: '7', kind: 'export', origin: 'shopify', email: 'ada@example.com', orders: 2 },
  ...{ requestedAt: '2026-11-01T12:00:00.000Z', dueAt: '2026-12-01T12:00:00.000Z', isOverdue: false },
  ...{ doneAt: null, outcome: null, outcomeText: null, counts: noCounts },
}
const doneAt = '2026-11-20T12:00:00.000Z'

test('every kind of request has words', () => {
  expect(Object.keys(requestKinds)).toEqual([...kindsOfApi])
})

describe('who told a request', () => {
  const store = { platform: 'shopify', platformLabel: 'Shopify' } as const
  test.each([
    ['app', 'Asked here'],
    ['shopify', 'Told by Shopify'],
    ['another', 'Told by another'],
  ])('"%s": %s', (origin, text) => {
    expect(originText({ origin }, store)).toBe(text)
  })
})

describe('whom a request is about', () => {
  test.each<[string, Partial<PrivacyRequestRow>, string]>([
    ['an address that is known', {}, 'ada@example.com'],
    ['somebody the platform told by their orders', { email: null }, 'Somebody with 2 orders, address unknown'],
    ['one order', { email: null, orders: 1 }, 'Somebody with 1 order, address unknown'],
    ['nothing but the platform’s id', { email: null, orders: 0 }, 'Somebody whose address is unknown'],
    ['one that is done', { email: null, orders: 0, doneAt }, 'Who it was is no longer kept'],
    ['a closed shop', { kind: 'erase-all', email: null, orders: 0 }, 'Everybody who bought here'],
    ['a closed shop that is done', { kind: 'erase-all', email: null, doneAt }, 'Everybody who bought here'],
  ])('%s', (_, change, text) => {
    expect(whoText({ ...open, ...change })).toBe(text)
  })
})

describe('how long there is to answer', () => {
  test.each([
    ['2026-11-01T12:00:00.000Z', 'due in 30 days', false],
    ['2026-11-29T12:00:00.001Z', 'due in 1 day', false],
    ['2026-11-30T12:00:00.000Z', 'due in 1 day', false],
    ['2026-11-30T12:00:00.001Z', 'due within a day', false],
    ['2026-12-01T12:00:00.000Z', 'due within a day', false],
    ['2026-12-01T12:00:00.001Z', 'overdue', true],
    ['2026-12-02T12:00:00.000Z', 'overdue by 1 day', true],
    ['2026-12-11T13:00:00.000Z', 'overdue by 10 days', true],
  ])('at %s it is %s', (now, text, isOverdue) => {
    expect(dueOf(open, new Date(now))).toEqual({ text, isOverdue })
  })

  test('what the API calls overdue is so, even where this page’s clock is behind', () => {
    const due = dueOf({ ...open, isOverdue: true }, new Date('2026-12-01T11:59:59.000Z'))
    expect(due).toEqual({ text: 'overdue', isOverdue: true })
  })

  test('nothing is due once it is done', () => {
    expect(dueOf({ ...open, doneAt }, new Date('2027-01-01T00:00:00.000Z'))).toBeUndefined()
  })
})

describe('where a request stands', () => {
  test.each<[string, Partial<PrivacyRequestRow>, string, string]>([
    ['a copy nobody handed over', {}, 'To answer', 'yellow'],
    ['an erasure that goes on', { kind: 'erase' }, 'Being erased', 'blue'],
    ['a closed shop', { kind: 'erase-all' }, 'Being erased', 'blue'],
    ['one that is late', { isOverdue: true }, 'Overdue', 'red'],
    ['one that is done', { doneAt }, 'Done', 'teal'],
  ])('%s', (_, change, label, color) => {
    expect(stateWord({ ...open, ...change })).toMatchObject({ label, color })
  })

  test('what came of it is said as the API says it', () => {
    for (const outcomeText of Object.values(outcomes)) {
      expect(outcomeOrNext({ ...open, outcomeText })).toBe(outcomeText)
    }
  })

  test('before that, what happens next and by whom', () => {
    expect(outcomeOrNext(open)).toContain('hand it to the person')
    expect(outcomeOrNext({ ...open, email: null })).toContain('came without an address')
    expect(outcomeOrNext({ ...open, kind: 'erase' })).toContain('by itself')
    expect(outcomeOrNext({ ...open, kind: 'erase-all', email: null })).toContain('by itself')
  })
})

describe('how much went', () => {
  test('is said of what there was, in the singular where it was one', () => {
    const counts = { ...noCounts, customers: 1, orders: 2, mails: 1, deliveries: 12, notes: 1, refusalsKept: 3 }
    const parts = ['1 customer', '2 orders', '1 mail as it was sent', '12 webhook bodies', '1 other note']
    expect(erasedParts(counts)).toEqual(parts)
  })

  test('every count but the one that stays has its part', () => {
    const one = Object.fromEntries(Object.keys(noCounts).map((name) => [name, 1]))
    expect(erasedParts({ ...noCounts, ...one })).toHaveLength(Object.keys(noCounts).length - 1)
    expect(erasedParts(noCounts)).toEqual([])
  })

  test('who refused stays on the list, and that is said only where somebody did', () => {
    expect(keptText({ refusalsKept: 0 })).toBeUndefined()
    expect(keptText({ refusalsKept: 1 })).toMatch(/^1 address stays on the list not to mail/)
    expect(keptText({ refusalsKept: 2 })).toMatch(/^2 addresses stay /)
  })
})

describe('what was just done', () => {
  const held = {
    ...{ email: 'ada@example.com', exportedAt: '2026-11-24T23:59:59.999Z' },
    ...{ customers: [{}], orders: [{}, {}], messages: [], suppressions: [{}], deliveries: [], refusedRows: [{}, {}] },
  }
  const erased = (change: Partial<PrivacyRequestRow>): DoneForPerson => ({
    kind: 'erased',
    email: 'ada@example.com',
    request: { ...open, kind: 'erase', email: null, ...change },
  })

  test('an export names its file, which does not name the person, and what is in it', () => {
    expect(exportFileName(held)).toBe('personal-data-2026-11-24.json')
    const parts = ['1 customer', '2 orders', '1 entry on the list not to mail', '2 rows of imported files']
    expect(heldParts(held)).toEqual(parts)
    const { title, text, isSettled } = doneWords({ kind: 'exported', held })
    expect([title, isSettled]).toEqual(['The data of ada@example.com', true])
    expect(text).toBe('personal-data-2026-11-24.json is downloaded.')
  })

  test('where nothing is held, the API’s words stand alone', () => {
    const text = 'The store "tea" holds nothing about this address.'
    const words = doneWords({ kind: 'nothing', email: 'eve@example.com', text })
    expect(words).toMatchObject({ title: 'eve@example.com', text, parts: [], isSettled: false })
  })

  test('an erasure says what went and what stays', () => {
    const counts = { ...noCounts, customers: 1, refusalsKept: 1 }
    const words = doneWords(erased({ doneAt, outcome: 'erased', outcomeText: outcomes.erased, counts }))
    expect(words).toMatchObject({ title: 'ada@example.com', text: outcomes.erased, isSettled: true })
    expect(words.parts).toEqual(['1 customer'])
    expect(words.kept).toContain('stays on the list')
  })

  test('one that waits for a mail in the air, or found nothing, does not look finished', () => {
    const waits = { outcome: 'waits-for-mail', outcomeText: outcomes['waits-for-mail'] }
    expect(doneWords(erased(waits))).toMatchObject({ text: outcomes['waits-for-mail'], isSettled: false })
    const nothing = { doneAt, outcome: 'nothing-held', outcomeText: outcomes['nothing-held'] }
    expect(doneWords(erased(nothing)).isSettled).toBe(false)
  })
})
