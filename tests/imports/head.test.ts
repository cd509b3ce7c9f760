import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { readHead } from '../../src/imports/head.ts'

const head = (text: string | Buffer) => readHead(Buffer.from(text), 'utf-8')

describe('the header', () => {
  test.each([
    ['commas', 'Name,Email,Total\n1,2,3\n', ',', ['Name', 'Email', 'Total'], 17, 2],
    ['semicolons, with a comma in a name', 'Name;"Total, net";Email\r\n', ';', ['Name', 'Total, net', 'Email'], 25, 2],
    ['tabs', 'Name\tEmail\n', '\t', ['Name', 'Email'], 11, 2],
    ['one column', 'Name\n1\n', ',', ['Name'], 5, 2],
    ['a byte order mark', '\ufeffName,Email\n', ',', ['Name', 'Email'], 14, 2],
    ['blank lines above', '\n\nName,Email\n', ',', ['Name', 'Email'], 13, 4],
    ['a hint for Excel above', 'sep=;\r\nName;Email,Phone\r\n', ';', ['Name', 'Email,Phone'], 25, 3],
    ['a line break in a name', '"Two\nlines",b\n', ',', ['Two\nlines', 'b'], 14, 3],
    [
      'names that stand twice or not at all',
      'Notes,,Notes,,Notes\n',
      ',',
      ['Notes', '', 'Notes (2)', '', 'Notes (3)'],
      20,
      2,
    ],
    ['a NUL in a name', 'Na\0me,b\n', ',', ['Name', 'b'], 8, 2],
    ['line ends of old Macs', 'Name,Email\r1,2\r', ',', ['Name', 'Email'], 11, 2],
    ['a header and nothing else', 'Name,Email', ',', ['Name', 'Email'], 10, 1],
  ])('is read with %s', (_, text, separator, names, byte, line) => {
    const read = head(text)
    expect([read.dialect.separator, read.names]).toEqual([separator, names])
    expect(read.start).toEqual({ byte, line })
    expect(read.dialect.width).toBe(names.length)
  })

  test('may have ten thousand columns', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `column ${i}`)
    expect(head(`${names.join(',')}\n`).names).toEqual(names)
  })

  test.each([
    ['an empty file', '', 'The file is empty'],
    ['nothing but blank lines', '\n\n ,,\n', 'The file is empty'],
    ['UTF-16', Buffer.from('\ufeffName,Email', 'utf16le'), 'Save it as "CSV UTF-8"'],
    ['a workbook', Buffer.from('PK\x03\x04\x14\x00'), 'a workbook or an archive'],
    ['bytes that are no UTF-8', Buffer.from('Größe,b\n', 'latin1'), 'choose Windows-1252'],
    ['a quote that is never closed', '"Name,Email\n1,2\n', 'opens a quote that is never closed'],
  ])('%s has none', (_, text, problem) => {
    expect(() => head(text)).toThrow(AppError)
    expect(() => head(text)).toThrow(problem)
  })
})
