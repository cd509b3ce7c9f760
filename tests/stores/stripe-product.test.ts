import { expect, test } from 'vitest'
import { event, openedAt, product, readEvent } from './stripe-example.ts'

const price = (changes: Record<string, unknown> = {}) => ({
  ...{ id: 'price_100g', active: true, type: 'one_time', currency: 'eur', unit_amount: 1250, nickname: '100 g' },
  ...changes,
})
const read = (changes: Record<string, unknown> = {}) =>
  readEvent(event('product.updated', product({ default_price: price(), ...changes })))
const ignored = (why: string) => ({ kind: 'ignored', reason: `The product is not kept: ${why}` })

test('a product that holds its price is read in full', () => {
  const images = ['https://cdn.example/tea.png', 'https://cdn.example/more.png']
  expect(read({ images, url: 'https://shop.example/tea', updated: openedAt })).toEqual({
    kind: 'product',
    product: {
      externalId: 'prod_tea',
      version: expect.stringMatching(/^2026-11-24T10:00:00.000Z 000 /),
      title: 'Darjeeling',
      url: 'https://shop.example/tea',
      imageUrl: 'https://cdn.example/tea.png',
      vendor: null,
      category: null,
      tags: [],
      isActive: true,
      currency: 'EUR',
      variants: [
        {
          externalId: 'price_100g',
          title: '100 g',
          sku: 'TEA-100',
          priceMinor: 1250n,
          compareAtMinor: null,
          costMinor: null,
          stock: null,
          sellsWithoutStock: false,
          imageUrl: null,
          position: 1,
        },
      ],
    },
  })
})

test.each([
  [{ default_price: 'price_100g' }, 'it names its prices but does not hold them.'],
  [{ default_price: null }, 'it names its prices but does not hold them.'],
  [{ default_price: undefined }, 'it names its prices but does not hold them.'],
  [{ default_price: price({ type: 'recurring' }) }, 'its price is one of a subscription.'],
  [{ default_price: price({ unit_amount: null }) }, 'its price is no fixed amount.'],
])('a product with %o is not kept, and says why', (changes, why) => {
  expect(read(changes)).toEqual(ignored(why))
})

test.each([
  [{ active: false }, { isActive: false }],
  [{ default_price: price({ active: false }) }, { isActive: false }],
  [
    { images: null, url: 'javascript:alert(1)' },
    { imageUrl: null, url: null },
  ],
  [{ images: [7] }, { imageUrl: null }],
  [{ name: null }, { title: '' }],
  [
    { default_price: price({ currency: 'jpy', unit_amount: 500 }) },
    { currency: 'JPY', variants: [{ priceMinor: 500n }] },
  ],
  [{ metadata: null }, { variants: [{ sku: null }] }],
])('a product with %o is read as %o', (changes, expected) => {
  expect(read(changes)).toMatchObject({ kind: 'product', product: expected })
})

test('a product is removed until it is told again later', () => {
  const removed = readEvent(event('product.deleted', product(), { created: openedAt }))
  if (removed.kind !== 'product-removed') throw new Error('Expected a removal')
  expect(removed.removal).toMatchObject({ externalId: 'prod_tea', removedAt: new Date(openedAt * 1000) })
  const versionAt = (updated: number) => {
    const told = read({ updated })
    return told.kind === 'product' ? told.product.version : ''
  }
  expect(versionAt(openedAt) < removed.removal.version).toBe(true)
  expect(versionAt(openedAt + 1) > removed.removal.version).toBe(true)
})

test('a product without any time of change has that of its event', () => {
  const told = read({ updated: null })
  expect(told).toMatchObject({ product: { version: expect.stringMatching(/^2026-11-24T10:05:00.000Z/) } })
})
