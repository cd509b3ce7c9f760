import { beforeEach, describe, expect, test } from 'vitest'
import type { IncomingProduct } from '../../src/catalog/incoming.ts'
import { recordProducts } from '../../src/catalog/record.ts'
import { joinTwins } from '../../src/imports/join-twins.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { aProduct, aVariant } from '../support/incoming.ts'
import { addStore } from '../support/rows.ts'
import { csv, shopifyLine, shopifyOrders, shopifyRow } from './files.ts'
import { importing } from './importing.ts'

const database = await testDatabase()
const { client } = database
const { bring, refusals } = importing(database)

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

const header = ['Handle', 'Title', 'Option1 Value', 'Variant SKU', 'Variant Price', 'Cost per item', 'Status']
const file = csv(
  header,
  ['sencha', 'Sencha', '100 g', 'TEA-100', '10.00', '4.50', 'active'],
  ['sencha', '', '500 g', 'TEA-500', '40.00', '', ''],
  ['teapot', 'Teapot', 'Default Title', 'POT', '30.00', '', 'active'],
  ['broken', 'Broken', 'Default Title', '', 'cheap', '', 'active'],
)
const products = { kind: 'products', fileName: 'products.csv' } as const

/** The same product by webhook, where it has numbers for ids. */
const sencha = (changes: Partial<IncomingProduct> = {}) =>
  aProduct({
    externalId: '7001',
    title: 'Sencha',
    url: 'https://shop.example/products/sencha',
    variants: [aVariant({ externalId: '9001', title: '100 g', sku: 'TEA-100' })],
    ...changes,
  })
const tell = (...told: IncomingProduct[]) => client.$transaction((rows) => recordProducts(rows, 'shop', told))

const known = async () =>
  (await client.product.findMany({ include: { variants: true }, orderBy: { externalId: 'asc' } })).map((product) => [
    product.externalId,
    product.variants.map((variant) => variant.externalId).sort(),
  ])
const lines = async () =>
  (await client.orderLine.findMany({ orderBy: { position: 'asc' } })).map((line) => [
    line.productExternalId,
    line.variantExternalId,
  ])

describe('products of a file', () => {
  test('are recorded, and those that cannot be read are refused', async () => {
    const done = await bring(file, products)
    expect(done).toMatchObject({ state: 'done', rows: 4, recorded: 2, refused: 1 })
    expect(await known()).toEqual([
      ['sencha', ['sencha/100 g', 'sencha/500 g']],
      ['teapot', ['teapot']],
    ])
    expect((await refusals(done.id)).map(({ line }) => line)).toEqual([5])
  })

  test('never overwrite what the platform told of the same id', async () => {
    await tell(aProduct({ externalId: '44', title: 'As the shop has it' }))
    const woo = csv(['ID', 'Type', 'SKU', 'Name', 'Regular price'], ['44', 'simple', 'POT', 'As the file has it', '1'])
    await bring(woo, { ...products, format: 'woocommerce' })
    expect(await client.product.findMany()).toMatchObject([{ externalId: '44', title: 'As the shop has it' }])
  })

  test('make way for the platform’s own, told before or after', async () => {
    await tell(sencha())
    await bring(file, products)
    expect(await known()).toEqual([
      ['7001', ['9001']],
      ['teapot', ['teapot']],
    ])
    await tell(sencha({ externalId: '7002', url: 'https://shop.example/products/teapot', variants: [] }))
    expect(await joinTwins(client)).toBe(1)
    expect(await joinTwins(client)).toBe(0)
    expect((await known()).map(([id]) => id)).toEqual(['7001', '7002'])
  })

  test('of another store are nobody’s twins', async () => {
    await addStore(database, { id: 'other' })
    await bring(file, products)
    await client.$transaction((rows) => recordProducts(rows, 'other', [sencha()]))
    expect(await joinTwins(client)).toBe(0)
  })
})

describe('lines of past orders that tell no product', () => {
  const totals = { Subtotal: '50.00', Total: '55.40' }
  const orders = shopifyOrders(shopifyRow(totals), shopifyLine({ 'Lineitem sku': '' }))

  test('are named by SKU, else by title', async () => {
    await bring(file, products)
    await bring(orders)
    expect(await lines()).toEqual([
      ['sencha', 'sencha/100 g'],
      ['teapot', 'teapot'],
    ])
  })

  test('stay without a product that nobody knows', async () => {
    await bring(orders)
    expect(await lines()).toEqual([
      [null, null],
      [null, null],
    ])
  })

  test('are not named where two products could be meant', async () => {
    const variants = [aVariant({ externalId: '9002', title: '100 g', sku: 'TEA-100' })]
    await tell(sencha(), sencha({ externalId: '7002', url: null, variants }))
    await bring(orders)
    expect(await lines()).toEqual([
      [null, null],
      [null, null],
    ])
  })

  test('name the platform’s product once it is known', async () => {
    await bring(file, products)
    await bring(orders)
    await tell(sencha())
    await joinTwins(client)
    expect(await lines()).toEqual([
      ['7001', '9001'],
      ['teapot', 'teapot'],
    ])
  })

  test('that tell a product keep it', async () => {
    await tell(sencha())
    const text = csv(
      ['order_id', 'date', 'qty', 'price', 'sku', 'product_id'],
      ['1', '2026-05-01', 1, 1, 'TEA-100', '55'],
    )
    const columns = {
      orderId: 'order_id',
      placedAt: 'date',
      quantity: 'qty',
      unitPrice: 'price',
      sku: 'sku',
      productId: 'product_id',
    }
    await bring(text, { format: 'generic', layout: { columns } })
    expect(await lines()).toEqual([['55', null]])
  })
})
