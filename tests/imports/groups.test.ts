import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutGroups, furthestApart } from '../../src/imports/groups.ts'
import type { CsvRow } from '../../src/imports/rows.ts'
import { createScatterWatch } from '../../src/imports/scattered.ts'

const rowsOf = (keys: readonly string[]): CsvRow[] =>
  keys.map((key, i) => ({ line: i + 2, next: { byte: i + 1, line: i + 3 }, cells: [key], problem: null }))

const cut = (keys: readonly string[], most: number, isEnd = true) => cutGroups(rowsOf(keys), keys, { most, isEnd })

const lines = (found: ReturnType<typeof cut>) =>
  found?.groups.map(({ key, rows }) => [key, rows.map((row) => row.line)])

describe('groups', () => {
  test('are the rows of one key, beside each other or mixed, in the order of their first rows', () => {
    expect(lines(cut(['a', 'a', 'b', 'c', 'b', 'd'], 10))).toEqual([
      ['a', [2, 3]],
      ['b', [4, 6]],
      ['c', [5]],
      ['d', [7]],
    ])
  })

  test('without a key stand alone', () => {
    expect(lines(cut(['', '', 'a'], 10))).toEqual([
      ['', [2]],
      ['', [3]],
      ['a', [4]],
    ])
  })

  test('are cut off where none goes on', () => {
    const found = cut(['a', 'b', 'a', 'c', 'd'], 4)
    expect([found?.count, found?.next]).toEqual([4, { byte: 4, line: 6 }])
    expect(cut(['a', 'b', 'a', 'c', 'd'], 2)?.count).toBe(3)
  })

  test('larger than was asked for stay whole', () => {
    expect(cut(['a', 'a', 'a', 'a', 'b'], 2)?.count).toBe(4)
  })

  test('that may go on beyond what is known are waited for', () => {
    expect(cut(['a', 'b'], 1, false)).toBeNull()
    const far = ['a', ...Array.from({ length: furthestApart }, (_, i) => `b${i}`)]
    expect(cut(far, 1, false)?.count).toBe(1)
    expect(cut(far.slice(0, -1), 1, false)).toBeNull()
  })

  test('of no rows are none', () => {
    expect(cut([], 10)).toBeNull()
  })
})

const keyList = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', ''), { minLength: 1, maxLength: 40 })

test('cut into pieces of any size, no key is in two pieces and no row is lost', () => {
  fc.assert(
    fc.property(keyList, fc.integer({ min: 1, max: 10 }), (keys, most) => {
      const seen: string[] = []
      let count = 0
      for (let rest = keys; rest.length > 0; ) {
        const found = cut(rest, most)
        if (!found) throw new Error('at the end of a file there is always a cut')
        expect(found.count).toBeGreaterThan(0)
        seen.push(...found.groups.map(({ key }) => key).filter((key) => key !== ''))
        count += found.groups.reduce((sum, { rows }) => sum + rows.length, 0)
        rest = rest.slice(found.count)
      }
      expect(count).toBe(keys.length)
      expect(new Set(seen).size).toBe(seen.length)
    }),
  )
})

describe('rows of one order that stand apart', () => {
  const watchAll = (keys: readonly string[]) => {
    const watch = createScatterWatch()
    return keys.map((key) => watch.isTooLate(key))
  }
  const others = (count: number) => Array.from({ length: count }, (_, i) => `other ${i}`)

  test('by less than a thousand are fine', () => {
    expect(watchAll(['a', ...others(furthestApart - 2), 'a']).includes(true)).toBe(false)
  })

  test('by more are too far apart', () => {
    expect(watchAll(['a', ...others(furthestApart), 'a']).indexOf(true)).toBe(furthestApart + 1)
  })

  test('count from the last row, not the first', () => {
    const half = others(furthestApart / 2)
    expect(watchAll(['a', ...half, 'a', ...half.map((key) => `${key}'`), 'a']).includes(true)).toBe(false)
  })

  test('without a key are never one order', () => {
    expect(watchAll(['', ...others(3 * furthestApart), '']).includes(true)).toBe(false)
  })

  test('are found among a hundred thousand orders', () => {
    const watch = createScatterWatch()
    const late = others(100_000).filter((key) => watch.isTooLate(key))
    expect(late).toEqual([])
    expect(['other 7', 'other 98000', 'new'].map((key) => watch.isTooLate(key))).toEqual([true, true, false])
  })
})
