import { beforeEach, expect, test } from 'vitest'
import type { IncomingProduct, ProductRemoval } from '../../src/catalog/incoming.ts'
import { recordProducts, removeProducts } from '../../src/catalog/record.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { aProduct, aVariant, minutesAfterTen, version } from '../support/incoming.ts'
import { recordedRows } from '../support/recorded-rows.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const { client } = database

const tell = (...products: IncomingProduct[]) => client.$transaction((rows) => recordProducts(rows, 'shop', products))
const remove = (...removals: ProductRemoval[]) => client.$transaction((rows) => removeProducts(rows, 'shop', removals))
const removal = (minute: number): ProductRemoval => ({
  externalId: 'tea',
  version: version(minute),
  removedAt: minutesAfterTen(minute),
})
const catalog = async () => {
  const { products, variants } = await recordedRows(database, 'shop')
  return { products, variants }
}

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

test('a product is recorded with its variants, at their price and stock', async () => {
  await tell(aProduct({ variants: [aVariant(), aVariant({ externalId: 'tea-250', priceMinor: 2300n, stock: null })] }))
  expect(await catalog()).toMatchObject({
    products: [{ externalId: 'tea', title: 'Sencha', tags: ['green'], isActive: true, deletedAt: null }],
    variants: [
      { externalId: 'tea-100', priceMinor: 1000n, currency: 'EUR', stock: 12, compareAtMinor: null },
      { externalId: 'tea-250', priceMinor: 2300n, currency: 'EUR', stock: null },
    ],
  })
})

test('a newer telling replaces the variants, so that a dropped one is offered no more', async () => {
  await tell(aProduct({ variants: [aVariant(), aVariant({ externalId: 'tea-250' })] }))
  await tell(aProduct({ version: version(2), variants: [aVariant({ externalId: 'tea-250', stock: 0 })] }))
  expect((await catalog()).variants).toMatchObject([{ externalId: 'tea-250', stock: 0 }])
})

test('an older telling changes neither product nor variants', async () => {
  await tell(aProduct({ version: version(2) }))
  const before = await catalog()
  await tell(
    aProduct({ version: version(1), title: 'Old', variants: [aVariant({ stock: 0 }), aVariant({ externalId: 'x' })] }),
  )
  expect(await catalog()).toEqual(before)
})

test('several tellings in one set are recorded as the newest', async () => {
  await tell(aProduct({ version: version(3), title: 'third' }), aProduct({ version: version(2), title: 'second' }))
  expect((await catalog()).products).toMatchObject([{ title: 'third' }])
})

test('a removed product leaves a tombstone without variants', async () => {
  await tell(aProduct())
  await remove(removal(2))
  expect(await catalog()).toMatchObject({
    products: [{ externalId: 'tea', isActive: false, deletedAt: minutesAfterTen(2) }],
    variants: [],
  })
})

test('a product removed before it was described is the same tombstone', async () => {
  await tell(aProduct())
  await remove(removal(2))
  const inOrder = await catalog()
  await emptyTables(database)
  await addStore(database)
  await remove(removal(2))
  await tell(aProduct())
  expect(await catalog()).toEqual(inOrder)
})

test('a product told anew after its removal is back', async () => {
  await remove(removal(2))
  await tell(aProduct({ version: version(3) }))
  expect(await catalog()).toMatchObject({ products: [{ deletedAt: null, isActive: true }], variants: [{ stock: 12 }] })
})

test.each([
  ['first', [1, 2]],
  ['last', [2, 1]],
  ['in one set', [0]],
] as const)('a variant that two products claim belongs to the newer telling, told %s', async (_, arrival) => {
  const old = aProduct({ externalId: 'old', version: version(1), variants: [aVariant({ title: 'of old' })] })
  const young = aProduct({ externalId: 'young', version: version(2), variants: [aVariant({ title: 'of young' })] })
  const sets = [[old, young], [old], [young]]
  for (const which of arrival) await tell(...(sets[which] ?? []))
  expect((await catalog()).variants).toMatchObject([{ title: 'of young', product: { externalId: 'young' } }])
})

test('amounts beyond 2^53 and prices of other currencies keep their digits', async () => {
  await tell(aProduct({ currency: 'VND', variants: [aVariant({ priceMinor: 9_007_199_254_740_993n })] }))
  expect((await catalog()).variants).toMatchObject([{ priceMinor: 9_007_199_254_740_993n, currency: 'VND' }])
})

test('a set of nothing does nothing', async () => {
  await tell()
  await remove()
  expect(await catalog()).toEqual({ products: [], variants: [] })
})
