import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indented } from '../../src/admin/deliveries/indented.ts'
import { sizeText } from '../../src/admin/deliveries/size-text.ts'

describe('a body set in lines', () => {
  test('each value has its line, and nesting shows', () => {
    expect(indented('{"id":1,"lines":[{"sku":"A"},{"sku":"B"}],"note":null}')).toBe(
      [
        '{',
        '  "id": 1,',
        '  "lines": [',
        '    {',
        '      "sku": "A"',
        '    },',
        '    {',
        '      "sku": "B"',
        '    }',
        '  ],',
        '  "note": null',
        '}',
      ].join('\n'),
    )
  })

  test('an id beyond 2^53 keeps its last digits', () => {
    expect(indented('{"id":9007199254740993,"admin":98765432109876543210}')).toContain('9007199254740993')
    expect(indented('{"id":98765432109876543210}')).toContain('98765432109876543210')
  })

  test('a price keeps its zeros', () => {
    expect(indented('{"price":12.00,"e":1e3}')).toBe('{\n  "price": 12.00,\n  "e": 1e3\n}')
  })

  test('brackets, commas and quotes inside a text are left alone', () => {
    const body = String.raw`{"note":"a, {b}: [c] \"d\" \\","x":1}`
    expect(indented(body)).toBe(`{\n  "note": ${String.raw`"a, {b}: [c] \"d\" \\"`},\n  "x": 1\n}`)
  })

  test('what is empty stays on its line', () => {
    expect(indented('{"a":{},"b":[],"c":[ ]}')).toBe('{\n  "a": {},\n  "b": [],\n  "c": []\n}')
  })

  test('a body that was cut off is shown as far as it came', () => {
    expect(indented('{"id":12,"na')).toContain('"id": 12')
    expect(indented('}}]')).toContain('}')
    expect(indented('')).toBe('')
    expect(indented('not json at all')).toContain('not')
  })

  test('a kept line break inside a text that should not have one is kept', () => {
    expect(indented('{"a":"x\ny"}')).toContain('"x\ny"')
  })

  test('whatever JSON comes, the same JSON is shown', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(JSON.parse(indented(json))).toEqual(JSON.parse(json))
      }),
    )
  })

  test('it looks as JSON.stringify would write it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(indented(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })
})

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KB'],
  [20480, '20 KB'],
  [5 * 1024 * 1024, '5.0 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})
