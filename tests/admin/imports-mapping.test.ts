import { describe, expect, test } from 'vitest'
import {
  cellOf,
  fewOf,
  isInstant,
  type Layout,
  labelsOf,
  namedColumns,
  questionsOf,
  splitFields,
  unreadColumns,
  withColumn,
  withEncoding,
} from '../../src/admin/imports/mapping.ts'
import { refusalOf, uploadAddress } from '../../src/admin/imports/upload.ts'
import { layout as layoutSchema } from '../../src/imports/layout.ts'
import { uploadQuery } from '../../src/web/schemas/import.ts'

const layout: Layout = layoutSchema.parse({ columns: { orderId: 'Order', placedAt: 'Date' } })

describe('choosing columns', () => {
  test('another column for a field leaves the others as they are', () => {
    expect(withColumn(layout, 'placedAt', 'Paid').columns).toEqual({ orderId: 'Order', placedAt: 'Paid' })
  })

  test('a field without a column is left out, since its name alone counts as told', () => {
    expect(withColumn(layout, 'placedAt', null).columns).toEqual({ orderId: 'Order' })
    expect(withColumn(layout, 'placedAt', '').columns).toEqual({ orderId: 'Order' })
  })

  test('one column may tell two things', () => {
    expect(withColumn(layout, 'number', 'Order').columns).toMatchObject({ orderId: 'Order', number: 'Order' })
  })

  test('in another encoding, a name with an umlaut is chosen again', () => {
    const german = withColumn(layout, 'quantity', 'Stück (Größe)')
    expect(withEncoding(german, 'windows-1252')).toEqual({ ...layout, encoding: 'windows-1252' })
  })

  test('a column without a name cannot be chosen', () => {
    expect(namedColumns(['Order', '', 'Date', ''])).toEqual(['Order', 'Date'])
  })

  test('what no field takes is not read', () => {
    expect(unreadColumns({ names: ['Order', 'Date', 'Mood', ''], layout })).toEqual(['Mood'])
  })

  test('what is needed stands first, each in the order of the API', () => {
    const field = (name: string, isNeeded: boolean) => ({ name, label: name, help: '', isNeeded })
    const { needed, others } = splitFields([field('a', false), field('b', true), field('c', false), field('d', true)])
    expect(needed.map(({ name }) => name)).toEqual(['b', 'd'])
    expect(others.map(({ name }) => name)).toEqual(['a', 'c'])
  })
})

describe('what is asked of a file', () => {
  test('products have no dates', () => {
    expect(questionsOf('products', 'generic')).toEqual(['encoding', 'decimal'])
  })

  test('only Shopify’s orders show by themselves whether prices hold the tax', () => {
    expect(questionsOf('orders', 'shopify')).not.toContain('taxIncluded')
    expect(questionsOf('orders', 'woocommerce')).toContain('taxIncluded')
    expect(questionsOf('orders', 'generic')).toContain('taxIncluded')
  })

  test('every question is one the API knows', () => {
    const known = Object.keys(layout)
    expect(known).toEqual(expect.arrayContaining([...questionsOf('orders', 'generic')]))
  })
})

describe('the first rows as a table', () => {
  const plain = { line: 2, rows: 1, problem: null, cells: [{ label: 'Order', value: '1' }] }
  const refunded = {
    line: 3,
    rows: 2,
    problem: null,
    cells: [
      { label: 'Order', value: '2' },
      { label: 'Refunded', value: '1.00 EUR' },
      { label: 'Refunded', value: '2.00 EUR' },
    ],
  }

  test('a label that only some rows have is a column all the same', () => {
    expect(labelsOf([plain, refunded])).toEqual(['Order', 'Refunded'])
    expect(cellOf(plain, 'Refunded')).toBe('')
  })

  test('two refunds of an order share a cell', () => {
    expect(cellOf(refunded, 'Refunded')).toBe('1.00 EUR, 2.00 EUR')
  })

  test('a narrow screen shows the first five, and every problem', () => {
    const lines = Array.from({ length: 9 }, (_, place) => ({ ...plain, line: place + 2 }))
    const items = [...lines, { ...plain, line: 11, problem: '"Total" is empty' }]
    expect(fewOf(items).map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 11])
  })

  test.each([
    ['2026-11-24T09:30:00.000Z', true],
    ['2026-11-24', false],
    ['Tea of 2026-11-24T09:30:00.000Z', false],
    ['unpaid', false],
  ])('%s is a time: %s', (text, is) => {
    expect(isInstant(text)).toBe(is)
  })
})

describe('an upload', () => {
  const address = (name: string) =>
    uploadAddress({ store: 'tea', kind: 'orders', format: 'generic', layout, file: { name } })
  const queryOf = (path: string) => uploadQuery.parse(Object.fromEntries(new URL(path, 'http://shop').searchParams))

  test('tells the API the layout it was shown, and the file’s name', () => {
    const { layout: told, ...others } = queryOf(address('Bestellungen & Größe.csv'))
    expect(others).toEqual({ store: 'tea', kind: 'orders', format: 'generic', name: 'Bestellungen & Größe.csv' })
    expect(told).toEqual({ chosen: true, ...layout })
  })

  test('of a file with an endless name keeps the end', () => {
    expect(queryOf(address(`${'a'.repeat(300)}.csv`)).name).toMatch(/^a{196}\.csv$/)
  })

  test('that was taken has no reason not to be', () => {
    expect(refusalOf(200, '{}')).toBeUndefined()
  })

  test('that was not taken says why in the server’s words', () => {
    const refused = refusalOf(422, '{"error":{"code":"bad-file","message":"Line 9: no end of a quote."}}')
    expect(refused).toMatchObject({ status: 422, code: 'bad-file', message: 'Line 9: no end of a quote.' })
  })

  test('that a proxy stopped says at least its status', () => {
    expect(refusalOf(413, '<html>Too large</html>')?.message).toBe('The server answered 413.')
  })
})
