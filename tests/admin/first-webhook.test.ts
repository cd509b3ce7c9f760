import { describe, expect, test } from 'vitest'
import { secretText } from '../../src/admin/settings/secret-text.ts'
import { arrivedText, isLongAgo, reachOf } from '../../src/admin/stores/arrived.ts'

const firstAt = '2026-11-24T12:00:00.000Z'
const row = (topic: string, changes = {}) => ({
  topic,
  state: 'applied' as const,
  isAsking: false,
  receivedAt: '2026-11-24T12:05:00.000Z',
  ...changes,
})

describe('the first webhook', () => {
  test('is told with what became of it', () => {
    const rows = [row('products/update'), row('orders/paid', { receivedAt: firstAt })]
    expect(arrivedText(rows, firstAt)).toBe('The first webhook came: orders/paid, applied.')
  })

  test('of two in one moment is the one that was kept first', () => {
    const rows = [row('second', { receivedAt: firstAt }), row('first', { receivedAt: firstAt })]
    expect(arrivedText(rows, firstAt)).toContain('came: first,')
  })

  test.each([
    [{ state: 'waiting' as const }, 'about to be read'],
    [{ state: 'waiting' as const, isAsking: true }, 'waiting for the API'],
    [{ state: 'ignored' as const }, 'understood, with nothing in it for Notch'],
    [{ state: 'quarantined' as const }, 'but it could not be read'],
  ])('%j is said in words', (changes, words) => {
    expect(arrivedText([row('orders/paid', { ...changes, receivedAt: firstAt })], firstAt)).toContain(words)
  })

  test('that is long past gives way to the last one', () => {
    expect(arrivedText([row('orders/updated')], firstAt)).toBe('The last webhook: orders/updated, applied.')
  })

  test('whose row is not read yet is told all the same', () => {
    expect(arrivedText([], firstAt)).toBe('The first webhook came.')
  })
})

test('a store that was added a while ago needs no more patience', () => {
  expect(isLongAgo(firstAt, new Date('2026-11-24T12:09:59Z'))).toBe(false)
  expect(isLongAgo(firstAt, new Date('2026-11-24T12:10:00Z'))).toBe(true)
})

describe('who reaches a hook address', () => {
  test.each([
    ['https://notch.example/hooks/tea', 'everybody'],
    ['https://notch.example:8443/hooks/tea', 'everybody'],
    ['http://notch.example/hooks/tea', 'unencrypted'],
    ['http://localhost:3000/hooks/tea', 'this-machine'],
    ['http://127.0.0.1:3000/hooks/tea', 'this-machine'],
    ['http://[::1]:3000/hooks/tea', 'this-machine'],
    ['http://localhost.example/hooks/tea', 'unencrypted'],
  ])('%s: %s', (url, reach) => {
    expect(reachOf(url)).toBe(reach)
  })
})

test.each([
  ['1234', 'ends in 1234'],
  ['ab+/', 'ends in ab+/'],
  ['Bw==', 'ends in Bw=='],
  ['"}]}', 'a set of keys'],
  ['Y---', 'a set of keys'],
])('of a secret that ends in %s people read “%s”', (lastFour, text) => {
  expect(secretText(lastFour)).toBe(text)
})
