import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, type CsvRow, type Dialect, longestRow, type Place, readRows } from '../../src/imports/rows.ts'

const start: Place = { byte: 0, line: 1 }
const plain: Dialect = { separator: ',', lineEnd: '\n', encoding: 'utf-8', width: 3 }

function read(text: string | Buffer, dialect: Partial<Dialect> = {}, block: Partial<Block> = {}) {
  return readRows({ bytes: Buffer.from(text), place: start, isEnd: true, ...block }, { ...plain, ...dialect })
}

const shown = ({ line, cells, problem }: CsvRow) => ({ line, cells, problem })

describe('rows', () => {
  test.each<[string, string | Buffer, Partial<Dialect>, string[][]]>([
    [
      'commas',
      'a,b,c\n1,2,3\n',
      {},
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    ['semicolons', 'a;b;"c;d"\n', { separator: ';' }, [['a', 'b', 'c;d']]],
    ['tabs', 'a\tb\tc\n', { separator: '\t' }, [['a', 'b', 'c']]],
    ['no line end at the end', 'a,b,c', {}, [['a', 'b', 'c']]],
    [
      'Windows line ends',
      'a,b,c\r\n1,2,3\r\n',
      {},
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    [
      'both line ends in one file',
      'a,b,c\r\n1,2,3\n',
      {},
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    [
      'line ends of old Macs',
      'a,b,c\r1,2,3\r',
      { lineEnd: '\r' },
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    ['a line break in quotes', 'a,"b\r\nB",c\n', {}, [['a', 'b\r\nB', 'c']]],
    ['a doubled quote', 'a,"7"" pot",c\n', {}, [['a', '7" pot', 'c']]],
    [
      'blank lines between',
      '\na,b,c\n\n,,\n  \n1,2,3\n\n',
      {},
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    ['a row that is shorter', 'a\nb,c\n', {}, [['a'], ['b', 'c']]],
    ['more cells that are empty', 'a,b,c,,\n', {}, [['a', 'b', 'c', '', '']]],
    ['a NUL', 'a,b\0,c\n', {}, [['a', 'b\0', 'c']]],
    ['nothing', '', {}, []],
    ['letters beyond ASCII', 'ä,日本,🫖\n', {}, [['ä', '日本', '🫖']]],
    [
      'Windows-1252',
      Buffer.from([0xe4, 0x2c, 0x80, 0x2c, 0x93, 0x0a]),
      { encoding: 'windows-1252' },
      [['ä', '€', '“']],
    ],
  ])('%s', (_, text, dialect, cells) => {
    const { rows } = read(text, dialect)
    expect(rows.map((row) => row.cells)).toEqual(cells)
    expect(rows.filter((row) => row.problem !== null)).toEqual([])
  })

  test('are counted by the lines of the file, those within quotes and blank ones too', () => {
    const { rows, next } = read('a,b,c\n"1\n\n1",2,3\r\n\nx,y,z\n')
    expect(rows.map((row) => row.line)).toEqual([1, 2, 6])
    expect(next).toEqual({ byte: 25, line: 7 })
  })

  test('of ten thousand cells are rows like any other', () => {
    const wide = Array.from({ length: 10_000 }, (_, i) => `c${i}`)
    const { rows } = read(`${wide.join(',')}\n${wide.join(',')}\n`, { width: 10_000 })
    expect(rows.map((row) => [row.cells.length, row.problem])).toEqual([
      [10_000, null],
      [10_000, null],
    ])
  })
})

describe('what is no row is refused alone', () => {
  test.each([
    ['a quote in the middle of a cell', 'a,b,c\n1,7" pot,3\nx,y,z\n', 'has a quote in the middle'],
    ['text behind a closing quote', 'a,b,c\n1,"7" pot,3\nx,y,z\n', 'has a quote in the middle'],
    ['a quote that swallows the next row', 'a,b,c\n1,"7,3\nx,"y",z\n', 'has a quote in the middle'],
    ['a quote that is never closed', 'a,b,c\n1,"7,3\nx,y,z\n', 'opens a quote that is never closed'],
    ['a separator without quotes', 'a,b,c\n1,2,3,4\nx,y,z\n', 'has 4 cells, the header has 3'],
    ['ten thousand cells', `a,b,c\n${'1,'.repeat(10_000)}1\nx,y,z\n`, 'has 10001 cells, the header has 3'],
    ['more than 1 MB', `a,b,c\n1,2,${'3'.repeat(longestRow + 10)}\nx,y,z\n`, 'longer than 1 MB'],
    [
      'bytes that are no UTF-8',
      Buffer.from('a,b,c\n1,\xe4,3\nx,y,z\n', 'latin1'),
      'not UTF-8 text: choose Windows-1252',
    ],
  ])('%s', (_, text, problem) => {
    const { rows, next } = read(text)
    expect(rows.map((row) => row.line)).toEqual([1, 2, 3])
    expect([rows[0]?.problem, rows[2]?.problem]).toEqual([null, null])
    expect(rows[1]?.problem).toContain(problem)
    expect(rows[2]?.cells).toEqual(['x', 'y', 'z'])
    expect(next.byte).toBe(Buffer.from(text).length)
  })

  test('a file that breaks off in the middle of a row', () => {
    const { rows } = read('a,b,c\n1,2')
    expect(rows[1]?.problem).toBe('has 2 of 3 cells: the file seems to be cut off here.')
  })

  test('and still tells roughly what stood in it, so that its order is known', () => {
    expect(read('a,b,c\n"1001","7" pot",3\n').rows[1]?.cells).toEqual(['1001', '7" pot', '3'])
  })
})

const cell = fc.oneof(
  fc.constantFrom('', '1', '12.50', 'tea', '"a ""quoted"" cell"', '"two\nlines"', '"two\r\nlines"', '"a,b"'),
  fc.constantFrom('ä', '日本', '🫖', '7" pot', '"open', '"x" y', '\0', ' '),
)
const line = fc
  .tuple(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n', '\n\n'))
  .map(([cells, end]) => cells.join(',') + end)
const file = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(''))

/** Reads a file as one does who only ever sees so many bytes of it, and sees more when that is too few. */
function readInBlocks(bytes: Buffer, sizes: readonly number[]): CsvRow[] {
  const rows: CsvRow[] = []
  let place = start
  for (let turn = 0; place.byte < bytes.length; turn++) {
    let size = sizes[turn % sizes.length] ?? 1
    for (;;) {
      const isEnd = place.byte + size >= bytes.length
      const read = readRows({ bytes: bytes.subarray(place.byte, place.byte + size), place, isEnd }, plain)
      rows.push(...read.rows)
      if (read.next.byte > place.byte || isEnd) {
        place = isEnd ? { ...read.next, byte: bytes.length } : read.next
        break
      }
      size *= 2
    }
  }
  return rows
}

test('however a file is cut into blocks, its rows are the same', () => {
  fc.assert(
    fc.property(file, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }), (text, sizes) => {
      const bytes = Buffer.from(text)
      expect(readInBlocks(bytes, sizes).map(shown)).toEqual(read(bytes).rows.map(shown))
    }),
    { numRuns: 500 },
  )
})
