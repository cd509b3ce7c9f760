import { describe, expect, test } from 'vitest'
import type { IncomingProduct } from '../../src/catalog/incoming.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'
import { bytes, product, productId, wooCommerceStore } from './woocommerce-example.ts'

const receivedAt = new Date('2026-11-24T12:00:00Z')

function read(changes: Record<string, unknown> = {}, store = wooCommerceStore): IncomingProduct {
  const delivery = { headers: {}, body: bytes(product(changes)), topic: 'product.updated', receivedAt }
  const [incoming] = woocommerce.read(delivery, store)
  if (incoming?.kind !== 'product') throw new Error('Expected a product')
  return incoming.product
}

test('a simple product is one variant of its own id', () => {
  expect(read()).toEqual({
    externalId: `${productId}`,
    version: expect.stringMatching(/^2026-11-20T07:00:00.000Z 000 /),
    title: 'Darjeeling & Milk',
    url: 'https://shop.example/product/darjeeling/',
    imageUrl: 'https://shop.example/tea.png',
    vendor: 'Nordlicht',
    category: 'Tea & More',
    tags: ['tea', 'black'],
    isActive: true,
    currency: 'EUR',
    variants: [
      {
        externalId: `${productId}`,
        title: '',
        sku: 'TEA-100',
        priceMinor: 1250n,
        compareAtMinor: 1400n,
        costMinor: null,
        stock: 40,
        sellsWithoutStock: false,
        imageUrl: null,
        position: 1,
      },
    ],
  })
})

test('a variation is told as a product of its own, and is one', () => {
  const told = read({ id: 295, type: 'variation', parent_id: 205, name: 'Plane - Black, Long', manage_stock: 'parent' })
  expect(told).toMatchObject({ externalId: '295', title: 'Plane - Black, Long', variants: [{ externalId: '295' }] })
})

test.each([
  [{ type: 'variable', variations: [488, 489] }],
  [{ type: 'variable', variations: [] }],
  [{ type: 'variable-subscription' }],
  [{ type: 'anything', variations: [488] }],
  [{ type: 'grouped', price: '' }],
  [{ type: 'external' }],
  [{ type: 'booking' }],
  [{ type: 'composite' }],
  [{ price: '' }],
  [{ price: null }],
])('what cannot go into a cart by its id alone has no variant to offer: %o', (changes) => {
  expect(read(changes).variants).toEqual([])
})

test.each([['simple'], ['variation'], ['subscription'], ['course'], [null], [undefined]])(
  'a product of the type %s can be offered',
  (type) => {
    expect(read({ type }).variants).toHaveLength(1)
  },
)

test.each([
  [{}, true],
  [{ status: 'draft' }, false],
  [{ status: 'private' }, false],
  [{ status: 'trash' }, false],
  [{ status: undefined }, true],
  [{ purchasable: false }, false],
  [{ purchasable: 1 }, true],
  [{ purchasable: '1' }, true],
  [{ purchasable: 0 }, false],
  [{ purchasable: undefined }, true],
  [{ post_password: 'hush' }, false],
  [{ post_password: '' }, true],
  // Reached by a link only, which is what a mail has.
  [{ catalog_visibility: 'hidden' }, true],
])('%o is for sale: %s', (changes, isActive) => {
  expect(read(changes).isActive).toBe(isActive)
})

describe('what of it is left', () => {
  test.each([
    [{}, 40, false],
    [{ stock_quantity: '16' }, 16, false],
    [{ stock_quantity: '1.5' }, 1, false],
    [{ stock_quantity: 2.5 }, 2, false],
    [{ stock_quantity: -3, backorders_allowed: true, stock_status: 'onbackorder' }, -3, true],
    [{ stock_quantity: null }, null, false],
    [{ stock_quantity: 'many' }, null, false],
    [{ manage_stock: false }, null, false],
    [{ manage_stock: 'parent' }, 40, false],
    [{ manage_stock: '1', backorders_allowed: '1' }, 40, true],
    [{ manage_stock: false, stock_status: 'outofstock' }, 0, false],
    [{ stock_quantity: 2, stock_status: 'outofstock' }, 0, false],
    [{ stock_quantity: -2, stock_status: 'outofstock' }, -2, false],
    [{ manage_stock: undefined, stock_status: undefined }, null, false],
  ])('%o leaves %o, sold without stock: %s', (changes, stock, sellsWithoutStock) => {
    expect(read(changes).variants).toMatchObject([{ stock, sellsWithoutStock }])
  })
})

test.each([
  ['12.50', '12.50', 1250n, null],
  ['12.50', '', 1250n, null],
  ['12.50', '10.00', 1250n, null],
  ['0', '0', 0n, null],
  [13.99, 16, 1399n, 1600n],
])('at the price %s, regularly %s, it costs %s instead of %s', (price, regular_price, priceMinor, compareAtMinor) => {
  expect(read({ price, regular_price }).variants).toMatchObject([{ priceMinor, compareAtMinor }])
})

test('prices are in the store’s currency, with its decimals', () => {
  const store = { ...wooCommerceStore, currency: 'JPY' }
  expect(read({ price: '1250', regular_price: '' }, store)).toMatchObject({
    currency: 'JPY',
    variants: [{ priceMinor: 1250n }],
  })
})

test.each([
  [{ permalink: 0 }, null],
  [{ permalink: 'javascript:alert(1)' }, null],
  [{ permalink: undefined }, null],
])('%o leads nowhere', (changes, url) => {
  expect(read(changes).url).toBe(url)
})

test.each([
  [{ image: { src: '//cdn.example/black.png' } }, 'https://cdn.example/black.png'],
  [{ images: [], image: null }, null],
  [{ images: null }, null],
])('the picture of %o is %o', (changes, imageUrl) => {
  expect(read(changes).imageUrl).toBe(imageUrl)
})

test.each([
  [{ price: 'free' }, 'product.price is "free": not a decimal amount.'],
  [{ id: null }, 'product.id is null'],
  [{ date_modified_gmt: 'now' }, 'product.date_modified_gmt is "now": not an ISO 8601 time with a zone.'],
])('%o is refused with the field', (changes, reason) => {
  expect(() => read(changes)).toThrow(reason)
})

test('a product in the bin is gone until it is told again', () => {
  const delivery = { headers: {}, body: Buffer.from('{"id":"7"}'), topic: 'product.deleted', receivedAt }
  const [gone] = woocommerce.read(delivery, wooCommerceStore)
  if (gone?.kind !== 'product-removed') throw new Error('Expected a removal')
  expect(gone.removal).toMatchObject({ externalId: '7', removedAt: receivedAt })
  expect(read().version < gone.removal.version).toBe(true)
  expect(read({ date_modified_gmt: '2026-11-24T12:00:01' }).version > gone.removal.version).toBe(true)
})
