import { beforeAll, describe, expect, test } from 'vitest'
import { findCatalog } from '../../src/catalog/find-catalog.ts'
import { findProducts } from '../../src/catalog/find-products.ts'
import { addProduct } from '../offers/support/shop-rows.ts'
import { testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { noon } from '../support/sales.ts'

const database = await testDatabase()
const { client } = database

beforeAll(async () => {
  await addStore(database)
  await addStore(database, { id: 'other' })
  await addProduct(database, {
    id: '9007199254740993',
    title: 'Sencha',
    tags: ['Green', 'Japan'],
    category: 'Tea',
    sku: 'SEN-100',
  })
  await addProduct(database, { id: 'b', title: 'apple tea', category: 'Fruit' })
  await addProduct(database, { id: 'c', title: 'Änderung 100 %' })
  await addProduct(database, { id: 'd', title: 'Gone', deletedAt: noon })
  await addProduct(database, { id: 'e', title: 'Sencha', isActive: false, priceMinor: null })
  await addProduct(database, { id: 'f', title: 'Foreign sencha', storeId: 'other' })
})

const search = async (q?: string) =>
  (await findProducts(client, { storeId: 'shop', q })).items.map((product) => product.externalId)

describe('searching a store’s products', () => {
  test('all come by title in any case; deleted ones and those of other stores do not', async () => {
    expect((await search()).slice(0, 3)).toEqual(['b', '9007199254740993', 'e'])
    expect(new Set(await search(''))).toEqual(new Set(['b', 'c', '9007199254740993', 'e']))
  })

  test.each([
    ['part of a title', 'ench', ['9007199254740993', 'e']],
    ['a title in another case', 'SENCHA', ['9007199254740993', 'e']],
    ['a tag', 'japan', ['9007199254740993']],
    ['a category', 'fruit', ['b']],
    ['a SKU', 'sen-1', ['9007199254740993']],
    ['a percent sign is a percent sign', '100 %', ['c']],
    ['an underscore is one too', 'S_ncha', []],
    ['a backslash ends nothing', '\\', []],
    ['a quote is text', "o'neil", []],
    ['a NUL is left out', 'app\0le', ['b']],
    ['nothing has it', 'coffee', []],
  ])('%s', async (_, q, expected) => {
    expect(await search(q)).toEqual(expected)
  })

  test('pages meet without gap or repeat, also between equal titles', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await findProducts(client, { storeId: 'shop', cursor, limit: 1 })
      seen.push(...page.items.map((product) => product.externalId))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(await search())
  })

  test('a cursor that is none is refused', async () => {
    await expect(findProducts(client, { storeId: 'shop', cursor: 'x' })).rejects.toMatchObject({ code: 'bad-cursor' })
  })
})

describe('the catalog of named products', () => {
  test('has each with its variants, tombstones too, and leaves out what was never told', async () => {
    const catalog = await findCatalog(client, 'shop', ['9007199254740993', 'd', 'e', 'f', 'd', 'nowhere'])
    expect([...catalog.keys()]).toEqual(['9007199254740993', 'd', 'e'])
    expect(catalog.get('9007199254740993')).toMatchObject({
      ...{ title: 'Sencha', category: 'Tea', tags: ['Green', 'Japan'], isActive: true, isDeleted: false },
      variants: [{ externalId: '9007199254740993-1', priceMinor: 1500n, currency: 'EUR', stock: 5 }],
    })
    expect(catalog.get('d')).toMatchObject({ isDeleted: true, tags: [] })
    expect(catalog.get('e')).toMatchObject({ isActive: false, variants: [] })
  })

  test('variants stand in the platform’s order', async () => {
    const product = await addProduct(database, { id: 'sizes', title: 'Zz sizes', priceMinor: null })
    const made = { storeId: 'shop', productId: product.id, currency: 'EUR', priceMinor: 1n }
    for (const [place, position] of [2, 0, 1].entries()) {
      await client.variant.create({ data: { ...made, externalId: `v${place}`, title: `at ${position}`, position } })
    }
    const variants = (await findCatalog(client, 'shop', ['sizes'])).get('sizes')?.variants
    expect(variants?.map((variant) => variant.title)).toEqual(['at 0', 'at 1', 'at 2'])
  })

  test('no names need no query', async () => {
    expect(await findCatalog(client, 'shop', [])).toEqual(new Map())
  })
})
