import { describe, expect, test } from 'vitest'
import type { IncomingProduct } from '../../src/catalog/incoming.ts'
import { bigcommerceStore, gone, hook, productAnswers, productId, readOne, variant } from './bigcommerce-example.ts'

const updated = hook('store/product/updated', { type: 'product', id: productId })

function read(changes: Record<string, unknown> = {}, others = {}, store = bigcommerceStore): IncomingProduct {
  const incoming = readOne(updated, { ...productAnswers(changes), ...others }, store)
  if (incoming.kind !== 'product') throw new Error('Expected a product')
  return incoming.product
}

test('a product is read in full', () => {
  expect(read()).toMatchObject({
    externalId: `${productId}`,
    title: 'Darjeeling',
    url: 'https://shop.example/darjeeling/',
    imageUrl: 'https://cdn.example/tea.png',
    vendor: 'Nordlicht',
    category: 'Tea',
    tags: [],
    isActive: true,
    currency: 'EUR',
    version: expect.stringMatching(/^2026-11-20T07:00:00.000Z/),
  })
  expect(read().variants).toEqual([
    {
      externalId: '338',
      title: '100 g',
      sku: 'TEA-100',
      priceMinor: 1250n,
      compareAtMinor: null,
      costMinor: 400n,
      stock: 40,
      sellsWithoutStock: false,
      imageUrl: null,
      position: 1,
    },
    expect.objectContaining({ externalId: '339', priceMinor: 2600n, stock: 0, position: 2 }),
  ])
})

describe('the price of a variant', () => {
  const pricesOf = (ofVariant: Record<string, unknown>, ofProduct: Record<string, unknown> = {}) => {
    const [only] = read({ ...ofProduct, variants: [variant(ofVariant)] }).variants
    return [only?.priceMinor, only?.compareAtMinor]
  }

  test.each([
    ['as the storefront shows it', { calculated_price: 11 }, {}, 1100n, 1250n],
    ['rounded where a rule made it finer', { calculated_price: '11.6951' }, {}, 1170n, 1250n],
    ['its own', { calculated_price: null, price: '9.9000' }, {}, 990n, null],
    ['the product’s', { calculated_price: null }, {}, 1250n, null],
    ['the product’s sale price', { calculated_price: null }, { sale_price: 10 }, 1000n, 1250n],
    ['its own sale price', { calculated_price: null, price: 9.9, sale_price: 9 }, { sale_price: 10 }, 900n, 990n],
    ['beside the retail price', {}, { retail_price: 15 }, 1250n, 1500n],
    ['beside its own retail price', { retail_price: 14 }, { retail_price: 15 }, 1250n, 1400n],
    ['without a retail price that is lower', {}, { retail_price: 12.5 }, 1250n, null],
    ['higher than the product’s', { calculated_price: 13 }, {}, 1300n, null],
    ['nothing', { calculated_price: 0 }, { price: 0 }, 0n, null],
  ])('%s', (_, ofVariant, ofProduct, price, before) => {
    expect(pricesOf(ofVariant, ofProduct)).toEqual([price, before])
  })

  test('is refused when nobody tells it', () => {
    expect(() => pricesOf({ calculated_price: null }, { price: null })).toThrow('product.price is missing')
    expect(() => pricesOf({ calculated_price: 'free' })).toThrow('product.variants[0].calculated_price is "free"')
  })

  test.each([
    [null, 4, 400n],
    [3.5, 4, 350n],
    [0, 4, null],
    [null, 0, null],
    [null, null, null],
  ])('a cost of %o, of the product %o, is %s', (cost_price, ofProduct, costMinor) => {
    expect(read({ cost_price: ofProduct, variants: [variant({ cost_price })] }).variants).toMatchObject([{ costMinor }])
  })
})

describe('what is in stock', () => {
  test.each([
    ['none', {}, null],
    ['product', {}, 50],
    ['variant', {}, 40],
    ['variant', { inventory_level: -3 }, -3],
    ['variant', { inventory_level: null }, null],
    [null, {}, null],
    ['none', { purchasing_disabled: true }, 0],
    ['variant', { purchasing_disabled: true }, 0],
  ])('tracked by %s, a variant with %o has %o', (inventory_tracking, changes, stock) => {
    expect(read({ inventory_tracking, variants: [variant(changes)] }).variants).toMatchObject([{ stock }])
  })
})

test.each([
  [{ is_visible: false }, false],
  [{ availability: 'disabled' }, false],
  [{ availability: 'preorder' }, true],
])('with %o it is for sale: %s', (changes, isActive) => {
  expect(read(changes).isActive).toBe(isActive)
})

test.each([
  [{ custom_url: null }, null],
  [{ custom_url: { url: 'http://' } }, null],
  [{ custom_url: { url: 'javascript:alert(1)' } }, null],
  [{ custom_url: { url: '/tee-büsche/' } }, 'https://shop.example/tee-b%C3%BCsche/'],
])('with %o its page is %s', (changes, url) => {
  expect(read(changes).url).toBe(url)
})

test.each([
  [{ images: [] }, null],
  [{ images: [{ url_standard: 'https://cdn.example/only.png' }] }, 'https://cdn.example/only.png'],
  [{ images: null }, null],
])('with %o its picture is %s', (changes, imageUrl) => {
  expect(read(changes).imageUrl).toBe(imageUrl)
})

test('a brand and a category that are gone, or were never asked for, are none', () => {
  expect(read({}, { brand: gone, category: gone })).toMatchObject({ vendor: null, category: null })
})

test('a variant told twice is one, and one without options has no title', () => {
  const variants = [variant(), variant({ option_values: [] })]
  expect(read({ variants }).variants).toMatchObject([{ externalId: '338', title: '' }])
})

test('a removal stands against what was told before it and falls to what is told after', () => {
  const removed = readOne(hook('store/product/deleted', { type: 'product', id: productId }))
  const at = (date_modified: string) => read({ date_modified }).version
  const version = removed.kind === 'product-removed' ? removed.removal.version : ''
  expect(at('2026-11-24T09:00:10+00:00') < version).toBe(true)
  expect(at('2026-11-24T09:00:11+00:00') > version).toBe(true)
})

test.each([
  [{ product: gone }, 'product-removed'],
  [{ product: { status: 200, headers: {}, body: '{"data":{"id":7}}' } }, /answered with product 7 when asked for/],
  [{ product: { status: 200, headers: {}, body: '[]' } }, /"product" has no data/],
])('an answer that is %o reads as %s', (answers, expected) => {
  if (typeof expected === 'string') expect(readOne(updated, answers).kind).toBe(expected)
  else expect(() => readOne(updated, answers)).toThrow(expected)
})
