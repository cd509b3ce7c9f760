import { describe, expect, test } from 'vitest'
import { type DecimalMark, plainDecimal, plainWhole } from '../../src/imports/decimals.ts'

describe('an amount', () => {
  test.each<[string, DecimalMark, string]>([
    ['12.90', 'point', '12.90'],
    ['12', 'point', '12'],
    ['-5.00', 'point', '-5.00'],
    ['1,234.50', 'point', '1234.50'],
    ['1,234,567', 'point', '1234567'],
    [' 1 234.50 ', 'point', '1234.50'],
    ["'-5", 'point', '-5'],
    ['12,90', 'comma', '12.90'],
    ['1.234,50', 'comma', '1234.50'],
    ['1.234.567', 'comma', '1234567'],
    ['12', 'comma', '12'],
    ['1\u202f234,50', 'comma', '1234.50'],
  ])('%s with a decimal %s is %s', (text, mark, plain) => {
    expect(plainDecimal(text, mark)).toBe(plain)
  })

  test.each<[string, DecimalMark]>([
    ['12,90', 'point'],
    ['1,234', 'point'],
    ['12.90', 'comma'],
    ['1.234', 'comma'],
    ['€12.90', 'point'],
    ['12.90 EUR', 'point'],
    ['1,23,4.50', 'point'],
    ['1e3', 'point'],
    ['', 'point'],
    ['-', 'point'],
  ])('%s with a decimal %s is not guessed at', (text, mark) => {
    expect(() => plainDecimal(text, mark)).toThrow(`not an amount with a decimal ${mark}`)
  })
})

test('three is written in many ways', () => {
  expect(['3', '3.0', '3.00', '3.'].map((text) => plainWhole(text, 'point'))).toEqual(['3', '3', '3', '3'])
  expect(plainWhole('3,000', 'comma')).toBe('3')
  expect(plainWhole('2.5', 'point')).toBe('2.5')
  expect(() => plainWhole('three', 'point')).toThrow('not an amount')
})
