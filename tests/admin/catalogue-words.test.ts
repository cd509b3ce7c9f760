import { describe, expect, test } from 'vitest'
import { catalogueFilter } from '../../src/admin/catalogue/filter.ts'
import {
  cheapest,
  isOut,
  originText,
  productStockText,
  reducedFrom,
  saleWord,
  variantCountText,
  variantStockText,
  variantTitle,
} from '../../src/admin/catalogue/product-words.ts'

const euros = (minor: string) => ({ minor, currency: 'EUR' })

describe('what the catalogue shows', () => {
  test('stands in its address', () => {
    expect(catalogueFilter({ q: 4711, only: 'on-sale' })).toEqual({ q: '4711', only: 'on-sale' })
    expect(catalogueFilter({ q: '', only: 'deleted' })).toEqual({})
  })
})

describe('the price of a product', () => {
  test('is that of its cheapest variant, compared as numbers', () => {
    const variants = ['10000', '9000', '9000'].map((minor, place) => ({ price: euros(minor), place }))
    expect(cheapest(variants)?.place).toBe(1)
    expect(cheapest([])).toBeUndefined()
  })

  test('was reduced only from a higher one', () => {
    expect(reducedFrom({ price: euros('900'), compareAt: euros('1200') })).toEqual(euros('1200'))
    expect(reducedFrom({ price: euros('900'), compareAt: euros('900') })).toBeNull()
    expect(reducedFrom({ price: euros('10000'), compareAt: euros('9000') })).toBeNull()
    expect(reducedFrom({ price: euros('900'), compareAt: null })).toBeNull()
  })
})

describe('the stock of a variant', () => {
  test.each([
    [null, false, 'Not counted', false],
    [null, true, 'Not counted', false],
    [3, false, '3', false],
    [3, true, '3', false],
    [0, false, 'Out of stock', true],
    [-2, false, 'Out of stock', true],
    [0, true, '0, sells without stock', false],
    [-2, true, '-2, sells without stock', false],
  ])('of %s, selling without it: %s, is “%s”', (stock, sellsWithoutStock, text, out) => {
    expect(variantStockText({ stock, sellsWithoutStock })).toBe(text)
    expect(isOut({ stock, sellsWithoutStock })).toBe(out)
  })
})

describe('the rest in words', () => {
  test('a product’s stock is told whether it is on sale or not', () => {
    const variant = {
      externalId: '1',
      title: '',
      sku: null,
      price: euros('1'),
      compareAt: null,
      cost: null,
      imageUrl: null,
    }
    const of = (stock: number | null, sellsWithoutStock = false) =>
      productStockText({ variants: [{ ...variant, stock, sellsWithoutStock }] })
    expect([of(7), of(0), of(0, true), of(null)]).toEqual([
      ...['7 in stock', 'Out of stock', 'Sells without stock', 'Stock not counted'],
    ])
  })

  test.each([
    ['Default Title', 'The only variant'],
    ['', 'The only variant'],
    ['100 g', '100 g'],
  ])('a variant named “%s” is “%s”', (title, text) => {
    expect(variantTitle({ title })).toBe(text)
  })

  test('a list that stops at fifty variants says so', () => {
    expect(variantCountText([1])).toBe('1 variant')
    expect(variantCountText(new Array(49))).toBe('49 variants')
    expect(variantCountText(new Array(50))).toBe('50 variants or more')
  })

  test('what was not told is left out', () => {
    expect(originText({ vendor: 'Nordlicht', category: 'Tea' })).toBe('Nordlicht · Tea')
    expect(originText({ vendor: null, category: 'Tea' })).toBe('Tea')
    expect(originText({ vendor: '', category: null })).toBe('')
  })

  test('whether it is on sale has one word each', () => {
    expect([saleWord({ isActive: true }).label, saleWord({ isActive: false }).label]).toEqual([
      'On sale',
      'Not on sale',
    ])
  })
})
