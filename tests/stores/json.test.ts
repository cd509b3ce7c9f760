import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Unreadable } from '../../src/stores/adapter.ts'
import { cleanText, parseJson } from '../../src/stores/json.ts'
import { jsonText } from './json-text.ts'

const parse = (text: string) => parseJson(Buffer.from(text))

test('every digit of a number is kept', () => {
  expect(parse('[820982911946154508,-9223372036854775808,0,195.67,0.10,1e400]')).toEqual([
    820982911946154508n,
    -9223372036854775808n,
    0n,
    '195.67',
    '0.10',
    '1e400',
  ])
  const digits = '7'.repeat(100_000)
  expect(parse(digits)).toBe(digits)
})

test('whatever is written is read back', () => {
  const leaf = fc.oneof(
    fc.bigInt({ min: -(10n ** 40n) + 1n, max: 10n ** 40n - 1n }),
    fc.string(),
    fc.boolean(),
    fc.constant(null),
  )
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('tree')),
      fc.dictionary(fc.string(), tie('tree'), { noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      expect(parse(jsonText(value))).toEqual(value)
    }),
  )
})

test.each([
  ['', 'The body is empty'],
  ['{"id":1', 'reached end of input'],
  ['{"id":"1', 'reached end of input'],
  ['id=1&a=2', 'The body is not JSON'],
  ['<html>', 'The body is not JSON'],
  ['{"a":01}', 'The body is not JSON'],
  ['{1:2}', 'The body is not JSON'],
  ['{"a":NaN}', 'The body is not JSON'],
  ['{"a":1}{"a":1}', 'The body is not JSON'],
  ['"\0"', 'The body is not JSON'],
])('the body %o is unreadable: %s', (text, reason) => {
  expect(() => parse(text)).toThrow(Unreadable)
  expect(() => parse(text)).toThrow(reason)
})

test('a reason never holds what the database could not', () => {
  for (const text of ['\0', '"\0"', '{"a":\0}', '{"\\u0000":1,"\\u0000":2}', '\ud800']) {
    expect(() => parse(text)).toThrow(/^[^\0]*$/)
  }
})

test('a reason stays short, however long what is wrong', () => {
  const key = 'k'.repeat(100_000)
  expect(() => parse(`{"${key}":1,"${key}":2}`)).toThrow(/^.{1,400}$/)
})

test('a key told twice with two values is refused rather than guessed', () => {
  expect(() => parse('{"id":1,"id":2}')).toThrow("Duplicate key 'id'")
  expect(parse('{"id":1,"id":1}')).toEqual({ id: 1n })
})

test('bytes that are not UTF-8 are unreadable, and a byte order mark is passed over', () => {
  expect(() => parseJson(Buffer.from([0x22, 0xff, 0x22]))).toThrow('The body is not UTF-8 text.')
  expect(parse('\ufeff{"a":1}')).toEqual({ a: 1n })
})

test.each(['[', '{"a":', '[{"a":'])('a body that opens %s a million times is refused, not followed down', (opening) => {
  expect(() => parse(opening.repeat(1_000_000))).toThrow('nests more than 64 levels deep')
})

test('brackets inside texts are no levels', () => {
  const text = `${'['.repeat(1_000)}\\"${'{'.repeat(1_000)}`
  expect(parse(`{"note":"${text}"}`)).toEqual({ note: text.replace('\\"', '"') })
  expect(parse(`[${'['.repeat(63)}${']'.repeat(63)}]`)).toBeInstanceOf(Array)
})

test('no body changes what objects inherit', () => {
  const parsed = parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}')
  expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
  expect(Reflect.get(Object(parsed), 'isAdmin')).toBeUndefined()
})

test('texts lose NUL and halves of surrogate pairs, and nothing else', () => {
  expect(cleanText('a\0b\ud83c\udf75c\ud800d')).toBe('ab\ud83c\udf75c\ufffdd')
})
