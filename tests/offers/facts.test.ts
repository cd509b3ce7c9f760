import { expect, test } from 'vitest'
import { factsOf } from '../../src/offers/facts.ts'
import { factsFor, product, tellOrder } from './support/situations.ts'

test('tags and categories are those of every product bought, in lower case, each once', () => {
  const lines = ['tea', 'cup', 'tea', 'unknown'].map((productExternalId) => ({ productExternalId, unitMinor: 1n }))
  const products = [
    product('tea', { tags: ['Green', 'GIFT'], category: 'Loose Tea' }),
    product('cup', { tags: ['gift'], category: null }),
    product('pot', { tags: ['iron'], category: 'Pots' }),
  ]
  const facts = factsFor({ order: { lines }, products })
  expect([...facts.tags]).toEqual(['green', 'gift'])
  expect([...facts.categories]).toEqual(['loose tea'])
  expect([...facts.productIds]).toEqual(['tea', 'cup', 'unknown'])
})

test('of a product bought twice the dearest piece is its price', () => {
  const lines = [900n, 1100n, 1000n].map((unitMinor) => ({ productExternalId: 'tea', unitMinor }))
  const facts = factsFor({ order: { lines } })
  expect(facts.unitPrices).toEqual(new Map([['tea', 1100n]]))
  expect(facts.dearestMinor).toBe(1100n)
})

test('a line whose product the platform did not name counts for the dearest piece only', () => {
  const lines = [
    { productExternalId: null, unitMinor: 5000n },
    { productExternalId: 'tea', unitMinor: 1000n },
  ]
  const facts = factsFor({ order: { lines } })
  expect(facts.dearestMinor).toBe(5000n)
  expect([...facts.productIds]).toEqual(['tea'])
  expect([...facts.ownedProductIds]).toEqual(['tea'])
})

test('what was bought free of charge is bought', () => {
  const facts = factsFor({ order: { lines: [{ productExternalId: 'sample', unitMinor: 0n }] } })
  expect(facts.dearestMinor).toBe(0n)
  expect(facts.ownedProductIds.has('sample')).toBe(true)
})

test('earlier orders and this one together are owned', () => {
  const facts = factsOf(tellOrder(), ['cup', 'tea'], () => undefined)
  expect([...facts.ownedProductIds].sort()).toEqual(['cup', 'tea'])
})
