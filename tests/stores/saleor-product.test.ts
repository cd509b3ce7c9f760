import { describe, expect, test } from 'vitest'
import { saleor } from '../../src/stores/saleor.ts'
import { listing, productId, saleorStore, told, variant } from './saleor-example.ts'
import { readProduct, receivedAt } from './saleor-read.ts'

const listed = (slug: string, changes: Record<string, unknown> = {}) => ({
  channel: { slug, currencyCode: 'EUR' },
  isPublished: true,
  isAvailableForPurchase: true,
  ...changes,
})

test('a product is read with its variants, at the price of the channel in the money of the store', () => {
  expect(readProduct()).toEqual({
    externalId: productId,
    version: expect.stringMatching(/^2026-11-24T10:00:06.000Z 000 /),
    title: 'Darjeeling',
    url: 'https://shop.example/tea/darjeeling',
    imageUrl: 'https://media.example/thumb.png',
    vendor: null,
    category: 'Tea',
    tags: ['black'],
    isActive: true,
    currency: 'EUR',
    variants: [
      {
        externalId: 'UHJvZHVjdFZhcmlhbnQ6MzQ4',
        title: '100 g',
        sku: 'TEA-100',
        priceMinor: 1250n,
        compareAtMinor: null,
        costMinor: 500n,
        stock: 42,
        sellsWithoutStock: false,
        imageUrl: 'https://media.example/tea.png',
        position: 1,
      },
    ],
  })
})

describe('the price by channel', () => {
  test('a variant that no channel of the store sells is left out, and the product is not for sale', () => {
    const channelListings = [
      { channel: { slug: 'us', currencyCode: 'USD' }, isPublished: true, isAvailableForPurchase: true },
    ]
    const variants = [variant({ channelListings: [listing('us', 'USD')] }), variant({ channelListings: null })]
    expect(readProduct({ channelListings, variants })).toMatchObject({ isActive: false, variants: [] })
  })

  test('a listing without a price sells nothing', () => {
    expect(readProduct({ variants: [variant({ channelListings: [{ ...listing(), price: null }] })] }).variants).toEqual(
      [],
    )
  })

  test('two channels with the same money and price agree', () => {
    const variants = [variant({ channelListings: [listing('de'), listing('at')] })]
    expect(readProduct({ variants }).variants).toMatchObject([{ priceMinor: 1250n }])
  })

  test('two channels with the same money and different prices are not guessed between', () => {
    const variants = [variant({ channelListings: [listing('de'), listing('at', 'EUR', 12.9)] })]
    expect(() => readProduct({ variants })).toThrow(
      'has different prices in EUR in the channels de and at: name the one of this store in the webhook\'s query, product(channel: "de").',
    )
  })

  test('a query that names its channel is answered by that one', () => {
    const variants = [variant({ channelListings: [listing('de'), listing('at', 'EUR', 12.9)] })]
    const channelListings = [listed('de'), listed('at', { isPublished: false })]
    expect(readProduct({ channel: 'at', variants, channelListings })).toMatchObject({
      isActive: false,
      variants: [{ priceMinor: 1290n }],
    })
  })

  test('a price in another currency than its channel is unreadable', () => {
    const odd = { ...listing(), price: { amount: 5, currency: 'USD' } }
    expect(() => readProduct({ variants: [variant({ channelListings: [odd] })] })).toThrow(
      'channelListing.price is 5 USD',
    )
  })
})

test.each([
  [[listed('de')], true],
  [[listed('de', { isPublished: false })], false],
  [[listed('de', { isAvailableForPurchase: false })], false],
  [[listed('de', { isAvailableForPurchase: null })], true],
  [[listed('de', { isPublished: false }), listed('at')], true],
  [null, false],
])('listed as %o it is for sale: %s', (channelListings, isActive) => {
  expect(readProduct({ channelListings }).isActive).toBe(isActive)
})

test.each([
  [{ trackInventory: false }, null],
  [{ stocks: [] }, 0],
  [{ stocks: null }, 0],
  [{ stocks: [{ quantity: 1, quantityAllocated: 3 }] }, -2],
])('a variant with %o has a stock of %s', (changes, stock) => {
  expect(readProduct({ variants: [variant(changes)] }).variants[0]?.stock).toBe(stock)
})

test('what is not told is none, and only web pages are linked', () => {
  const bare = {
    category: null,
    collections: null,
    metadata: [{ key: 'url', value: 'javascript:alert(1)' }],
    thumbnail: null,
  }
  const variants = [variant({ name: null, sku: '', media: null, channelListings: [{ ...listing(), costPrice: null }] })]
  expect(readProduct({ ...bare, variants })).toMatchObject({
    ...{ url: null, imageUrl: null, category: null, tags: [] },
    variants: [{ title: '', sku: null, imageUrl: null, costMinor: null }],
  })
})

test('a later event is newer, though the product itself did not change', () => {
  const [before, after] = [readProduct({}, '2026-11-24T10:00:00Z'), readProduct({}, '2026-11-24T10:00:00.5Z')]
  expect(after.version > before.version).toBe(true)
})

test('a removed product stays removed', () => {
  const body = Buffer.from(told({ product: { id: productId } }))
  const [removed] = saleor.read({ headers: {}, body, topic: 'product_deleted', receivedAt }, saleorStore)
  if (removed?.kind !== 'product-removed') throw new Error('Expected a removal')
  expect(removed.removal).toMatchObject({ externalId: productId, removedAt: new Date('2026-11-24T10:00:06Z') })
  expect(removed.removal.version > readProduct({}, '2030-01-01T00:00:00Z').version).toBe(true)
})
