import { describe, expect, test } from 'vitest'
import {
  columnsText,
  countsText,
  formatChoices,
  formatHint,
  formatWords,
  importWord,
  isUnderWay,
  kindWords,
  mayCancel,
  nobodyIsMailed,
  percentDone,
  problemsText,
} from '../../src/admin/imports/import-words.ts'
import { refusalsIntro } from '../../src/admin/imports/refusal-words.ts'
import { importStates } from '../../src/imports/import-row.ts'
import { formats, kinds } from '../../src/imports/layout.ts'
import type { ImportJson } from '../../src/web/schemas/import.ts'

const row: ImportJson = {
  id: '7',
  storeId: 'tea',
  kind: 'orders',
  format: 'shopify',
  fileName: 'orders.csv',
  state: 'done',
  bytes: 100,
  bytesDone: 100,
  rows: 1,
  recorded: 1,
  refused: 0,
  problem: null,
  createdAt: '2026-11-24T09:30:00.000Z',
  startedAt: null,
  finishedAt: null,
}

test('the choices are exactly what the API knows', () => {
  expect(Object.keys(kindWords)).toEqual([...kinds])
  expect(Object.keys(formatWords)).toEqual([...formats])
  expect(Object.keys(formatChoices)).toEqual([...formats])
})

test('a page about past orders says that nobody is mailed for one', () => {
  expect(nobodyIsMailed).toBe('Nobody is mailed for an order of the past.')
})

describe('an import’s state in a word', () => {
  test.each(importStates)('%s has one', (state) => {
    expect(importWord({ state, refused: 0 }).label.toLowerCase()).toMatch(/^[a-z]+$/)
  })

  test('one that left rows out is not shown as all well', () => {
    expect(importWord({ state: 'done', refused: 0 }).color).toBe('teal')
    expect(importWord({ state: 'done', refused: 3 })).toMatchObject({ label: 'Done', color: 'yellow' })
    expect(importWord({ state: 'failed', refused: 3 }).color).toBe('red')
  })

  test('what goes on by itself is asked for again, what has ended is not', () => {
    expect(importStates.filter((state) => isUnderWay({ state }))).toEqual(['uploading', 'waiting', 'running'])
  })

  test('an upload is cancelled where it runs, not in the list', () => {
    expect(importStates.filter((state) => mayCancel({ state }))).toEqual(['waiting', 'running'])
  })
})

describe('what an import did, in numbers', () => {
  test('one of each is not plural', () => {
    expect(countsText(row)).toBe('1 row · 1 order recorded')
  })

  test('products are products, and refused rows are told', () => {
    const products = { ...row, kind: 'products', rows: 12, recorded: 4, refused: 1 } as const
    expect(countsText(products)).toBe('12 rows · 4 products recorded · 1 row refused')
  })
})

test.each([
  [0, 0, 0],
  [5, 0, 0],
  [0, 100, 0],
  [999, 1000, 99],
  [1000, 1000, 100],
  [1001, 1000, 100],
])('%i of %i is %i percent', (done, all, percent) => {
  expect(percentDone(done, all)).toBe(percent)
})

test.each([
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
] as const)('a file separated by %j says so', (separator, word) => {
  expect(columnsText({ names: ['a', 'b'], separator })).toBe(`2 columns, separated by ${word}`)
})

describe('where a file comes from', () => {
  test.each(kinds.flatMap((kind) => formats.map((format) => [kind, format] as const)))('%s of %s', (kind, format) => {
    expect(formatHint(kind, format)).toMatch(/\.$/)
  })

  test('WooCommerce has no export of orders, which is said before anybody looks for it', () => {
    expect(formatHint('orders', 'woocommerce')).toContain('exports no orders')
    expect(formatHint('products', 'woocommerce')).not.toContain('exports no')
  })
})

describe('what the first rows say', () => {
  const good = { line: 2, rows: 1, problem: null, cells: [] }
  const bad = { line: 3, rows: 1, problem: 'Column "Total": not an amount', cells: [] }

  test('all well', () => {
    expect(problemsText([good], 'orders')).toBe('The first 1 order as they would be recorded.')
  })

  test('some would be refused, and the others are imported all the same', () => {
    expect(problemsText([good, bad], 'products')).toBe(
      'Of the first 2 products, 1 would be refused. The import goes on past them.',
    )
  })

  test('a header alone', () => {
    expect(problemsText([], 'orders')).toContain('no rows')
  })
})

test('more refusals than are kept are not promised', () => {
  expect(refusalsIntro(10_000)).not.toContain('are kept')
  expect(refusalsIntro(10_001)).toMatch(/The first 10.000 are kept\.$/)
})
