import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalText, exponentOf, formatMoney, parseMinor, scaleMinor } from '../../src/lib/money.ts'

describe('reading a platform’s decimals', () => {
  test.each([
    ['12.30', 'EUR', 1230n],
    ['12.3', 'EUR', 1230n],
    ['12', 'EUR', 1200n],
    ['0', 'EUR', 0n],
    ['-8.10', 'EUR', -810n],
    ['+1.00', 'EUR', 100n],
    ['20', 'VND', 20n],
    ['20.00', 'JPY', 20n],
    ['2.000', 'KWD', 2000n],
    ['1.2345', 'CLF', 12345n],
    ['0.005', 'EUR', 1n],
    ['0.0049', 'EUR', 0n],
    ['-0.005', 'EUR', -1n],
    ['19.999', 'EUR', 2000n],
    ['99999999999999999999.99', 'EUR', 9999999999999999999999n],
    [' 7.50 ', 'EUR', 750n],
  ])('%s %s', (text, currency, minor) => {
    expect(parseMinor(text, currency)).toBe(minor)
  })

  test.each(['', 'free', '1,50', '1e3', '0x10', '.5', 'NaN', '1.2.3', '--1'])('"%s" is no amount', (text) => {
    expect(() => parseMinor(text, 'EUR')).toThrow(RangeError)
  })
})

test('what is written is what is read, in every currency', () => {
  const currency = fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF', 'XXX')
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), currency, (minor, code) => {
      expect(parseMinor(decimalText({ minor, currency: code }), code)).toBe(minor)
    }),
  )
})

test('exponents are those of ISO 4217, not of the browser', () => {
  expect(['EUR', 'JPY', 'KWD', 'IQD', 'UGX', 'CLF', 'HUF', 'ISK'].map(exponentOf)).toEqual([2, 0, 3, 3, 0, 4, 2, 0])
})

test('a customer reads money as money is written there', () => {
  const shown = formatMoney({ minor: 123456n, currency: 'EUR' }, 'de-DE').replaceAll('\u00a0', ' ')
  expect(shown).toBe('1.234,56 €')
  expect(formatMoney({ minor: 1234n, currency: 'JPY' }, 'ja-JP')).toMatch(/[¥￥]1,234/)
  expect(formatMoney({ minor: -5n, currency: 'USD' }, 'en-US')).toBe('-$0.05')
})

test('no digit is lost beyond what a double can hold', () => {
  expect(formatMoney({ minor: 900719925474099301n, currency: 'USD' }, 'en-US')).toBe('$9,007,199,254,740,993.01')
})

test('a share of an amount rounds half away from zero', () => {
  expect([scaleMinor(5n, 1n, 2n), scaleMinor(-5n, 1n, 2n), scaleMinor(10n, 1n, 3n), scaleMinor(0n, 7n, 9n)]).toEqual([
    3n,
    -3n,
    3n,
    0n,
  ])
})
