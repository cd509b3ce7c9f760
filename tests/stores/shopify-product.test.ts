import { expect, test } from 'vitest'
import type { IncomingProduct } from '../../src/catalog/incoming.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { bytes, product, productId, shopifyStore, variant } from './shopify-example.ts'

const receivedAt = new Date('2026-11-25T12:00:00Z')

function read(changes: Record<string, unknown> = {}, store = shopifyStore): IncomingProduct {
  const delivery = { headers: {}, body: bytes(product(changes)), topic: 'products/update', receivedAt }
  const [incoming] = shopify.read(delivery, store)
  if (incoming?.kind !== 'product') throw new Error('Expected a product')
  return incoming.product
}

const readVariant = (changes: Record<string, unknown>) => read({ variants: [variant(changes)] }).variants[0]

test('a product is read in full, in the money of the store', () => {
  expect(read()).toEqual({
    externalId: `${productId}`,
    version: expect.stringMatching(/^2026-11-20T07:00:00.000Z 000 /),
    title: 'Darjeeling',
    url: 'https://shop.example/products/darjeeling-first-flush',
    imageUrl: 'https://cdn.example/tea.png',
    vendor: 'Nordlicht',
    category: 'Tea',
    tags: ['tea', 'black'],
    isActive: true,
    currency: 'EUR',
    variants: [
      {
        externalId: '642667041472713923',
        title: '100 g',
        sku: 'TEA-100',
        priceMinor: 1250n,
        compareAtMinor: null,
        costMinor: null,
        stock: 40,
        sellsWithoutStock: false,
        imageUrl: null,
        position: 1,
      },
      expect.objectContaining({
        externalId: '757650484644203962',
        priceMinor: 2600n,
        imageUrl: 'https://cdn.example/tea-large.png',
        position: 2,
      }),
    ],
  })
})

test.each([
  [{ status: 'active' }, true],
  [{ status: 'draft' }, false],
  [{ status: 'archived' }, false],
  [{ status: 'active', published_at: null }, false],
  [{ status: undefined }, true],
  [{ status: undefined, published_at: null }, false],
])('a product with %o may be offered: %s', (changes, isActive) => {
  expect(read(changes).isActive).toBe(isActive)
})

test.each([
  [{ inventory_management: 'shopify', inventory_quantity: 0 }, 0],
  [{ inventory_management: 'shopify', inventory_quantity: -3 }, -3],
  [{ inventory_management: null, inventory_quantity: 0 }, null],
  [{ inventory_management: undefined, inventory_quantity: 7 }, 7],
  [{ inventory_management: 'shopify', inventory_quantity: null }, null],
])('a variant with %o has a stock of %s', (changes, stock) => {
  expect(readVariant(changes)?.stock).toBe(stock)
})

test('a variant that may be sold without stock says so', () => {
  expect(readVariant({ inventory_policy: 'continue' })?.sellsWithoutStock).toBe(true)
})

test('the struck-through price is kept, and an empty one is none', () => {
  expect(readVariant({ compare_at_price: '15.00' })?.compareAtMinor).toBe(1500n)
  expect(readVariant({ compare_at_price: '' })?.compareAtMinor).toBeNull()
})

test('a product without options shows no variant title', () => {
  expect(readVariant({ title: 'Default Title' })?.title).toBe('')
})

test.each([
  ['JPY', '1200', 1200n],
  ['KWD', '1.250', 1250n],
])('a price in %s keeps its decimals', (currency, price, priceMinor) => {
  const told = read({ variants: [variant({ price })] }, { ...shopifyStore, currency })
  expect(told).toMatchObject({ currency, variants: [{ priceMinor }] })
})

test.each([
  [{ image: null }, 'https://cdn.example/tea.png'],
  [{ image: null, images: [] }, null],
  [{ image: { src: 'javascript:alert(1)' }, images: [] }, null],
  [{ image: { src: 'not a link' }, images: [] }, null],
])('the picture of a product with %o is %s', (changes, imageUrl) => {
  expect(read(changes).imageUrl).toBe(imageUrl)
})

test('a handle in any script leads to the product page, and none leads nowhere', () => {
  expect(read({ handle: '緑茶/../x' }).url).toBe('https://shop.example/products/%E7%B7%91%E8%8C%B6%2F..%2Fx')
  expect(read({ handle: null }).url).toBeNull()
})

test('the category is the product type, else Shopify’s own taxonomy', () => {
  expect(read({ product_type: '', category: { name: 'Tea & Infusions' } }).category).toBe('Tea & Infusions')
  expect(read({ product_type: '', category: null }).category).toBeNull()
})

test('a variant told twice is one variant', () => {
  expect(read({ variants: [variant({ price: '1.00' }), variant({ price: '2.00' })] }).variants).toHaveLength(1)
})

test('a removed product stays removed, whatever is told of it later and in whatever order', () => {
  const body = Buffer.from(`{"id":${productId}}`)
  const [incoming] = shopify.read({ headers: {}, body, topic: 'products/delete', receivedAt }, shopifyStore)
  if (incoming?.kind !== 'product-removed') throw new Error('Expected a removal')
  expect(incoming.removal).toMatchObject({ externalId: `${productId}`, removedAt: receivedAt })
  expect(incoming.removal.version > read({ updated_at: '9999-01-01T00:00:00Z' }).version).toBe(true)
  const [again] = shopify.read(
    { headers: {}, body, topic: 'products/delete', receivedAt: new Date('2027-01-01T00:00:00Z') },
    shopifyStore,
  )
  expect(again).toMatchObject({ removal: { version: incoming.removal.version } })
})

test.each([
  [{ id: undefined }, 'product.id is missing.'],
  [{ variants: [variant({ price: undefined })] }, 'product.variants[0].price is missing.'],
  [{ variants: [variant({ id: {} })] }, 'product.variants[0].id is {}'],
])('a product with %o is unreadable, and the reason names the field', (changes, reason) => {
  expect(() => read(changes)).toThrow(reason)
})
