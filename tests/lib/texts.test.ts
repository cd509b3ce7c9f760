import { expect, test } from 'vitest'
import { normaliseEmail } from '../../src/lib/email-address.ts'
import { groupBy } from '../../src/lib/group-by.ts'
import { usableLocale } from '../../src/lib/locale.ts'
import { jsonLog } from '../../src/lib/log.ts'

test('an address is the same customer however it is typed', () => {
  expect(normaliseEmail('  Anna.Beck@Example.COM ')).toBe('anna.beck@example.com')
})

test.each([
  '',
  '   ',
  null,
  undefined,
  'anna',
  'anna@',
  '@example.com',
  'a b@example.com',
  'anna@example',
  '<a@b.de>',
  `${'a'.repeat(250)}@b.de`,
])('%s is no address a mail could go to', (text) => {
  expect(normaliseEmail(text)).toBeUndefined()
})

test('the first usable locale is taken, whatever platforms write', () => {
  expect(usableLocale('de_DE', 'en')).toBe('de-DE')
  expect(usableLocale('', null, undefined, 'fr')).toBe('fr')
  expect(usableLocale('not a locale', '!!')).toBe('en')
  expect(usableLocale()).toBe('en')
})

test('groups keep the order of what is in them', () => {
  const groups = groupBy([3, 1, 4, 1, 5, 9], (n) => (n % 2 === 0 ? 'even' : 'odd'))
  expect([...groups]).toEqual([
    ['odd', [3, 1, 1, 5, 9]],
    ['even', [4]],
  ])
})

test('a line of the log is one line of JSON, with the cause of an error', () => {
  const lines: string[] = []
  const log = jsonLog((line) => lines.push(line))
  log.info('started', { role: 'both' })
  log.error('failed', new Error('no answer', { cause: new Error('socket closed') }), { job: 'x' })
  log.error('failed', 'a text')
  const [info, failure, text] = lines.map((line): unknown => JSON.parse(line))
  expect(info).toMatchObject({ level: 'info', message: 'started', role: 'both' })
  expect(failure).toMatchObject({ level: 'error', error: 'no answer', cause: 'socket closed', job: 'x' })
  expect(text).toMatchObject({ error: 'a text' })
})
