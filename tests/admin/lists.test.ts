import { describe, expect, test } from 'vitest'
import { problemText, Refusal } from '../../src/admin/client.ts'
import { keyed } from '../../src/admin/parts/keyed.ts'
import { codesIn } from '../../src/admin/rules/codes-in.ts'
import { countries } from '../../src/admin/rules/countries.ts'
import { priceText, stockText } from '../../src/admin/rules/product-words.ts'

describe('keys of a list', () => {
  test('a name that comes again is numbered', () => {
    const keys = keyed(['tea', 'pot', 'tea', 'tea'], (word) => word).map(({ key }) => key)
    expect(keys).toEqual(['tea', 'pot', 'tea #2', 'tea #3'])
  })

  test('items stay in their order', () => {
    expect(keyed([3, 1, 2], String).map(({ item }) => item)).toEqual([3, 1, 2])
    expect(keyed([], String)).toEqual([])
  })
})

describe('pasted codes', () => {
  test.each([
    ['A1\nB2\r\nC3', ['A1', 'B2', 'C3']],
    ['A1, B2;C3\tD4', ['A1', 'B2', 'C3', 'D4']],
    ['"A1","B2"', ['A1', 'B2']],
    ['A1\nA1\n a1', ['A1', 'a1']],
    ['  \n,, ;', []],
  ])('%j are %j', (text, codes) => {
    expect(codesIn(text)).toEqual(codes)
  })
})

describe('countries', () => {
  test('are those an order can come from, by name', () => {
    const codes = countries.map(({ value }) => value)
    expect(codes).toContain('DE')
    expect(codes).toContain('NA')
    expect(codes).not.toContain('EU')
    expect(codes).not.toContain('ZZ')
    expect(codes).not.toContain('DD')
    expect(codes).not.toContain('UK')
    expect(codes.length).toBeGreaterThan(230)
    expect(codes.length).toBeLessThan(260)
    const names = countries.map(({ label }) => label)
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)))
  })
})

describe('a product in the picker', () => {
  const variant = (minor: string, stock: number | null, sellsWithoutStock = false) => ({
    price: { minor, currency: 'EUR' },
    stock,
    sellsWithoutStock,
  })
  const product = (...variants: ReturnType<typeof variant>[]) => ({ variants, isActive: true })

  test('shows its price, or the lowest when variants differ', () => {
    expect(priceText(product(variant('1200', 1)))).toMatch(/12[.,]00/)
    expect(priceText(product(variant('1200', 1), variant('1200', 2)))).not.toContain('from')
    expect(priceText(product(variant('1200', 1), variant('900', 2)))).toMatch(/^from .*9[.,]00/)
    expect(priceText(product())).toBe('no price')
  })

  test('prices are compared as numbers, not as texts', () => {
    expect(priceText(product(variant('10000', 1), variant('9000', 1)))).toMatch(/90[.,]00/)
  })

  test.each([
    [product(variant('1', 0)), 'out of stock'],
    [product(variant('1', -3), variant('2', 0)), 'out of stock'],
    [product(variant('1', 3), variant('2', -1), variant('3', 4)), '7 in stock'],
    [product(variant('1', null), variant('2', 4)), 'stock not counted'],
    [product(variant('1', 0), variant('2', -1, true)), 'sells without stock'],
    [product(variant('1', 2), variant('2', 0, true)), '2 in stock'],
    [product(), 'nothing to sell'],
    [{ ...product(variant('1', 3)), isActive: false }, 'not on sale'],
  ])('its stock in words', (one, text) => {
    expect(stockText(one)).toBe(text)
  })
})

describe('the server’s words', () => {
  test.each([
    [{ error: { code: 'bad-rule', message: 'The rule cannot be saved.' } }, 'The rule cannot be saved.'],
    [{ message: 'Invalid email or password', code: 'INVALID' }, 'Invalid email or password'],
    [{ error: 'nothing to read' }, undefined],
    [null, undefined],
    ['<html>', undefined],
    [{ error: { message: 5 } }, undefined],
  ])('%j', (body, words) => {
    expect(problemText(body)).toBe(words)
  })

  test('a refusal carries its status, so that signing out is told from a failure', () => {
    expect(new Refusal(401, 'Sign in first.').status).toBe(401)
  })
})
